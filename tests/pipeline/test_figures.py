"""Which numbers of a sentence are figures, with kind and unit; needs the trained pipeline."""

import random
from collections.abc import Iterator

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from extractor import kinds
from extractor.pipeline.spans import marked

pytestmark = pytest.mark.model

# sentence, then each figure as: text | kind | unit
FOUND = {
    # counts whose noun stands behind them
    "The region planted 350 trees along the canal.": ["350 trees|count|tree"],
    "More than 40 volunteers cleaned the beach.": ["More than 40 volunteers|count|volunteer"],
    "Up to 500 jobs will go.": ["Up to 500 jobs|count|job"],
    "No fewer than 30 flights were cancelled.": ["No fewer than 30 flights|count|flight"],
    "Hundreds of commuters and tourists were stranded.": [
        "Hundreds of commuters and tourists|count|commuter"
    ],
    "Dozens of houses were flooded.": ["Dozens of houses|count|house"],
    "Over 2,300 surveyed farmers answered the letter.": [
        "Over 2,300 surveyed farmers|count|farmer"
    ],
    "The museum lent two of its paintings to Oslo.": ["two of its paintings|count|painting"],
    "Between 30 and 40 boats took part.": ["Between 30 and 40 boats|count|boat"],
    "The airline has 1,200 pilots and 3,500 cabin crew.": [
        "1,200 pilots|count|pilot",
        "3,500 cabin crew|count|crew",
    ],
    "The clinic treated 14 children and 9 women.": [
        "14 children|count|child",
        "9 women|count|woman",
    ],
    "A total of 61 schools took part.": ["61 schools|count|school"],
    "One person was arrested.": ["One person|count|person"],
    "The two companies signed the contract.": ["two companies|count|company"],
    # counts whose noun stands elsewhere
    "Police counted 19 dead and 43 injured.": ["19 dead|count|person", "43 injured|count|person"],
    "The blast killed 35 and wounded 60.": ["35|count|person", "60|count|person"],
    "The toll rose to 85.": ["85|count|person"],
    "The quake left a death toll of 35.": ["35|count|person"],
    "Six of the nine members voted against the plan.": [
        "Six|count|member",
        "nine members|count|member",
    ],
    "The ministry bought 20 buses, 15 of them electric.": ["20 buses|count|bus", "15|count|bus"],
    # money, shares, changes
    "The firm paid about $4.5 million for the rights.": ["about $4.5 million|money|USD"],
    "The council spent 12 million euros ($13.2 million) on the bridge.": [
        "12 million euros|money|EUR",
        "$13.2 million|money|USD",
    ],
    "Shares fell 45 cents to $71.20.": ["45 cents|money|USD", "$71.20|money|USD"],
    "About one-third of the shops stayed closed.": ["About one-third|percent|%"],
    "Nearly seven in ten voters backed the mayor.": ["Nearly seven in ten|percent|%"],
    "Grain exports rose from 5 to 7 percent.": ["5|percent|%", "7 percent|percent|%"],
    "The rate was cut by 50 basis points.": ["50 basis points|percentage_point|pp"],
    "Profit more than doubled.": ["more than doubled|multiple|x"],
    "Output was 2.5 times higher than a decade ago.": ["2.5 times|multiple|x"],
    # measures and durations
    "The harbour index closed at 117.": ["117|measure|point"],
    "A 5.8-magnitude tremor shook the valley.": ["5.8-magnitude|measure|magnitude"],
    "The tunnel is 12 km (7.5 miles) long.": ["12 km|measure|kilometre", "7.5 miles|measure|mile"],
    "The plant makes 400,000 barrels per day.": ["400,000 barrels per day|measure|barrel"],
    "A three-day fair opened on Monday.": ["three-day|duration|day"],
}

