"""The years that a date names as its source gives it."""

import re

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)(?:/(\d\d)(?!\d))?")


def years_in(given: str | None) -> frozenset[int]:
    """“Spring 2023”, “FY2024”; of “2019/20” and “2022-2023” both. Empty where none is named."""
    found: set[int] = set()
    for year, next_one in _YEAR.findall(given or ""):
        found.add(int(year))
        if next_one and int(next_one) == (int(year) + 1) % 100:
            found.add(int(year) + 1)
    return frozenset(found)
