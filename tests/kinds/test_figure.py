"""Figures of every kind in whole sentences: span, kind, relation, bounds, unit, per."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractor import kinds

# sentence, then each figure as: text | kind | relation | low | high | unit | per
FIGURES = {
    # money
    "Sales came to more than 300 billion yen (US$2.1 billion).": [
        "more than 300 billion yen|money|>|300000000000||JPY|",
        "US$2.1 billion|money|=|2100000000|2100000000|USD|",
    ],
    "Orders of nearly RMB45 billion were booked.": [
        "nearly RMB45 billion|money|<~|45000000000|45000000000|CNY|"
    ],
    "The pitcher has a $7m-a-year deal.": ["$7m-a-year|money|=|7000000|7000000|USD|year"],
    "It offered $31 a share.": ["$31 a share|money|=|31|31|USD|share"],
    "Oil fell 45 cents to $71.20 a barrel.": [
        "45 cents|money|=|0.45|0.45|USD|",
        "$71.20 a barrel|money|=|71.2|71.2|USD|barrel",
    ],
    "Costs of €1.4-1.6bn are likely.": ["€1.4-1.6bn|money|range|1400000000|1600000000|EUR|"],
    "Costs of $300 to $4 million are named.": ["$300 to $4 million|money|range|300|4000000|USD|"],
    "Damage runs from $800 million to $1.1 billion.": [
        "$800 million to $1.1 billion|money|range|800000000|1100000000|USD|"
    ],
    "A £2bn-plus contract": ["£2bn-plus|money|>=|2000000000||GBP|"],
    "Cash flow was −$3.5 billion.": ["−$3.5 billion|money|=|-3500000000|-3500000000|USD|"],
    "A few million dollars went missing.": [
        "A few million dollars|money|vague|3000000|5000000|USD|"
    ],
    "The contractor got Rs 3 crore.": ["Rs 3 crore|money|=|30000000|30000000|INR|"],
    # percent, points
    "It rose between 3 and 4 percent.": ["between 3 and 4 percent|percent|range|3|4|%|"],
    "It rose from 3 to 4 percent.": ["3|percent|=|3|3|%|", "4 percent|percent|=|4|4|%|"],
    "Up to 12% of stores closed.": ["Up to 12%|percent|<=||12|%|"],
    "One-third of the stores closed.": ["One-third|percent|=|33.333|33.333|%|"],
    "More than half of the stores closed.": ["More than half|percent|>|50||%|"],
    "Nearly seven in ten shops closed.": ["Nearly seven in ten|percent|<~|70|70|%|"],
    "The bank moved by 75 basis points.": ["75 basis points|percentage_point|=|0.75|0.75|pp|"],
    "It won by 3.5 percentage points.": ["3.5 percentage points|percentage_point|=|3.5|3.5|pp|"],
    # multiples
    "It was 2.5 times higher than before.": ["2.5 times|multiple|=|2.5|2.5|x|"],
    "Output more than doubled.": ["more than doubled|multiple|>|2||x|"],
    "A ten-fold jump": ["ten-fold|multiple|=|10|10|x|"],
    # measures
    "A 5.8-magnitude tremor": ["5.8-magnitude|measure|=|5.8|5.8|magnitude|"],
    "The tremor had magnitude 5.8.": ["magnitude 5.8|measure|=|5.8|5.8|magnitude|"],
    "It struck 12 km (7.5 miles) down.": [
        "12 km|measure|=|12|12|kilometre|",
        "7.5 miles|measure|=|7.5|7.5|mile|",
    ],
    "It was minus 8 degrees Celsius.": ["minus 8 degrees Celsius|measure|=|-8|-8|degree Celsius|"],
    "The index lost 40 points.": ["40 points|measure|=|40|40|point|"],
    # durations
    "A four-day fair": ["four-day|duration|=|4|4|day|"],
    "It took almost three hours.": ["almost three hours|duration|<~|3|3|hour|"],
    "Drivers with 10+ years": ["10+ years|duration|>=|10||year|"],
}


@pytest.mark.parametrize("sentence", FIGURES)
def test_figures_of_a_sentence(sentence: str) -> None:
    found = [
        "|".join(str(x if x is not None else "") for x in (
            f.text, f.kind, f.relation, _plain(f.low), _plain(f.high), f.unit, f.per,
        ))
        for f in kinds.find(sentence)
    ]  # fmt: skip
    assert found == FIGURES[sentence]


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else format(number.normalize(), "f")


@pytest.mark.parametrize(
    "sentence",
    [
        "She was in the top 1% of earners.",
        "A 41-year-old driver was hurt.",
        "A third person was hurt.",
        "He won three times in a row.",
        "Nothing is counted here.",
    ],
)
def test_no_figure_by_the_text_alone(sentence: str) -> None:
    assert kinds.find(sentence) == []


QUALIFIERS = {
    "more than": ">", "over": ">", "at least": ">=", "no fewer than": ">=", "less than": "<",
    "under": "<", "up to": "<=", "as many as": "<=", "about": "~", "some": "~", "around": "~",
    "an estimated": "~", "nearly": "<~", "almost": "<~", "just under": "<~", "just over": ">~",
    "slightly more than": ">~",
}  # fmt: skip


@pytest.mark.parametrize(("words", "relation"), QUALIFIERS.items())
def test_qualifiers(words: str, relation: str) -> None:
    text = f"It is worth {words} 70 million euros today."
    (figure,) = kinds.find(text)
    assert figure.text == f"{words} 70 million euros"
    assert figure.relation == relation
    assert figure.low == (None if relation in ("<", "<=") else 70_000_000)
    assert figure.high == (None if relation in (">", ">=") else 70_000_000)


@pytest.mark.parametrize(
    ("text", "country", "unit"),
    [
        ("$5 million", None, "USD"),
        ("$5 million", "AU", "AUD"),
        ("5 million pounds", None, "GBP"),
        ("5 million pounds", "EG", "EGP"),
        ("¥5 million", "CN", "CNY"),
        ("US$5 million", "AU", "USD"),
    ],
)
def test_shared_signs_take_the_country(text: str, country: str | None, unit: str) -> None:
    (figure,) = kinds.find(text, country=country)
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "kind", "unit", "relation"),
    [
        ("over 300 patents", "count", "patent", ">"),
        ("over 6,000 surveyed engineers", "count", "engineer", ">"),
        ("Hundreds of industry guests and speakers", "count", "guest", "vague"),
        ("19 dead", "count", "person", "="),
        ("two of the ferries", "count", "ferry", "="),
        ("nearly 40 percent", "percent", "%", "<~"),
    ],
)
def test_read_takes_a_whole_span(text: str, kind: str, unit: str, relation: str) -> None:
    figure = kinds.read(text)
    assert figure is not None
    assert (figure.kind, figure.unit, figure.relation) == (kind, unit, relation)
    assert (figure.start, figure.end) == (0, len(text))


def test_a_bare_number_takes_the_kind_that_its_sentence_gives_it() -> None:
    assert kinds.read("117") is None
    measure = kinds.read("117", kind="measure", unit="point")
    assert measure is not None
    assert (measure.kind, measure.unit, measure.low) == ("measure", "point", 117)
    count = kinds.read("at least 30", kind="count")
    assert count is not None
    assert (count.kind, count.unit, count.relation) == ("count", None, ">=")


FILLERS = ["", "Officials met again. ", "On the coast, ", "It rained and ", "(see below) "]
PLANTED = ["$4.5 million", "about 12 percent", "at least 30 km", "nearly €2bn", "five-year"]


@given(st.sampled_from(FILLERS), st.sampled_from(PLANTED), st.sampled_from(FILLERS))
def test_planted_figures_are_found_where_they_are(before: str, figure: str, after: str) -> None:
    text = f"{before}the plan of {figure} stands. {after}"
    (found,) = kinds.find(text)
    assert text[found.start : found.end] == found.text == figure


@given(st.text(alphabet="0123456789 .,$€%-–()kmbn dotwenhurlias'", max_size=60))
def test_any_text_gives_valid_figures(text: str) -> None:
    end = 0
    for figure in kinds.find(text):
        assert end <= figure.start < figure.end <= len(text)
        assert figure.text == text[figure.start : figure.end]
        if figure.low is not None and figure.high is not None:
            assert figure.low <= figure.high
        again = kinds.read(figure.text, kind=figure.kind)
        assert again is not None
        end = figure.end
