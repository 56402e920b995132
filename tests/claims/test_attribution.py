"""Whom the text credits with a figure, and by which words."""

import pytest
from spacy.language import Language

from tests.claims.samples import only, read

pytestmark = pytest.mark.model


@pytest.mark.parametrize(
    ("text", "speaker", "cue"),
    [
        # a verb of saying above the figure, or behind it
        ("Police said 12 people were hurt.", "Police", "said"),
        ("Twelve people were hurt, police said.", "police", "said"),
        ("Fernbank announced that it would cut 300 jobs.", "Fernbank", "announced"),
        ("The minister told reporters that the bridge cost 90 million euros.", "minister", "told"),
        ("A report shows that 40 percent of farmers own their land.", "report", "shows"),
        ("Analysts estimate that the harvest fell 3 percent.", "Analysts", "estimate"),
        # according to
        ("According to the ministry, exports reached 40 billion yen.", "ministry", "According to"),
        (
            "Exports reached 40 billion yen, according to a report by the central bank.",
            "report by the central bank",
            "according to",
        ),
        # quotations
        ('"We hired 40 nurses," Anna Berg said.', "Anna Berg", "said"),
        ("\u201cWe hired 40 nurses,\u201d said Anna Berg, the director.", "Anna Berg", "said"),
        # the article itself
        ("Fernbank has 300 branches.", None, None),
        ("The mayor added 40 buses.", None, None),
        ("The ministry reported 40 cases.", None, None),
        ("The 40 nurses sang. The mayor said so.", None, None),
        ('The bridge cost 90 million euros. "It is fine," Anna Berg said.', None, None),
        # nobody knows who "he" is
        ("He said 12 people were hurt.", None, None),
    ],
)
def test_who_says_so(nlp: Language, text: str, speaker: str | None, cue: str | None) -> None:
    found = only(nlp, text).attribution
    assert (found.speaker, found.cue) == (speaker, cue)


def test_a_quotation_of_several_sentences_has_one_speaker(nlp: Language) -> None:
    text = 'Anna Berg said: "The harvest was 40 percent smaller. It will cost us 3 million euros."'
    assert {claim.attribution.speaker for claim in read(nlp, text).claims} == {"Anna Berg"}


def test_a_speaker_has_the_full_name(nlp: Language) -> None:
    text = "Anna Berg came to the farm.\n\nBerg said the harvest fell 3 percent."
    assert only(nlp, text).attribution.speaker == "Anna Berg"


def test_a_quotation_ends_with_its_paragraph(nlp: Language) -> None:
    text = 'Anna Berg said: "The farm is fine.\n\nThe bridge cost 90 million euros.'
    assert only(nlp, text).attribution.speaker is None


def test_a_share_of_people_is_no_speaker(nlp: Language) -> None:
    found = read(nlp, "Some 62 percent of them said that one in five had borrowed a game.")
    assert {claim.attribution.speaker for claim in found.claims} == {None}