# Numbers that state nothing about a quantity.
NONE = [
    # ordinals and pronouns
    "She finished third in the race.",
    "The 21st century began slowly.",
    "He came second and she came first.",
    "One of the reasons is the weather.",
    "No one was hurt.",
    "He was not one to complain.",
    pytest.param("One day he will return.", marks=pytest.mark.xfail(reason='"one" is an article')),
    # names with numbers
    "The Boeing 737 landed safely.",
    "The Group of 20 met in Delhi.",
    "The G20 leaders met.",
    "The F-16 jets returned.",
    "He used an AK-47 rifle.",
    "Covid-19 spread fast.",
    "Windows 11 is sold in shops.",
    "Formula 1 returns to the city.",
    "The 4x4 car got stuck.",
    "Route 66 was closed.",
    "Interstate 95 was closed near the coast.",
    "She took Flight 370 to Lima.",
    # ages and scores
    "Erik Lund, 34, joined the board.",
    "A 41-year-old driver was hurt.",
    "The home side won 3-1.",
    "The home side beat the visitors 24-17 on Sunday.",
    "The vote was 52-48.",
    "The score was 2-2 at half-time.",
    # addresses, telephones, rooms
    "She lives at 14 Harbour Street.",
    "The office at 221 Oak Avenue was closed.",
    "Room 101 was empty.",
    "Call 555-0134 for details.",
    "Call (212) 555-0134 for details.",
    # years, dates, times of day
    "In 2015 the bridge was closed.",
    "The 2019 budget was passed late.",
    "He was born on 4 May 1961.",
    "The meeting began at 10:30 on Tuesday.",
    "The meeting began at 5 p.m. on Tuesday.",
    "The shop is open 24/7.",
    # sections, pages, ranks, versions
    "Section 230 of the law protects websites.",
    "Chapter 11 protects the company from its creditors.",
    "Resolution 1441 was passed.",
    "The rule is on page 48.",
    "Level 3 warnings are in force.",
    "The song was in the top 10 for weeks.",
    "No. 7 is the best seed.",
    "The file is 3.11.2 of the program.",
    # idioms, and no number at all
    "Use two-factor login on every account.",
    "Nobody counted anything.",
]


def figures(doc: Doc) -> Iterator[str]:
    for span, start, end in marked(doc, "figures"):
        text = doc.text[start:end]
        figure = kinds.read(text, kind=span.label_, unit=span.kb_id_ or None)  # type: ignore[arg-type]
        assert figure is not None
        yield f"{text}|{figure.kind}|{figure.unit}"


@pytest.mark.parametrize("sentence", FOUND)
def test_figures_of_a_sentence(nlp: Language, sentence: str) -> None:
    assert list(figures(nlp(sentence))) == FOUND[sentence]


@pytest.mark.parametrize("sentence", NONE)
def test_a_number_that_is_no_figure(nlp: Language, sentence: str) -> None:
    assert list(figures(nlp(sentence))) == []


FILLERS = [
    "Rain fell over the hills for most of the week.",
    "The mayor thanked the volunteers and went home.",
    "Nobody at the ministry wanted to comment.",
    "Trains were late again, and buses were full.",
    "In the old town, shops stayed open.",
]
PLANTED = {
    "The council paid {} for the land.": [
        "€4.5 million",
        "nearly RMB45 billion",
        "about $200",
        "£2bn",
    ],
    "Exports grew by {} in the spring.": ["12 percent", "almost 3.5%", "more than 8 percent"],
    "The club hired {} in the spring.": [
        "25 nurses",
        "more than 4,000 teachers",
        "dozens of guards",
    ],
    "The road is {} long.": ["12 km", "at least 30 miles", "800 metres"],
}


@pytest.mark.parametrize("seed", range(12))
def test_planted_figures_come_back_where_they_are(nlp: Language, seed: int) -> None:
    chance = random.Random(seed)
    text, expected = "", []
    for frame, planted in PLANTED.items():
        figure = chance.choice(planted)
        text += " ".join(chance.sample(FILLERS, chance.randint(1, 3))) + chance.choice(
            ["\n\n", " "]
        )
        start = len(text) + frame.index("{}")
        expected.append((start, start + len(figure), figure))
        text += frame.format(figure) + chance.choice([" ", "\n\n", "\n"])
    doc = nlp(text)
    found = [(start, end, text[start:end]) for _, start, end in marked(doc, "figures")]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("Sales were ~210B yen.", "~210B yen"),
        ("Sales were C$40m.", "C$40m"),
        ("It (US$28.4 billion) was spent.", "US$28.4 billion"),
        ("It cost €1.4-1.6bn.", "€1.4-1.6bn"),
    ],
)
def test_a_token_may_be_wider_than_its_figure(nlp: Language, text: str, quote: str) -> None:
    doc = nlp(text)
    ((span, start, end),) = marked(doc, "figures")
    assert text[start:end] == quote
    assert span.start_char <= start < end <= span.end_char


def test_figures_never_overlap_dates_or_what_is_skipped(nlp: Language) -> None:
    text = "By Anna Berg\n\nIn 2015 the town had 900 homes.\n\nRead more: 10 bridges to see\n"
    assert list(figures(nlp(text))) == ["900 homes|count|home"]
