"""For whom a line says it is: “Group A: …”, “all together”, “Track 1: …; Track 2: …”."""

import re
from collections.abc import Sequence

from planner.rules.folding import folded

_BODY = re.compile(
    r"^(?P<word>(?:group|gruppe|groupe|grupo|groep|grupp)\s+(?P<name>[A-Z\d]\b|[^\W\d_][\w-]*))"
    r"\s*(?P<mark>[:–-]|$)\s*(?P<rest>.*)$",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"^(?:all groups|everyone|everybody|all together|all|together|alle gruppen|alle|gemeinsam|tous|"
    r"ensemble|todos|juntos|iedereen|samen|alla|tillsammans)\s*(?::\s*(?P<rest>.*))?$",
    re.IGNORECASE,
)
_ASIDE = re.compile(  # “Workshop 1 (Group A): …”
    r"^(?P<what>[^:()\d][^:()]{1,30}?)\s*\((?P<word>(?:group|gruppe|groupe|grupo|groep|grupp)\s+\w+)\)"
    r"\s*[:–-]\s*(?P<rest>\S.*)$",
    re.IGNORECASE,
)
_IN_COMMON = re.compile(
    r"(?<!\w)(?:commune?s?|en commun|gemeinsame[srmn]?|gemeinsam|together|tous ensemble|joint|"
    r"conjunt[oa]s?|en común|gezamenlijke?|samen|both groups|all groups|"
    r"beide gruppen|les deux groupes|ambos grupos|beide groepen|"
    r"plenary|plénière|plenum|plenaria|plenair)(?!\w)",
    re.IGNORECASE,
)
GROUP = (
    r"(?:group|gruppe|groupe|grupo|groep|grupp|squad|team|track|équipe|equipo|ploeg|lag)\s+"
    r"(?:[A-Z]|\d{1,2})(?!\w)"
)
_EACH = re.compile(  # “Group A: …; Group B: …”, “either group A - … or group B - …”
    rf"(?:^(?:either|entweder|soit|of)?|\s*[;,/|\n]|\s(?:and|or|while|und|oder|et|ou|y|o|en|of))"
    rf"\s*(?=(?P<who>{GROUP}))",
    re.IGNORECASE,
)
_GROUP_ALONE = re.compile(rf"{GROUP}\s*(?:[(:–-].*)?$", re.IGNORECASE)


def heads_groups(cells: Sequence[str]) -> bool:
    """Whether cells name groups alone, over columns of which the first is that of hours."""
    names = [cell.strip() for cell in cells[1:] if cell.strip()]
    return len(names) > 1 and not cells[0].strip() and all(map(_GROUP_ALONE.match, names))


def group_of_line(text: str, groups: tuple[str, ...]) -> tuple[tuple[str, ...], str] | None:
    """The groups a line is for, and the rest of it; an empty tuple is everyone again."""
    all_of_them = _ALL.match(text)
    if all_of_them and (all_of_them["rest"] or len(text.split()) <= 2):
        return (), all_of_them["rest"] or ""
    match = _BODY.match(text)
    if match and (match["mark"] or not match["rest"]):
        return (match["word"],), match["rest"]
    aside = _ASIDE.match(text)
    if aside:
        return (aside["word"],), f"{aside['what']}: {aside['rest']}"
    name, colon, rest = text.partition(":")
    if colon and len(name) < 40:
        wanted = folded(name)
        named = [
            each for each in groups if folded(each) == wanted or wanted in folded(each).split()
        ]
        if len(named) == 1:
            return (named[0],), rest.strip()
    return None


def by_groups(text: str, groups: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    """What each group does, where a line says it of several: “Group A: …; Group B: …”."""
    found = list(_EACH.finditer(text))
    if len(found) < 2 or found[0].start():
        parts = [group_of_line(part, groups) for part in re.split(r"\s*;\s+|\n", text)]
        told = [part for part in parts if part is not None and part[0] and part[1]]
        return told if len(told) == len(parts) > 1 else []
    ends = [each.start() for each in found[1:]] + [len(text)]
    said: list[tuple[tuple[str, ...], str]] = [
        ((each["who"],), re.sub(r"^[\s:–-]+", "", text[each.end("who") : end]).strip())
        for each, end in zip(found, ends, strict=True)
    ]
    return said if all(rest for _, rest in said) else []


def for_all(title: str) -> bool:
    """Whether a title says that all are together there: “Déjeuner commun”, “Joint dinner”."""
    return bool(_IN_COMMON.search(title))
