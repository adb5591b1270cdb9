"""Who may see what: one table. Redaction reads it, papers are offered by it, tests come from it.

Source: “Who may see what” of the paper design. `classes` are the classes of columns an audience may
see; `items` says which items of a visit it may see at all, None for every one of them.
"""

from dataclasses import dataclass

from planner.model import Disclosure, ItemKind

_SHARED = frozenset({Disclosure.PUBLIC, Disclosure.NAMES, Disclosure.TIMES, Disclosure.PHONES})


@dataclass(frozen=True, slots=True)
class Audience:
    """What one kind of reader may see, and the papers made for it."""

    name: str
    classes: frozenset[Disclosure]
    papers: tuple[str, ...]
    items: frozenset[ItemKind] | None = None
    legs: bool = True
    hosts_by_name: bool = True  # also where a host asked not to be named

    def sees(self, disclosure: Disclosure) -> bool:
        return disclosure in self.classes

    def sees_kind(self, kind: ItemKind) -> bool:
        return self.items is None or kind in self.items


AUDIENCES: dict[str, Audience] = {
    audience.name: audience
    for audience in (
        Audience("internal", frozenset(Disclosure), ("daily-schedule",)),
        Audience("delegation", _SHARED | {Disclosure.ROOMS}, ("daily-schedule",)),
        Audience("hosts", _SHARED, ("daily-schedule",), hosts_by_name=False),
        Audience("interpreter", _SHARED, ("daily-schedule",)),
        Audience(
            "driver",
            _SHARED,
            ("daily-schedule",),
            items=frozenset({ItemKind.TRANSFER, ItemKind.MEETING_POINT}),
            hosts_by_name=False,
        ),
    )
}
