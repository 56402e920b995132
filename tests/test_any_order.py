"""Articles in any order, in any batches, with copies, versions and quotations: the same facts."""

from base64 import b64encode
from collections.abc import Iterable
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from extractor import batch, reconcile
from extractor.model import Annotation, Article
from extractor.store import IN_MEMORY, Store
from tests.reconcile.samples import claim

# What three texts look like: one, itself with another headline, and a different one.
LOOKS = tuple(
    b64encode(look).decode() for look in (b"a" * 64, b"b" * 16 + b"a" * 48, bytes(range(64)))
)


Found = dict[str, tuple[Article, Annotation]]


@st.composite
def annotated(draw: st.DrawFn) -> Found:
    """Up to six articles with up to three claims each, by id."""
    found = {}
    for name in "uvwxyz"[: draw(st.integers(2, 6))]:
        known = {
            "source": draw(st.sampled_from(["Echo", "Voice", "Wire", None])),
            "published": draw(st.sampled_from(["2021-03-04", "2021-03-05", None])),
            "url": draw(st.sampled_from(["https://example.org/fire", None])),
        }
        sketch = draw(st.sampled_from([*LOOKS, None]))
        claims = tuple(
            claim(
                f"{name}{place}",
                draw(st.sampled_from(["41", "42", "60"])),
                relation=draw(st.sampled_from(["=", "~", ">"])),
                speaker=draw(st.sampled_from([None, "Wire", "police"])),
                start=30 * place,
                end=30 * place + 9,
                article=name,
                sketch=sketch,
                **known,
            )
            for place in range(draw(st.integers(0, 3)))
        )
        read = Annotation(id=name, published=None, entities=(), figures=(), dates=(), claims=claims)
        found[name] = Article(id=name, text=f"Text {name}.", path=name, **known), read
    return found


def take(store: Store, found: Found, names: Iterable[str]) -> None:
    """A run over these articles, which reads in them what was drawn."""
    engine = batch.Engine(
        lambda articles: ((article, found[article.id][1]) for article in articles),
        lambda claims, entities: reconcile.reconcile(claims, entities=entities),
    )
    batch.keep((found[name][0] for name in names), store=store, engine=engine)


@given(annotated(), st.randoms(use_true_random=False), st.sets(st.integers(1, 5)))
@settings(max_examples=60, deadline=None)
def test_any_order_and_any_batches_give_the_same_facts(
    found: Found,
    random,  # type: ignore[no-untyped-def]
    cuts: set[int],
) -> None:
    names = list(found)
    random.shuffle(names)
    places = [0, *sorted(cut for cut in cuts if cut < len(names)), len(names)]
    with Store.open(IN_MEMORY) as whole, Store.open(IN_MEMORY) as parts:
        take(whole, found, found)
        for start, end in pairwise(places):
            take(parts, found, names[start:end])
        assert parts.facts() == whole.facts()
        claims = [each for _, read in found.values() for each in read.claims]
        assert list(reconcile.reconcile(claims)) == whole.facts()


@given(annotated(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_an_id_of_an_earlier_run_leads_to_the_fact_of_its_first_claim(
    found: Found,
    random,  # type: ignore[no-untyped-def]
) -> None:
    names = list(found)
    random.shuffle(names)
    with Store.open(IN_MEMORY) as store:
        take(store, found, names[:1])
        old = store.facts()
        take(store, found, names[1:])
        for fact in old:
            first = fact.claims[0].id
            assert first in {member.id for member in store.fact(fact.id).claims}
