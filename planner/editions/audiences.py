"""Who may see what: one table. Redaction reads it, papers are offered by it, tests come from it.

Source: “Who may see what” of the paper design. `classes` are the classes of columns an audience may
see; scope says which rows: `items` which kinds of items, None for all; `place` what a copy is cut
down to where it is for one hotel or one building alone.
"""

from dataclasses import dataclass

from planner.model import Disclosure, ItemKind, Refused

_PUBLIC = frozenset({Disclosure.PUBLIC})
_SHARED = _PUBLIC | {Disclosure.NAMES, Disclosure.TIMES, Disclosure.PHONES}

PAPERS = (
    "national-itinerary",
    "program-book",
    "daily-schedule",
    "personal-schedule",
    "pocket-schedule",
    "who-goes-where",
    "roster",
    "contact-sheet",
    "emergency-sheet",
    "arrivals",
    "vehicle-manifest",
    "rooming-list",
    "access-list",
    "meal-list",
    "press-copy",
    "badges",
    "tent-cards",
    "feedback-form",
    "thank-you-list",
    "after-action",
    "change-notice",
)
"""Every paper of a visit, in the order they are offered."""

PASSWORD_ONLY = frozenset({"access-list"})
"""Papers that are only made with a password, each noted in the journal."""

A_COPY_EACH = frozenset({"personal-schedule"})
"""Papers of which everybody has one of their own."""

_FOR_HOSTS = (
    "national-itinerary",
    "program-book",
    "daily-schedule",
    "roster",
    "contact-sheet",
    "emergency-sheet",
    "badges",
    "tent-cards",
    "change-notice",
)


@dataclass(frozen=True, slots=True)
class Audience:
    """What one kind of reader may see, and the papers made for it."""

    name: str
    classes: frozenset[Disclosure]
    papers: tuple[str, ...]
    scope: str  # of which rows, in the words of the design
    items: frozenset[ItemKind] | None = None
    legs: bool = True
    hosts_by_name: bool = True  # also where a host asked not to be named
    notes: bool = True  # those written for this audience
    alone: str | None = None  # one copy a hotel, or one a venue; None: one copy for all
    extra: str | None = None  # what it sees of classes not its own

    def sees(self, disclosure: Disclosure) -> bool:
        return disclosure in self.classes

    def sees_kind(self, kind: ItemKind) -> bool:
        return self.items is None or kind in self.items


AUDIENCES: dict[str, Audience] = {
    audience.name: audience
    for audience in (
        Audience("internal", frozenset(Disclosure), PAPERS, scope="everything"),
        Audience(
            "delegation",
            _SHARED | {Disclosure.ROOMS},
            (
                "national-itinerary",
                "program-book",
                "daily-schedule",
                "personal-schedule",
                "pocket-schedule",
                "contact-sheet",
                "emergency-sheet",
                "badges",
                "tent-cards",
                "feedback-form",
                "change-notice",
            ),
            scope="the visit",
            extra="a delegate’s own needs, in the personal schedule only",
        ),
        Audience("hosts", _SHARED, _FOR_HOSTS, scope="the visit", hosts_by_name=False),
        Audience(
            "interpreter",
            _SHARED,
            ("daily-schedule", "roster", "contact-sheet", "emergency-sheet", "change-notice"),
            scope="the visit",
        ),
        Audience(
            "driver",
            _SHARED,
            ("daily-schedule", "arrivals", "vehicle-manifest", "change-notice"),
            scope="legs, transfers and meeting points; of other rides when and where they go",
            items=frozenset({ItemKind.TRANSFER, ItemKind.MEETING_POINT}),
            hosts_by_name=False,
            extra="mobility aids",
        ),
        Audience(
            "hotel",
            _PUBLIC | {Disclosure.NAMES, Disclosure.TIMES, Disclosure.ROOMS},
            ("arrivals", "rooming-list", "change-notice"),
            scope="the nights at this hotel",
            items=frozenset(),
            alone="hotel",
            extra="access needs",
        ),
        Audience(
            "caterer",
            _PUBLIC | {Disclosure.TIMES},
            ("meal-list", "change-notice"),
            scope="the meals at this place",
            items=frozenset({ItemKind.MEAL, ItemKind.RECEPTION}),
            legs=False,
            hosts_by_name=False,
            alone="venue",
            extra="needs, as counts",
        ),
        Audience(
            "security",
            _PUBLIC | {Disclosure.NAMES, Disclosure.TIMES},
            ("access-list",),
            scope="the items of this building, and those who take part",
            legs=False,
            alone="venue",
            extra="name as in passport, birth date, citizenship, document number",
        ),
        Audience(
            "press",
            _PUBLIC,
            ("press-copy",),
            scope="items marked public, people who agreed",
            legs=False,
            hosts_by_name=False,
            notes=False,
            extra="title, time and place of a public item; names of those who agreed",
        ),
    )
}


def audience_named(name: str) -> Audience:
    """The audience of this name; otherwise Refused in words."""
    audience = AUDIENCES.get(name)
    if audience is None:
        raise Refused(
            "There is no audience “{name}”. There are: {known}.",
            name=name,
            known=", ".join(AUDIENCES),
        )
    return audience


def audience_for(name: str, paper: str) -> Audience:
    """The audience of this name, if it may have this paper; otherwise Refused in words."""
    audience = audience_named(name)
    if paper not in audience.papers:
        raise Refused(
            "The {paper} is not a paper for the audience {name}, but for: {audiences}. "
            "The audience {name} may have: {papers}.",
            paper=paper,
            name=name,
            papers=", ".join(audience.papers),
            audiences=", ".join(each.name for each in AUDIENCES.values() if paper in each.papers),
        )
    return audience
