"""One label for a name, by its mentions and by what stands around them."""

import pytest

from extractor.pipeline.entities.labels import vote
from tests.pipeline.entities.samples import after


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("{Zoe|ORG}, {Zoe|GPE}, {Zoe|ORG}", "{Zoe|ORG}, {Zoe|ORG}, {Zoe|ORG}"),
        (
            "{Anna Berg|PERSON}, {Berg|GPE}, {Berg|GPE}",
            "{Anna Berg|PERSON}, {Berg|PERSON}, {Berg|PERSON}",
        ),
        ("{Anna Oslo|PERSON}, {Oslo|GPE}", "{Anna Oslo|PERSON}, {Oslo|GPE}"),
        (
            "{Anna Berg|PERSON}, {Berg Books|ORG}, {Berg|ORG}",
            "{Anna Berg|PERSON}, {Berg Books|ORG}, {Berg|ORG}",
        ),
        ("Mr. {Zoltar|ORG}", "Mr. {Zoltar|PERSON}"),
        ("her husband {Zoltar|GPE}", "her husband {Zoltar|PERSON}"),
        ("{Charlotte Zoltar|ORG}", "{Charlotte Zoltar|PERSON}"),
        ("{Charlotte Bank|ORG}", "{Charlotte Bank|ORG}"),
        ("the town of {Zoltar|PERSON}", "the town of {Zoltar|GPE}"),
        ("{Zoltar|ORG}, Norway", "{Zoltar|GPE}, Norway"),
        ("{Zoltar|ORG}, 42, came", "{Zoltar|PERSON}, 42, came"),
        ("{Zoltar|ORG}, 42 others", "{Zoltar|ORG}, 42 others"),
        ("{Europe|GPE} paid", "{Europe|LOC} paid"),
        ("{Norway|ORG} paid", "{Norway|GPE} paid"),
        (
            "\u201c{Berg|WORK_OF_ART}\u201d by {Berg|PERSON}",
            "\u201c{Berg|WORK_OF_ART}\u201d by {Berg|PERSON}",
        ),
    ],
)
def test_one_label_for_each_name(marked: str, expected: str) -> None:
    assert after(vote, marked) == expected
