"""Claims and facts -> rows of their tables: the columns for people, and the record itself."""

from extractor.model import Claim, Fact

_CLAIM_COLUMNS = (
    *("id", "article", "quote", "start", "end", "kind", "relation", "low", "high", "unit"),
    *("subject", "metric", "scope", "modality", "rule"),
)
_FACT_COLUMNS = (
    *("id", "status", "subject", "metric", "scope", "kind", "unit", "low", "high", "value"),
    *("modality", "sources", "current", "explanation"),
)


def of_claim(claim: Claim) -> dict[str, object]:
    """The row of a claim."""
    return _row(claim, _CLAIM_COLUMNS) | {"speaker": claim.attribution.speaker}


def of_fact(fact: Fact) -> dict[str, object]:
    """The row of a fact."""
    return _row(fact, _FACT_COLUMNS)


def _row(record: Claim | Fact, columns: tuple[str, ...]) -> dict[str, object]:
    """The columns of a claim or a fact, as JSON writes them, with its period and itself."""
    fields = record.model_dump(mode="json")
    period = fields["period"] or {"begin": None, "end": None}
    return {column: fields[column] for column in columns} | {
        "period_begin": period["begin"],
        "period_end": period["end"],
        "record": record.model_dump_json(),
    }
