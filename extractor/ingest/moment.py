"""How inputs write a moment -> ISO 8601, with the time of day and the zone that they state."""

import datetime as dt
from email.utils import parsedate_to_datetime

from extractor import layout

# The first newspapers; what is before is a null of some database.
EARLIEST_YEAR = 1600
# Ten digits count seconds, thirteen milliseconds since 1970; eight are a day without hyphens.
_SECONDS, _MILLISECONDS = 10, 13


def iso(text: str) -> str | None:
    """The moment in ISO 8601, a bare day where no time of day is stated; null for what is none.

    >>> iso("2024-04-30 16:38:37 +02:00"), iso("Tue, 30 Apr 2024 16:38:37 GMT"), iso("Apr 30, 2024")
    ('2024-04-30T16:38:37+02:00', '2024-04-30T16:38:37+00:00', '2024-04-30')
    """
    stripped = " ".join(text.split())
    readers = (_of_iso, _of_epoch, _of_mail, layout.published_of)
    found = next(filter(None, (read(stripped) for read in readers)), None)
    return found if found and int(found[:4]) >= EARLIEST_YEAR else None


def _of_iso(text: str) -> str | None:
    """ISO 8601 with a blank before the zone, or with its name, allowed."""
    compact = text.removesuffix("UTC").rstrip() + "Z" if text.endswith("UTC") else text
    day, _, clock = compact.replace("T", " ", 1).partition(" ")
    try:
        if not clock:
            return dt.date.fromisoformat(day).isoformat()
        return dt.datetime.fromisoformat(f"{day}T{clock.replace(' ', '')}").isoformat()
    except ValueError:
        return None


def _of_epoch(text: str) -> str | None:
    if not (text.isascii() and text.isdigit() and len(text) in (_SECONDS, _MILLISECONDS)):
        return None
    seconds = int(text) / (1000 if len(text) == _MILLISECONDS else 1)
    return dt.datetime.fromtimestamp(seconds, dt.UTC).isoformat()


def _of_mail(text: str) -> str | None:
    """RFC 2822, as feeds write it."""
    try:
        return parsedate_to_datetime(text).isoformat()
    except (ValueError, TypeError, IndexError):
        return None
