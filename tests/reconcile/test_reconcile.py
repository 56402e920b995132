from base64 import b64encode
from collections import Counter
from decimal import Decimal
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor.model import Claim, Entity
from extractor.reconcile import reconcile
from extractor.reconcile.interval import Interval, meet, nominal
from tests.reconcile.samples import claim, share

D = Decimal
# What two unlike texts look like.
WIRE, LOCAL = (b64encode(bytes([byte]) * 64).decode() for byte in b"ab")


def licences(name: str, value: str, unit: str, **fields: object) -> Claim:
    topic = {
        "subject": "seed breeders of the Lumenta valley",
        "metric": "revenue from licences abroad",
        "kind": "money",
        "unit": unit,
    }
    return claim(name, value, **(topic | fields))


def test_a_bound_its_restatement_and_an_approach_from_below_are_one_fact() -> None:
    story = [
        licences("a", "200000000000", "CNY", relation=">", article="a", start=10, end=36),
        licences("b", "28400000000", "USD", article="a", start=38, end=53, restates="c-a"),
        licences("c", "210000000000", "CNY", relation="<~", source="Valley Herald"),
        share(
            "d", "40", subject="Lumenta breeders", metric="share of the national licence revenue"
        ),
        share(
            "e",
            "33.3",
            relation=">",
            subject="Lumenta licences",
            metric="share of the domestic total revenue",
        ),
    ]
    revenue, whole, third = reconcile(story)
    assert [member.id for member in revenue.claims] == ["c-a", "c-b", "c-c"]
    assert (revenue.status, revenue.unit, revenue.sources) == ("compatible", "CNY", 2)
    assert (revenue.low, revenue.high) == (D(200_000_000_000), D(210_000_000_000))
    assert "1 USD = 7.04 CNY as restated" in revenue.explanation
    assert (whole.value, third.low) == (D(40), D("33.3"))
    (miss,) = whole.verdicts
    assert (miss,) == third.verdicts
    assert (miss.verdict, miss.rule) == ("different", "group.opposites")


def test_a_page_that_is_updated_replaces_itself_and_is_one_source() -> None:
    page = {"url": "https://example.org/fire", "source": None}
    first = claim("a", "41", **page)
    second = claim("b", "43", published="2021-03-05", **page)
    (fact,) = reconcile([first, second])
    assert (fact.status, fact.value, fact.current, fact.sources) == ("updated", D(43), "c-b", 1)
    assert [member.role for member in fact.claims] == ["superseded", "supports"]
    assert fact.verdicts[0].reason == (
        "the page was updated: 43 people on 2021-03-05 for the 41 people of 2021-03-04"
    )
    (fact,) = reconcile([first, second, claim("c", "43")])
    assert (fact.status, fact.value, fact.sources) == ("updated", D(43), 2)


def test_nothing_gives_nothing() -> None:
    assert reconcile([]) == ()


def test_of_claims_with_one_id_one_is_kept() -> None:
    same = [claim("a", "41"), claim("a", "42")]
    assert reconcile(same) == reconcile(same[::-1])
    assert [len(fact.claims) for fact in reconcile(same)] == [1]


@st.composite
def stories(draw: st.DrawFn) -> list[Claim]:
    """Up to nine claims whose words, values and places often coincide."""
    made = []
    looks = {article: draw(st.sampled_from([None, WIRE, LOCAL])) for article in "xyz"}
    pages = {article: draw(st.sampled_from([None, "https://example.org/a"])) for article in "xyz"}
    for position, name in enumerate("abcdefghi"[: draw(st.integers(1, 9))]):
        money = draw(st.booleans())
        topic = {"subject": "port of Bergen", "metric": "cost of cranes"} if money else {}
        article = draw(st.sampled_from("xyz"))
        made.append(
            claim(
                name,
                draw(st.sampled_from(["1", "12", "13", "200", "210", "2000"])),
                kind="money" if money else "count",
                unit=draw(st.sampled_from(["EUR", "NOK"])) if money else "person",
                relation=draw(st.sampled_from(["=", "=", "~", ">", "<~", "<="])),
                article=article,
                sketch=looks[article],
                url=pages[article],
                start=20 * position,  # claims of one article never overlap
                end=20 * position + draw(st.sampled_from([8, 18])),
                published=draw(st.sampled_from([None, "2021-03-04", "2021-03-05T10:00"])),
                vintage=draw(st.sampled_from([None, None, "final", "retracted"])),
                polarity=draw(st.sampled_from(["pos", "pos", "neg"])),
                restates=draw(st.sampled_from([None, None, None, "c-a", "c-b", "c-gone"])),
                scope=draw(st.sampled_from([None, "crew"])),
                **topic,
            )
        )
    return made


