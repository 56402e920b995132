"""Prints every pattern that the package compiles, with how it is used, as JSON.

    python tests/collect_patterns.py ARTICLE...

All modules are imported, all that is made once (`@cache` without parameters) is made, and the texts
are annotated. Of each pattern: where it is compiled, what it is, its flags, and the longest stretch
of these texts that it was ever looked for in, from place to place.
"""

import importlib
import inspect
import json
import pkgutil
import re
import sys
from pathlib import Path
from typing import Any

compile_plain = re.compile
found: dict[tuple[str, int], "Watched"] = {}


class Watched:
    """A pattern that remembers how long a text it was looked for in; `match` looks at one place."""

    def __init__(self, pattern: re.Pattern[str], where: str) -> None:
        self.pattern_itself, self.where, self.longest = pattern, where, 0

    def __getattr__(self, name: str) -> Any:
        known = getattr(self.pattern_itself, name)
        if name not in ("search", "finditer", "findall", "sub", "subn", "split"):
            return known

        def looked_for(*given: Any, **named: Any) -> Any:
            texts = [each for each in given if isinstance(each, str)]
            places = [each for each in given if isinstance(each, int)]
            start = places[0] if places else 0
            end = places[1] if len(places) > 1 else len(texts[-1])
            self.longest = max(self.longest, end - start)
            return known(*given, **named)

        return looked_for


def compile_watched(pattern: Any, flags: int = 0) -> Any:
    compiled = compile_plain(pattern, flags)
    caller = sys._getframe(1)
    module = caller.f_globals.get("__name__", "")
    if not module.startswith("extractor.") or not isinstance(compiled.pattern, str):
        return compiled
    where = f"{module}:{caller.f_lineno}"
    return found.setdefault((compiled.pattern, compiled.flags), Watched(compiled, where))


def main() -> None:
    re.compile = compile_watched  # type: ignore[assignment]
    import extractor

    for name in [each.name for each in pkgutil.walk_packages(extractor.__path__, "extractor.")]:
        if name.endswith("__main__"):
            continue
        module = importlib.import_module(name)
        for made in list(vars(module).values()):
            is_own = hasattr(made, "cache_info") and made.__module__ == name
            if is_own and not inspect.signature(made).parameters:
                made()
    for path in sys.argv[1:]:
        extractor.read(Path(path).read_text(encoding="utf-8"))
    used = [(each.where, each.pattern, each.flags, each.longest) for each in found.values()]
    sys.stdout.write(json.dumps(used))


if __name__ == "__main__":
    main()
