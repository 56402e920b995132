"""What a figure measures, and of whom: a table of rules over the parse; the first to fit decides.

Each rule takes the place of a figure and what the figure before it answered, and returns an answer
or None. To add one, write it beside its kin and add it to `RULES`.
"""

from extractor.claims import changes, counts, levels, shares, theft
from extractor.claims.question import Answer, Rule
from extractor.claims.site import Site

# In the order of how much the words around a figure commit to.
RULES: tuple[Rule, ...] = (
    levels.index_score,
    changes.multiple_of,
    theft.loot,
    changes.change_of_adverb,
    levels.distance,
    levels.dimension,
    shares.share,
    shares.share_of_group,
    levels.magnitude,
    levels.worth,
    levels.modifier,
    levels.chained,
    counts.part_of_toll,
    counts.casualties,
    changes.change_of_verb,
    changes.revised,
    levels.level,
    counts.count_object,
    counts.count_subject,
    counts.counted_group,
    levels.object_of_verb,
    levels.noun_alone,
)


def answer(site: Site, previous: Answer | None) -> Answer:
    """The question that the figure answers, by the first rule of `RULES` that fits."""
    for rule in RULES:
        if found := rule(site, previous):
            return found
    return Answer("claim.none", None, None)
