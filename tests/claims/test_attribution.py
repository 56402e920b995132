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
        ("The fund, Anna Berg said, holds 21 million euros.", "Anna Berg", "said"),
        ("The mayor denied that 300 tickets had been sold.", "mayor", "denied"),
        ("Police withdrew their report that 40 people had been hurt.", "Police", "withdrew"),
        # a name beside the noun, or given before
        ("Its director, Anna Berg, said the harvest fell 3 percent.", "Anna Berg", "said"),
        ("The union Fernbund said 300 jobs would go.", "Fernbund", "said"),
        # verbs that judge the figure itself, or what it is of
        ("The army put the toll at 9.", "army", "put"),
        (
            "Analysts polled by the paper had expected a profit of $400 million.",
            "Analysts",
            "expected",
        ),
        ("Analysts had expected a profit of $400 million.", "Analysts", "expected"),
        (
            "Growth beat the 1.8 percent pace that economists had forecast.",
            "economists",
            "forecast",
        ),
        ("Organisers spoke of 20,000 visitors.", "Organisers", "spoke"),
        ("A profit of $400 million had been expected.", None, None),
        ("The farm put 40 cows in the barn.", None, None),
        # according to
        ("Ferries carried 51 million people, by the ministry's count.", "ministry", "by count"),
        ("Ferries carried 51 million people by the river.", None, None),
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


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            '"We lost 40 ewes," Anna Berg, a farmer, said.\n\n"We sold 30 rams," added the farmer.',
            "Anna Berg",
        ),
        ('"The flood took 40 ewes.\n\n"We sold 30 rams," Anna Berg said.', "Anna Berg"),
        ('"All is lost," Anna Berg said.\n\n"The flood took 40 ewes."', "Anna Berg"),
        ('Anna Berg said no more.\n\n"The flood took 40 ewes."', None),
    ],
)
def test_a_quotation_goes_on_in_the_next_paragraph(
    nlp: Language, text: str, speaker: str | None
) -> None:
    assert {claim.attribution.speaker for claim in read(nlp, text).claims} == {speaker}


def test_a_speaker_has_the_full_name(nlp: Language) -> None:
    text = "Anna Berg came to the farm.\n\nBerg said the harvest fell 3 percent."
    assert only(nlp, text).attribution.speaker == "Anna Berg"


def test_a_quotation_ends_with_its_paragraph(nlp: Language) -> None:
    text = 'Anna Berg said: "The farm is fine.\n\nThe bridge cost 90 million euros.'
    assert only(nlp, text).attribution.speaker is None


def test_a_share_of_people_is_no_speaker(nlp: Language) -> None:
    found = read(nlp, "Some 62 percent of them said that one in five had borrowed a game.")
    assert {claim.attribution.speaker for claim in found.claims} == {None}
