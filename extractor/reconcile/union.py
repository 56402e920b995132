"""What hangs together over any chain of groups, whatever the order of the groups."""

from collections.abc import Iterable


def connected(groups: Iterable[Iterable[str]]) -> dict[str, str]:
    """Each name in the groups -> the first, by alphabet, of all that it hangs together with."""
    above: dict[str, str] = {}

    def top(name: str) -> str:
        while (parent := above.setdefault(name, name)) != name:
            above[name] = above[parent]
            name = parent
        return name

    for group in groups:
        tops = {top(name) for name in group}
        for name in tops:
            above[name] = min(tops)
    return {name: top(name) for name in list(above)}
