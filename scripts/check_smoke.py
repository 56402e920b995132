"""Checks what `make run` wrote: a valid document that holds the fact the README begins with."""

import sys
from decimal import Decimal
from pathlib import Path

from extractor.model import FactsDocument


def main() -> None:
    document = FactsDocument.model_validate_json(Path(sys.argv[1]).read_bytes())
    wanted = ("compatible", Decimal("2E+11"), Decimal("2.1E+11"), "CNY")
    found = [f for f in document.facts if (f.status, f.low, f.high, f.unit) == wanted]
    if len(found) != 1 or len(found[0].claims) != 3:
        sys.exit(f"{sys.argv[1]}: expected one fact {wanted} of three claims, found {found}")
    print(f"{len(document.facts)} facts; {found[0].explanation}")


if __name__ == "__main__":
    main()
