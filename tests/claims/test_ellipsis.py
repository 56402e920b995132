"""Figures that answer the question of the figure before them."""

import pytest
from spacy.language import Language

from tests.claims.samples import by_quote, read

pytestmark = pytest.mark.model

RULE = "claim.another_value"


@pytest.mark.parametrize(
    ("text", "quote", "metric"),
    [
        # verbs of judging and of telling
        ("Inflation slowed to 7.1% in May, but economists had forecast 7.4%.", "7.4%", "Inflation"),
        ("Profit was $410 million. Analysts had expected $400 million.", "$400 million", "Profit"),
        ("The fair drew 3,000 visitors. Organisers spoke of 9,000.", "9,000", "visitors drawn"),
        ("The fire ruined 240 houses. The Red Cross counted 310.", "310", "houses ruined"),
        # a pronoun
        ("The town has a median age of 46 years; in 2014 it was 40.1.", "40.1", "median age"),
    ],
)
def test_another_value_of_one_question(nlp: Language, text: str, quote: str, metric: str) -> None:
    claim = by_quote(nlp, text, quote)
    assert (claim.rule, claim.metric) == (RULE, metric)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        # of another unit, or of another order of magnitude
        ("Profit was $410 million. Analysts had expected 400 million euros.", "400 million euros"),
        ("The fair drew 30 visitors. Organisers spoke of 9,000.", "9,000"),
        # with things of its own, or of something
        ("The fair drew 3,000 visitors. Organisers counted 900 cars.", "900 cars"),
        ("Growth was 4 percent. Analysts had expected 5 percent of that.", "5 percent"),
        # the verb does not judge, or somebody else judges
        ("Profit was $410 million. The company paid $400 million.", "$400 million"),
        ("Illiteracy is 80 percent and unemployment is put at 85 percent.", "85 percent"),
        # nothing was said before, or too long ago
        ("Analysts had expected $400 million.", "$400 million"),
        (
            "Profit was $410 million. "
            + "It rained all day. " * 20
            + "Analysts expect $400 million.",
            "$400 million",
        ),
    ],
)
def test_a_question_of_its_own(nlp: Language, text: str, quote: str) -> None:
    assert by_quote(nlp, text, quote).rule != RULE


@pytest.mark.parametrize(
    ("quote", "rule"),
    [("2.9 percent", "claim.level_after_change"), ("2.6 percent", "claim.level_before_change")],
)
def test_what_is_revised_has_two_levels(nlp: Language, quote: str, rule: str) -> None:
    claim = by_quote(nlp, "Growth was revised to 2.9 percent from 2.6 percent.", quote)
    assert (claim.rule, claim.metric) == (rule, "Growth")


@pytest.mark.parametrize(
    ("text", "quote", "metric"),
    [
        (
            "The economy grew by 2.2 percent, better than the estimated 1.6 percent pace.",
            "1.6 percent",
            "estimated growth",
        ),
        (
            "The bank put growth at 1.5 percent, above its previous estimate of 1.3 percent.",
            "1.3 percent",
            "previous growth",
        ),
    ],
)
def test_a_value_named_again(nlp: Language, text: str, quote: str, metric: str) -> None:
    claim = by_quote(nlp, text, quote)
    assert (claim.rule, claim.metric) == ("claim.named_again", metric)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Output grew by 2.2 percent. The bank gave an estimate of 1.6 percent.", "1.6 percent"),
        ("Output grew by 2.2 percent at an unemployment rate of 4 percent.", "4 percent"),
        ("Output grew by 2.2 percent, and the estimate for 2025 is 90 percent.", "90 percent"),
    ],
)
def test_a_reading_of_something_else(nlp: Language, text: str, quote: str) -> None:
    assert by_quote(nlp, text, quote).rule != "claim.named_again"


def test_points_that_an_index_gained_are_a_change(nlp: Language) -> None:
    text = "The Nasdaq composite index rose 19.56 to 2,432.17."
    metrics = [claim.metric for claim in read(nlp, text).claims]
    assert metrics == ["change in level", "level"]
