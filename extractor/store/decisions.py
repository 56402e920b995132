"""The decisions of reviewers in a store: a table that is made when the first one is kept.

Stores of any version take it, and no run empties it.
"""

from collections.abc import Iterable

from extractor.decision import Decision
from extractor.store import Store, StoreError

_TABLE = """CREATE TABLE IF NOT EXISTS decisions (
  a TEXT NOT NULL REFERENCES claims(id), b TEXT REFERENCES claims(id), decision TEXT NOT NULL,
  reviewer TEXT, decided TEXT)"""
_FIELDS = Decision.model_fields.keys()


def keep(store: Store, decisions: Iterable[Decision]) -> None:
    """Keeps what reviewers decided, in place of what was decided of the same claims.

    Raises `StoreError`, and keeps none, when a claim is not in the store.
    """
    with store.chunk():
        store._execute(_TABLE)
        for name in _FIELDS - _columns(store):  # an older table has fewer
            store._execute(f"ALTER TABLE decisions ADD COLUMN {name} TEXT")
        for decision in decisions:
            _check(store, decision)
            store._execute("DELETE FROM decisions WHERE a = ? AND b IS ?", decision.a, decision.b)
            store._insert("decisions", decision.model_dump(mode="json"))


def read(store: Store) -> list[Decision]:
    """All decisions of reviewers, by claim."""
    names = sorted(_columns(store))
    if not names:
        return []
    rows = store._rows(f"SELECT {', '.join(names)} FROM decisions ORDER BY a, b")
    return [Decision.model_validate(dict(zip(names, row, strict=True))) for row in rows]


def _columns(store: Store) -> set[str]:
    """Those of the table; none while there is no table."""
    return {name for (name,) in store._rows("SELECT name FROM pragma_table_info('decisions')")}


def _check(store: Store, decision: Decision) -> None:
    for claim_id in (decision.a, decision.b or decision.a):
        if not store._rows("SELECT 1 FROM claims WHERE id = ?", claim_id):
            raise StoreError(f"no claim of the store has the id {claim_id!r}")