RATES = st.sampled_from([None, {"EUR/NOK": D(10)}])


@given(stories(), RATES, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_order_does_not_matter(
    story: list[Claim], rates: dict[str, Decimal] | None, random
) -> None:  # type: ignore[no-untyped-def]
    facts = reconcile(story, rates=rates)
    random.shuffle(story)
    again = reconcile(story, rates=rates)
    assert [fact.model_dump_json() for fact in facts] == [fact.model_dump_json() for fact in again]


@given(stories(), RATES)
@settings(max_examples=200, deadline=None)
def test_facts_are_sound(story: list[Claim], rates: dict[str, Decimal] | None) -> None:
    facts = reconcile(story, rates=rates)
    assert Counter(m.id for fact in facts for m in fact.claims) == Counter(c.id for c in story)
    assert len({fact.id for fact in facts}) == len(facts)
    place = {member.id: fact.id for fact in facts for member in fact.claims}
    for fact in facts:
        members = {member.id for member in fact.claims}
        for verdict in fact.verdicts:
            inside = {verdict.a, verdict.b} <= members
            assert inside == (verdict.verdict != "different")
            assert inside == (place[verdict.a] == place[verdict.b])
        if fact.value is not None:
            assert meet(Interval(fact.low, fact.high), Interval(fact.value, fact.value))
        assert fact.current is None or fact.current in members


@given(stories())
@settings(max_examples=100, deadline=None)
def test_a_fact_alone_is_the_same_fact(story: list[Claim]) -> None:
    known = {made.id: made for made in story}
    for fact in reconcile(story):
        if "other articles" in fact.explanation:
            continue  # it takes a rate from what is told elsewhere
        alone = reconcile([known[member.id] for member in fact.claims])
        ours = tuple(v for v in fact.verdicts if v.verdict != "different")
        assert fact.model_copy(update={"verdicts": ours}) in [
            one.model_copy(
                update={"verdicts": tuple(v for v in one.verdicts if v.verdict != "different")}
            )
            for one in alone
        ]


@given(stories())
@settings(max_examples=100, deadline=None)
def test_a_dispute_spans_what_is_claimed(story: list[Claim]) -> None:
    known = {made.id: made for made in story}
    for fact in reconcile(story):
        span = Interval(fact.low, fact.high)
        for member in fact.claims:
            made = known[member.id]
            if (
                fact.status == "conflicting"
                and member.role == "disputes"
                and made.unit == fact.unit
            ):
                number = nominal(made).number
                assert number is not None
                assert number in span


def test_facts_come_in_the_order_of_their_first_claims() -> None:
    days = ["2021-03-09", "2021-03-01", "2021-03-05"]
    made = [claim(day, day[-1:], published=day, scope=f"deck {day}") for day in days]
    first = [fact.claims[0].id for fact in reconcile(made)]
    published = {one.id: one.published or "" for one in made}
    assert all(published[a] <= published[b] for a, b in pairwise(first))


def test_what_articles_call_one_thing_is_one_subject() -> None:
    """Two papers, two ids: apart until the entities say that both are one."""
    full = "Port Authority of Split"
    told = [
        claim("a", "417", subject="PAS staff", subject_entity="org:pas", metric="number of people"),
        claim("b", "423", subject=f"{full} staff", subject_entity="org:port", metric="people"),
    ]
    port = Entity(
        id="org:port",
        name=full,
        type="ORG",
        aliases=("PAS",),
        articles=2,
        mentions=2,
        code=None,
        merged={"org:pas": "its initials"},
    )
    assert len(reconcile(told)) == 2
    (fact,) = reconcile(told, entities=[port])
    assert fact.subject == f"{full} staff"


def test_a_full_name_that_ends_in_an_alias_is_not_filled_up_again() -> None:
    told = claim("a", "417", subject="Ashcombe Rovers board", subject_entity="org:rovers")
    rovers = Entity(
        id="org:ashcombe-rovers",
        name="Ashcombe Rovers",
        type="ORG",
        aliases=("Rovers",),
        articles=1,
        mentions=2,
        code=None,
        merged={"org:rovers": "its short name"},
    )
    (fact,) = reconcile([told], entities=[rovers])
    assert fact.subject == "Ashcombe Rovers board"
    short = told.model_copy(update={"subject": "Rovers board"})
    (fact,) = reconcile([short], entities=[rovers])
    assert fact.subject == "Ashcombe Rovers board"
