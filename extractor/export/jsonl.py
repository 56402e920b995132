"""A facts document -> one line of JSON per fact, complete in itself: its claims and articles in it.

For readers that take a line at a time and never see the whole document.
"""

import json

from extractor.model import FactsDocument


def write(document: FactsDocument) -> str:
    """One fact a line; each of its `claims` is written in full, with its `role`.

    `articles` lists those that the claims are from.
    """
    claims = {claim.id: claim.model_dump(mode="json") for claim in document.claims}
    articles = {article.id: article.model_dump(mode="json") for article in document.articles}
    lines = []
    for fact in document.facts:
        evidence = [{**claims[m.id], "role": m.role} for m in fact.claims]
        names = dict.fromkeys(claim["article"] for claim in evidence)
        line = {
            **fact.model_dump(mode="json"),
            "claims": evidence,
            "articles": [articles[name] for name in names if name in articles],
        }
        lines.append(json.dumps(line, ensure_ascii=False) + "\n")
    return "".join(lines)
