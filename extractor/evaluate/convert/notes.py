"""What labels say beyond their spans: gold -> a mark and a note for each label, and back.

A note holds all fields of a label but its place and its kind, which are those of the mark.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count
from typing import Any, NamedTuple

from extractor.evaluate.convert.marks import DATE, NOT_FACT, Mark, Marked, drafted, empty_fact

LISTS = {"claims": "", "dates": DATE, "not_facts": NOT_FACT}
PLACE = frozenset({"article", "start", "end", "quote", "kind"})

Note = Mapping[str, Any]
Notes = Mapping[tuple[str, Mark], Note]

_UNNAMED = {"id": None, "fact": None}


class Label(NamedTuple):
    """One label of an article; the note of a name has the id of its `chain`."""

    mark: Mark
    quote: str
    note: dict[str, Any]


class Sheet(NamedTuple):
    """An article as an annotation tool gives it back, with what no span of it can say: its
    cluster, its source and date, facts of the cluster, and the order of the cluster's chains."""

    cluster: str
    article: Mapping[str, Any]
    marked: Marked
    notes: Mapping[Mark, Note]
    facts: Sequence[dict[str, Any]] = ()
    chains: Sequence[str] = ()


def labels(gold: Mapping[str, Any], article: str) -> Iterator[Label]:
    """All labels of the article, list by list; `gold` are the JSON values of a file."""
    rows = [(row, row.get("kind") or label) for key, label in LISTS.items() for row in gold[key]]
    rows += [
        ({**name, "chain": chain["id"]}, chain["type"])
        for chain in gold["entities"]
        for name in chain["mentions"]
    ]
    for row, label in rows:
        if row["article"] == article:
            note = {key: value for key, value in row.items() if key not in PLACE}
            yield Label(Mark(row["start"], row["end"], label), row["quote"], note)


def beside(gold: Mapping[str, Any], article: Mapping[str, Any]) -> dict[str, Any]:
    """What a tool carries along with an article, for the fields of its `Sheet`.

    The order of chains, which may be many, is told with the first article alone.
    """
    chains = gold["entities"] if article is gold["articles"][0] else ()
    named = {row["fact"] for row in gold["claims"] if row["article"] == article["id"]}
    return {
        "cluster": gold["cluster"],
        "article": {key: value for key, value in article.items() if key != "text"},
        "facts": [fact for fact in gold["facts"] if fact["id"] in named],
        "chains": [chain["id"] for chain in chains],
    }


def clusters(sheets: Iterable[Sheet]) -> list[dict[str, Any]]:
    """The gold files, as JSON values, that the articles make up, one for each cluster.

    Claims without a note get ids of their own, facts that no claim names any more are gone, and
    those that are named and unknown are begun.
    """
    found: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        found.setdefault(sheet.cluster, []).append(sheet)
    return [_cluster(name, own) for name, own in found.items()]


def _cluster(name: str, sheets: Sequence[Sheet]) -> dict[str, Any]:
    gold = drafted(name, (sheet.marked for sheet in sheets))
    gold["articles"] = [
        {**sheet.article, "id": sheet.marked.id, "text": sheet.marked.text} for sheet in sheets
    ]
    notes = {(s.marked.id, mark): note for s in sheets for mark, note in s.notes.items()}
    for key, label in LISTS.items():
        for row in gold[key]:
            mark = Mark(row["start"], row["end"], row.get("kind") or label)
            row.update(_UNNAMED if key == "claims" else {})
            note = notes.get((row["article"], mark), {})
            row.update({field: value for field, value in note.items() if field not in PLACE})
    facts = {fact["id"]: fact for sheet in sheets for fact in sheet.facts}
    _name(gold["claims"], facts)
    named = dict.fromkeys(row["fact"] for row in gold["claims"])
    kept = [fact for fact in facts.values() if fact["id"] in named]
    gold["facts"] = kept + [empty_fact(each) for each in named if each not in facts]
    order = list(dict.fromkeys(chain for sheet in sheets for chain in sheet.chains))
    gold["entities"] = _ordered(_chains(gold["entities"], notes), order, sheets)
    return gold


def _name(claims: Sequence[dict[str, Any]], facts: Iterable[str]) -> None:
    """Gives each claim that has no id, or no fact, the next that is free."""
    ids, known = {row["id"] for row in claims}, {*facts, *(row["fact"] for row in claims)}
    for key, letter, taken in (("id", "c", ids), ("fact", "f", known)):
        free = (name for name in (f"{letter}{n}" for n in count(1)) if name not in taken)
        for row in claims:
            row[key] = row[key] or next(free)


def _chains(drafted: Iterable[dict[str, Any]], notes: Notes) -> list[dict[str, Any]]:
    """The names by the chains that their notes give; one without goes with those spelt alike."""
    chains: dict[str, dict[str, Any]] = {}
    for chain in drafted:
        type, names = chain["type"], chain["mentions"]
        marks = [(name["article"], Mark(name["start"], name["end"], type)) for name in names]
        told = [notes.get(mark, {}).get("chain") for mark in marks]
        usual = next(filter(None, told), f"{type} {names[0]['quote']}")
        for name, id in zip(names, told, strict=True):
            own = chains.setdefault(id or usual, {**chain, "id": id or usual, "mentions": []})
            own["mentions"].append(name)
    return list(chains.values())


def _ordered(
    chains: list[dict[str, Any]], order: Sequence[str], sheets: Sequence[Sheet]
) -> list[dict[str, Any]]:
    """Chains as they were told, new ones last; their names in the order of the text."""
    articles = [sheet.marked.id for sheet in sheets]
    for chain in chains:
        chain["mentions"].sort(key=lambda name: (articles.index(name["article"]), name["start"]))
    places = {name: place for place, name in enumerate(order)}
    return sorted(chains, key=lambda chain: places.get(chain["id"], len(places)))
