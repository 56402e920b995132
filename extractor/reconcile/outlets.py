"""Whom the text credits -> the paper or agency, if any: "the Sun-Times" is Acton Sun-Times."""

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from extractor import lexicon
from extractor.model import Claim
from extractor.reconcile.phrase import words

Name = tuple[str, ...]


class Outlets:
    """The sources of some claims, the agencies, and the papers that the claims credit."""

    def __init__(self, claims: Iterable[Claim]) -> None:
        self._by_end: dict[Name, set[Name]] = defaultdict(set)
        self._known = {words(agency) for agency in lexicon.load().attribution.agencies}
        papers: set[Name] = set()
        for source, speaker in {(c.source, c.attribution.speaker) for c in claims}:
            if source is not None:
                self._known.add(words(source))
            if speaker is not None and _is_paper(speaker):
                papers.add(words(speaker))
        for name in self._known | papers:
            for start in range(len(name)):
                self._by_end[name[start:]].add(name)

    def named(self, speaker: str | None) -> Name | None:
        """The outlet that goes by this name, or the only one whose name ends so; else null.

        Sources and agencies come before papers that are only credited.
        """
        name = words(speaker)
        if name in self._known or speaker is None:
            return name or None
        if not speaker.removeprefix("the ")[:1].isupper():
            return None  # "the bank" is no Fleet Bank
        longer = self._by_end.get(name, set()) - {name}
        if len(longer) == 1:
            return next(iter(longer))
        return name if name in self._by_end.get(name, ()) else None


@lru_cache(1 << 12)
def _is_paper(speaker: str) -> bool:
    """Whether the name ends as names of newspapers do."""
    last = speaker.replace("-", " ").split()[-1:]
    return bool(last) and last[0] in lexicon.load().attribution.papers
