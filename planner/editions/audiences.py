"""Who may see what: one table. Redaction reads it, papers are offered by it, tests come from it.

Source: “Who may see what” of the paper design. `classes` are the classes of columns an audience may
see; scope says which rows: `items` which kinds of items, None for all; `place` what a copy is cut
down to where it is for one hotel or one building alone.
"""

from collections.abc import Iterable
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
class Beyond:
    """What one paper shows of classes that are not its reader's own, column by column."""

    paper: str
    words: str  # of the design
    fields: frozenset[str]  # “table.column”


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
    extra: tuple[Beyond, ...] = ()  # what it sees of classes not its own

    def sees(self, disclosure: Disclosure) -> bool:
        return disclosure in self.classes

    def beyond(self, paper: str) -> Beyond | None:
        """What a paper shows it besides its classes."""
        return next((each for each in self.extra if each.paper == paper), None)

    def sees_kind(self, kind: ItemKind) -> bool:
        return self.items is None or kind in self.items


def _of(table: str, columns: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{table}.{column}" for column in columns)


def _care(*columns: str) -> frozenset[str]:
    return _of("delegate_care", columns)


NEEDS = ("dietary", "observance", "mobility")
"""What somebody may need, as a delegate is told of oneself."""

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
            extra=(Beyond("personal-schedule", "a delegate’s own needs", _care(*NEEDS)),),
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
            extra=(Beyond("vehicle-manifest", "mobility aids", _care("mobility")),),
        ),
        Audience(
            "hotel",
            _PUBLIC | {Disclosure.NAMES, Disclosure.TIMES, Disclosure.ROOMS},
            ("arrivals", "rooming-list", "change-notice"),
            scope="the nights at this hotel",
            items=frozenset(),
            alone="hotel",
            extra=(Beyond("rooming-list", "access needs", _care("mobility")),),
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
            extra=(Beyond("meal-list", "needs, as counts", _care("dietary")),),
        ),
        Audience(
            "security",
            _PUBLIC | {Disclosure.NAMES, Disclosure.TIMES},
            ("access-list",),
            scope="the items of this building, and those who take part",
            legs=False,
            alone="venue",
            extra=(
                Beyond(
                    "access-list",
                    "name as in passport, birth date, citizenship, document number",
                    _of(
                        "person_private",
                        ("passport_name", "date_of_birth", "citizenships", "passport_number"),
                    ),
                ),
            ),
        ),
        Audience(
            "press",
            _PUBLIC,
            ("press-copy",),
            scope="items marked public, people who agreed",
            legs=False,
            hosts_by_name=False,
            notes=False,
            extra=(
                Beyond(
                    "press-copy",
                    "title, time and place of a public item; names of those who agreed",
                    _of("item", ("title", "day", "start", "end", "time_state", "part", "kind"))
                    | _of("venue", ("name", "room", "address"))
                    | _of("person", ("display_name", "given_name", "family_name"))
                    | _of("delegate", ("position",)),
                ),
            ),
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
