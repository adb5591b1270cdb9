"""The proof of redaction: a mark of its own in every text of every table, and what each audience
finds of them in every paper and every other output. What it may find is read off the one table.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Enum, inspect

sys.path.insert(0, str(Path(__file__).parent))
from outputs import GIVEN, OUTPUTS, WHOM

from planner.documents.papers import PAPERS
from planner.editions.audiences import AUDIENCES
from planner.editions.freezing import content_of
from planner.editions.issuing import editions_today
from planner.editions.order import Order
from planner.editions.sight import disclosure_of
from planner.editions.values import Reader
from planner.model import (
    Base,
    City,
    Consent,
    Contact,
    Delegate,
    DelegateCare,
    Disclosure,
    Exchange,
    Function,
    Group,
    GroupMember,
    Item,
    ItemKind,
    ItemNote,
    ItemStatus,
    Leg,
    Organization,
    PairedCity,
    Participation,
    Person,
    PersonPrivate,
    Role,
    Room,
    Side,
    Stop,
    TimeState,
    Traveller,
    Vehicle,
    Venue,
    Visit,
    VisitKind,
)
from planner.model.itinerary import AUDIENCES as WRITTEN_FOR

FIRST = date(2027, 4, 11)
BORN = date(1931, 7, 5)
KINDS = (ItemKind.MEETING, ItemKind.MEAL, ItemKind.TRANSFER, ItemKind.RECEPTION)
_NUMBERS = count()
_CLOSED = {"zone", "country", "from_zone", "to_zone", "audience", "photograph"}

# what an audience sees of classes not its own, as the table says: (output, field)
EXTRA: dict[str, set[tuple[str, str]]] = {
    name: {(each.paper, field) for each in audience.extra for field in each.fields}
    for name, audience in AUDIENCES.items()
}
# of these, what is no text of its own, and what stands where no name is wanted
_NO_MARK = {
    "person_private.date_of_birth", "person.given_name", "person.family_name",
    *(f"item.{field}" for field in ("day", "start", "end", "time_state", "part", "kind")),
}  # fmt: skip


def marked(thing: Base, suffix: str = "") -> Base:
    """The thing, each of its texts a mark that says where it stands; no id looks like a year."""
    thing.id = UUID(int=next(_NUMBERS) % 1000)
    for column in inspect(type(thing)).columns:
        name = inspect(type(thing)).get_property_by_column(column).key
        kind = column.type
        if isinstance(kind, Enum) or name in _CLOSED or column.foreign_keys:
            continue
        if kind.python_type is str:
            setattr(thing, name, mark(thing.__tablename__, name, suffix))
        elif kind.python_type is tuple:
            setattr(thing, name, (mark(thing.__tablename__, name, suffix),))
    return thing


def mark(table: str, field: str, suffix: str = "") -> str:
    return re.sub("[^a-z]", "", f"q{table}x{field}{suffix}") + "q"


def marks() -> Iterator[tuple[str, str, Disclosure]]:
    """Every mark there can be: its field, itself, and the class of its column."""
    for kind in Base.registry.mappers:
        for column in kind.columns:
            name = kind.get_property_by_column(column).key
            table = kind.class_.__tablename__
            yield f"{table}.{name}", mark(table, name), disclosure_of(kind.class_, name)


def an_exchange() -> Exchange:
    """An exchange in which everything is filled in."""
    city = marked(City(name="", zone="America/New_York", country="US"))
    home = marked(City(name="", zone="Europe/Paris", country="FR"))
    hotel, hall = marked(Venue(name="")), marked(Venue(name=""))
    hall.names_in_advance = True
    organization = marked(Organization(name=""))
    person, host = marked(Person()), marked(Person())
    person.private = marked(PersonPrivate())
    person.private.date_of_birth = BORN
    host.private = marked(PersonPrivate())
    group = marked(Group(name=""))
    delegate = marked(
        Delegate(person=person, organization=organization, role=Role.MEMBER, consent=Consent.YES)
    )
    delegate.care = marked(DelegateCare())
    other = marked(Delegate(person=marked(Person()), organization=organization, role=Role.MEMBER))
    other.consent = Consent.YES
    group.members.append(GroupMember(delegate=delegate))
    stop = marked(
        Stop(city=city, hotel=hotel, host=organization, first_day=FIRST, last_day=date(2027, 4, 13))
    )
    delegate.rooms.append(marked(Room(stop=stop)))
    vehicle = marked(Vehicle(name=""))
    items = [
        _item(kind, n, stop, hall, vehicle, host, organization) for n, kind in enumerate(KINDS)
    ]
    for audience in AUDIENCES:
        for item in items:
            item.notes.append(ItemNote(audience=audience, text=mark("item_note", "text", audience)))
    items[1].everyone = False
    items[1].participations.append(Participation(delegate=delegate))
    items[3].everyone = False
    items[3].participations.append(Participation(group=group))
    leg = marked(Leg(vehicle=vehicle, from_day=FIRST, to_day=FIRST, from_time=time(8)))
    leg.everyone = False
    leg.travellers.append(Traveller(group=group))
    visit = marked(
        Visit(
            stops=[stop], groups=[group], delegates=[delegate, other], items=items, legs=[leg],
            vehicles=[vehicle],
        )
    )  # fmt: skip
    exchange = marked(Exchange(name="", visits=[visit]))
    exchange.cities += [
        PairedCity(city=home, side=Side.FOREIGN), PairedCity(city=city, side=Side.PARTNER)
    ]  # fmt: skip
    return exchange


def _item(
    kind: ItemKind, n: int, stop: Stop, hall: Venue, vehicle: Vehicle, host: Person, of: Any
) -> Item:
    item = marked(Item(title="", stop=stop, venue=hall, vehicle=vehicle, kind=kind, public=True))
    item.title += mark("item", "title", kind)
    item.day, item.start, item.time_state = FIRST, time(9 + n), TimeState.EXACT
    item.status = ItemStatus.CONFIRMED
    item.contacts.append(marked(Contact(person=None, organization=of, function=Function.HOST)))
    speaks = Contact(person=None, organization=of, function=Function.INTERPRETER)
    item.contacts.append(marked(speaks))
    item.contacts.append(marked(Contact(person=host, organization=of, function=Function.DRIVER)))
    return item


def told(output: str, audience: str, named: bool = True) -> str:
    """All that one output tells one audience, blanks taken out: a mark may go over a line."""
    made_on = date(2027, 5, 15) if output.startswith("thank-you") else date(2027, 1, 15)
    order = Order(an_exchange(), VisitKind.FIRST, Reader(audience), made_on)
    for item in order.visit.items:
        item.host_may_be_named = named
    made = OUTPUTS[output]
    return "\n".join("".join(made.read(file).split()) for file in made.make(order))


def allowed(output: str, audience: str) -> set[str]:
    """The fields of classes not its own that an audience finds there."""
    papers = AUDIENCES[audience].papers if OUTPUTS[output].takes else (output,)
    return {field for paper, field in EXTRA.get(audience, ()) if paper in papers}


PAIRS = [
    (output, audience)
    for output, made in OUTPUTS.items()
    for audience in AUDIENCES
    if audience in made.audiences
]


def test_notes_are_written_for_those_in_the_table_and_no_others() -> None:
    assert tuple(AUDIENCES) == WRITTEN_FOR


@pytest.mark.parametrize(("output", "audience"), PAIRS)
def test_nobody_finds_what_the_table_does_not_give_them(output: str, audience: str) -> None:
    find_nothing_hidden(told(output, audience), audience, allowed(output, audience))


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_edition_holds_what_its_reader_may_not_see(audience: str) -> None:
    """Whatever is drawn of it; also the schedules that notices are read off and nobody is given."""
    order = Order(an_exchange(), VisitKind.FIRST, Reader("internal"), date(2027, 1, 15))
    for (whose, paper, _copy), edition in editions_today(order):
        if whose == audience:
            beyond = {field for output, field in EXTRA.get(audience, ()) if output == paper}
            find_nothing_hidden(repr(edition), audience, beyond)


def test_what_is_kept_of_an_issue_does_not_tell_who_has_a_need() -> None:
    """A purge takes the needs away, and what was issued stays."""

    def kept() -> dict[Any, Any]:
        order = Order(exchange, VisitKind.FIRST, Reader("internal"), date(2027, 1, 15))
        return {key: content_of(edition) for key, edition in editions_today(order)}

    exchange = an_exchange()
    some = kept()
    for delegate in exchange.visits[0].delegates:
        delegate.care = None if delegate.care else marked(DelegateCare())
    others = kept()
    for key, content in some.items():
        assert content == others[key], key


def test_who_wants_no_picture_has_none_in_any_edition() -> None:
    exchange = an_exchange()
    order = Order(exchange, VisitKind.FIRST, Reader("internal"), date(2027, 1, 15))
    order = replace(order, photographs={"digest": b"qphotographq"})
    for delegate in exchange.visits[0].delegates:
        delegate.person.photograph = "digest"
    for consent in (Consent.YES, Consent.NO):
        for delegate in exchange.visits[0].delegates:
            delegate.consent = consent
        found = "".join(repr(edition) for _, edition in editions_today(order))
        assert ("qphotographq" in found) == (consent is Consent.YES)


def find_nothing_hidden(found: str, audience: str, extra: set[str]) -> None:
    may_see = AUDIENCES[audience].classes
    for field, each, disclosure in marks():
        if disclosure not in may_see and field not in extra:
            assert each not in found, field
    for other in AUDIENCES:
        if audience not in ("internal", other):
            assert mark("item_note", "text", other) not in found, f"the note for {other}"
    assert audience == "internal" or WHOM not in found
    for kind in ItemKind:
        if not AUDIENCES[audience].sees_kind(kind):
            assert mark("item", "title", kind) not in found, kind
    if not {Disclosure.PRIVATE} <= may_see and "person_private.date_of_birth" not in extra:
        assert "1931" not in found


def test_the_marks_are_found_where_they_may_be() -> None:
    """So that the proof cannot pass by looking in the wrong place."""
    found = "\n".join(
        told(output, "internal") for output, made in OUTPUTS.items() if "internal" in made.audiences
    )
    for field in (
        "exchange.theme", "item.title", "venue.address", "contact.phone", "room.confirmation",
        "delegate_care.dietary", "delegate_care.mobility", "person_private.passport_number",
        "item.time_as_given", "vehicle.plate", "stop.hospital", "delegate.biography",
    ):  # fmt: skip
        assert mark(*field.split(".")) in found, field
    assert "July5,1931" in found


@pytest.mark.parametrize(
    ("output", "audience", "field"),
    [
        *(("mails", audience, "issue.reason") for audience in sorted(GIVEN)),
        ("change-notice.differences", "hosts", "issue.reason"),
        *(("change-notice.issue", audience, "issue.reason") for audience in sorted(GIVEN)),
        ("change-notice.differences", "internal", "issue.whom"),
        ("mails", "driver", "vehicle.name"),
        ("lines", "hosts", "item.title"),
        ("lines", "driver", "item.title"),
        ("letters", "hosts", "item.title"),
        *((f"roster.{kind}", "hosts", "person.work_phone") for kind in ("xlsx", "csv", "vcf")),
        ("roster.xlsx", "internal", "person_private.passport_number"),
        ("feedback.xlsx", "delegation", "item.title"),
        ("after-action.docx", "internal", "item.title"),
        ("thank-you-list.xlsx", "internal", "organization.name"),
    ],
)
def test_what_an_output_is_for_is_there(output: str, audience: str, field: str) -> None:
    assert mark(*field.split(".")) in told(output, audience)


@pytest.mark.parametrize(
    ("audience", "output"), [(who, what) for who, fields in EXTRA.items() for what, _ in fields]
)
def test_what_the_table_gives_beyond_the_classes_is_there(audience: str, output: str) -> None:
    found = told(output, audience)
    for what, field in EXTRA[audience]:
        if what == output and field not in _NO_MARK:
            assert mark(*field.split(".")) in found, field


@pytest.mark.parametrize(
    ("audience", "output"),
    sorted(
        {
            (who, what)
            for who, fields in EXTRA.items()
            for what, field in fields
            if field.startswith(("delegate_care.", "person_private."))
        }
    ),
)
def test_what_is_shown_of_care_and_private_fields_is_read_off_the_table(
    monkeypatch: pytest.MonkeyPatch, audience: str, output: str
) -> None:
    monkeypatch.setitem(AUDIENCES, audience, replace(AUDIENCES[audience], extra=()))
    find_nothing_hidden(told(output, audience), audience, set())


def test_a_caterer_and_the_press_find_no_name_of_who_did_not_agree() -> None:
    for audience, output in (("caterer", "meal-list"), ("press", "press-copy")):
        exchange = an_exchange()
        for delegate in exchange.visits[0].delegates:
            delegate.consent = Consent.UNKNOWN
        order = Order(exchange, VisitKind.FIRST, Reader(audience), made_on=FIRST)
        for file in OUTPUTS[output].make(order):
            found = "".join(OUTPUTS[output].read(file).split())
            assert "qpersonx" not in found


BY_NAME_TO_THEMSELVES = {"mails", "lines", "letters"}
"""What is written to somebody, who is addressed by name."""


@pytest.mark.parametrize(
    ("output", "audience"),
    [
        (output, audience)
        for output, audience in PAIRS
        if not AUDIENCES[audience].hosts_by_name and output not in BY_NAME_TO_THEMSELVES
    ],
)
def test_a_host_who_asked_not_to_be_named_is_not(output: str, audience: str) -> None:
    found = told(output, audience, named=False)
    assert mark("contact", "name") not in found


def test_nobody_finds_rows_that_are_not_theirs() -> None:
    """Items that are not public, meals elsewhere, other hotels, who does not come to a building."""
    exchange = an_exchange()
    visit = exchange.visits[0]
    elsewhere = Venue(name="Elsewhere", address="Other street", names_in_advance=True)
    other = Delegate(person=Person(display_name="Otherperson"), consent=Consent.NO)
    visit.delegates.append(other)
    visit.items.append(
        Item(
            title="Otheritem", stop=visit.stops[0], venue=elsewhere, kind=ItemKind.MEAL, day=FIRST,
            status=ItemStatus.CONFIRMED, everyone=False,
            participations=[Participation(delegate=other)],
        )
    )  # fmt: skip
    for item in visit.items[:-1]:
        item.everyone = False
        item.participations.append(Participation(delegate=visit.delegates[0]))
    for audience, output, kept_apart in (
        ("press", "press-copy", ("Otheritem", "Elsewhere", "Otherperson")),
        ("driver", "daily-schedule", ("Otheritem", "Elsewhere")),
        ("driver", "vehicle-manifest", ("Otheritem", "Otherperson")),
    ):
        order = Order(exchange, VisitKind.FIRST, Reader(audience), made_on=FIRST)
        for file in OUTPUTS[output].make(order):
            for each in kept_apart:
                assert each not in OUTPUTS[output].read(file)
    for audience, output in (("caterer", "meal-list"), ("security", "access-list")):
        order = Order(exchange, VisitKind.FIRST, Reader(audience), made_on=FIRST)
        texts = [OUTPUTS[output].read(file) for file in OUTPUTS[output].make(order)]
        assert len(texts) == 2  # one for each place
        ours = next(text for text in texts if "Elsewhere" not in text)
        assert "Otheritem" not in ours
        assert "Otherperson" not in ours


def test_a_driver_is_told_when_and_where_a_ride_goes_and_not_what_for() -> None:
    found = told("vehicle-manifest", "driver")
    for field in ("item.meeting_point", "venue.address"):
        assert found.count(mark(*field.split("."))) == len(KINDS), field
    assert mark("item", "title", "transfer") in found
    assert mark("item", "title", "meeting") not in found


def test_the_table_is_the_one_of_the_design() -> None:
    by_name = {name: audience.papers for name, audience in AUDIENCES.items()}
    assert set(PAPERS) <= set(by_name["internal"])
    with_access_list = {name for name, papers in by_name.items() if "access-list" in papers}
    assert with_access_list == {"internal", "security"}
    assert by_name["press"] == ("press-copy",)
    private = {name for name, each in AUDIENCES.items() if each.sees(Disclosure.PRIVATE)}
    care = {name for name, each in AUDIENCES.items() if each.sees(Disclosure.CARE)}
    assert private == care == {"internal"}
    beyond = {(name, each.paper) for name, audience in AUDIENCES.items() for each in audience.extra}
    assert beyond == {
        ("delegation", "personal-schedule"),
        ("driver", "vehicle-manifest"),
        ("hotel", "rooming-list"),
        ("caterer", "meal-list"),
        ("security", "access-list"),
        ("press", "press-copy"),
    }
    known = {field for field, _, _ in marks()}
    for fields in EXTRA.values():
        assert {field for _, field in fields} <= known
