"""Properties of reading figures: a value written in any style is read back, wherever it stands."""

from dataclasses import dataclass
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from extractor import kinds
from extractor.kinds.number import scan
from extractor.model import Figure

ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = {10**9: "billion", 10**6: "million", 10**3: "thousand"}
SHORT = {10**12: "tn", 10**9: "bn", 10**6: "mn", 10**3: "k"}


def in_words(value: int) -> str:
    """The value as a newspaper spells it: "two hundred and five thousand and twelve"."""
    for scale, name in SCALES.items():
        if value >= scale:
            rest = value % scale
            joint = " and " if 0 < rest < 100 else " "
            return f"{in_words(value // scale)} {name}" + (joint + in_words(rest) if rest else "")
    if value >= 100:
        rest = value % 100
        return f"{ONES[value // 100]} hundred" + (f" and {in_words(rest)}" if rest else "")
    if value >= 20:
        return TENS[value // 10 - 2] + (f"-{ONES[value % 10]}" if value % 10 else "")
    return ONES[value]


@st.composite
def written(draw: st.DrawFn) -> tuple[str, Decimal]:
    """A number as text, and its value."""
    style = draw(st.sampled_from(("plain", "commas", "words", "short", "scaled", "decimal")))
    if style == "words":
        value = draw(st.integers(min_value=2, max_value=10**11))
        return in_words(value), Decimal(value)
    if style in ("short", "scaled"):
        tenths = draw(st.integers(min_value=1, max_value=9999))
        names = SHORT if style == "short" else SCALES
        scale = draw(st.sampled_from(sorted(names)))
        gap = "" if style == "short" else " "
        return f"{Decimal(tenths) / 10}{gap}{names[scale]}", Decimal(tenths) / 10 * scale
    if style == "decimal":
        value = Decimal(draw(st.integers(min_value=1, max_value=10**7))) / 100
        return f"{value:,}", value
    whole = draw(st.integers(min_value=2, max_value=10**12))
    return (f"{whole:,}" if style == "commas" else str(whole)), Decimal(whole)


UNITS = st.sampled_from(
    [
        ("${}", "money", "USD"),
        ("A${}", "money", "AUD"),
        ("{} euros", "money", "EUR"),
        ("{} Norwegian kroner", "money", "NOK"),
        ("{} percent", "percent", "%"),
        ("{} percentage points", "percentage_point", "pp"),
        ("{} kilometres", "measure", "kilometre"),
        ("{} tonnes", "measure", "tonne"),
        ("{} hours", "duration", "hour"),
    ]
)
HEDGES = st.sampled_from(
    [("", "="), ("about ", "~"), ("nearly ", "<~"), ("more than ", ">"), ("up to ", "<=")]
)
# What may stand around a figure without changing it.
FILLER = st.sampled_from(["", "It came to ", "Officials spoke of ", "(", "In the end, "])
ENDS = st.sampled_from(["", ".", ", officials said.", ")", "; nobody objected."])


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_numbers_in_words_are_exact(value: int) -> None:
    (number,) = scan(f"some {in_words(value)}.")
    assert number.low == number.high == value


@dataclass(frozen=True)
class Written:
    """A figure as text, what it is read as, and what stands before and behind it."""

    text: str
    value: Decimal
    kind: str
    unit: str
    relation: str
    before: str
    after: str


@st.composite
def figures(draw: st.DrawFn) -> Written:
    digits, value = draw(written())
    pattern, kind, unit = draw(UNITS)
    hedge, relation = draw(HEDGES)
    text = hedge + pattern.format(digits)
    return Written(text, value, kind, unit, relation, draw(FILLER), draw(ENDS))


@given(figures())
def test_a_written_value_is_read_back(told: Written) -> None:
    (figure,) = kinds.find(told.before + told.text + told.after)
    assert (figure.text, figure.kind, figure.unit) == (told.text, told.kind, told.unit)
    assert figure.relation == told.relation
    assert {figure.low, figure.high} - {None} == {told.value}


@given(figures())
def test_a_figure_in_filler_is_the_figure_alone(told: Written) -> None:
    (one,) = kinds.find(told.text)
    (other,) = kinds.find(told.before + told.text + told.after)
    shift = len(told.before)
    assert other == one.model_copy(update={"start": shift, "end": one.end + shift})


def is_sound(figure: Figure, text: str) -> bool:
    bounds = [b for b in (figure.low, figure.high) if b is not None]
    return text[figure.start : figure.end] == figure.text and bounds == sorted(bounds)


NEWSLIKE = st.lists(
    st.sampled_from(
        [
            "$",
            "5",
            "5.2",
            "1,000",
            "million",
            "bn",
            "percent",
            "a",
            "half",
            "third",
            "and",
            "of",
            "-",
            "to",
            "from",
            "between",
            "per",
            "year",
            "£",
            "(",
            ")",
            ".",
            ",",
            "more",
            "than",
            "nearly",
            "3/4",
            "e",
            "x10",
            "dozens",
            "hundreds",
            "twenty",
            "two",
            "pounds",
            "m",
            "°C",
            "hour",
            "old",
            "/",
            "2019",
            "%",
            "+",
        ]
    ),
    max_size=14,
).map(" ".join)


@given(st.one_of(st.text(), NEWSLIKE, NEWSLIKE.map(lambda text: text.replace(" ", ""))))
def test_any_text_is_read_without_an_error_and_offsets_hold(text: str) -> None:
    figures = kinds.find(text)
    assert all(is_sound(figure, text) for figure in figures)
    ends = [0, *(figure.end for figure in figures)]
    assert all(end <= figure.start for end, figure in zip(ends, figures, strict=False))
