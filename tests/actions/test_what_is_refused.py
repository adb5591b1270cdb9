"""What makes no sense is refused in words, at its field, and leaves everything as it was."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from builders import (
    NOW,
    TODAY,
    a_contact,
    a_deadline,
    a_delegate,
    a_group,
    a_leg,
    a_person,
    a_stop,
    a_user,
    a_visit,
    an_embassy,
    an_exchange,
    an_item,
    keep,
)
from rows import every_row
from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.actions.attachments import attach_file
from planner.actions.cancelling import cancel_item, put_in_place
from planner.actions.commitments import add_commitment
from planner.actions.deadline_template import set_template
from planner.actions.delegates import add_delegate, edit_delegate, look_at, replace_delegate
from planner.actions.exchanges import (
    NewExchange,
    create_exchange,
    edit_exchange,
    edit_stop,
    edit_visit,
)
from planner.actions.findings import ask_again
from planner.actions.follow_on import add_follow_on, edit_follow_on, finish_follow_on
from planner.actions.groups import add_group, edit_group, set_member
from planner.actions.issues import issue_visit
from planner.actions.itinerary import add_item, edit_contact, edit_item, edit_leg
from planner.actions.laying_out import duplicate_visit, lay_out
from planner.actions.logos import remove_logo
from planner.actions.merging import merge
from planner.actions.offices import set_embassy, set_local_user, set_retention
from planner.actions.places import CityChoice
from planner.actions.practices import edit_practice, note_practice
from planner.actions.return_visits import lay_out_return, waive_return
from planner.actions.rooms import set_room
from planner.model import (
    Contact,
    Delegate,
    Embassy,
    Exchange,
    FollowOn,
    Group,
    Item,
    ItemStatus,
    Leg,
    Practice,
    Refused,
    Stop,
    Visit,
    VisitKind,
)
from planner.model.deadlines import Counted
from planner.rules.deadlines import Line
from planner.store.database import Store, open_store

NOBODY = UUID(int=7)


@pytest.fixture(scope="module")
def kept(ready_database: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One of everything that can be typed into; what is refused leaves it as it is."""
    file = tmp_path_factory.mktemp("refused") / "planner.db"
    file.write_bytes(ready_database.read_bytes())
    visit = a_visit(
        stops=[a_stop()],
        groups=[a_group()],
        delegates=[a_delegate(a_person("Moreau"))],
        items=[
            an_item("Lunch", venue=None, start=None, end=None, contacts=[a_contact()]),
            an_item("Rain plan", status=ItemStatus.CANCELLED),
        ],
        legs=[a_leg()],
    )
    exchange = an_exchange(
        visits=[visit],
        practices=[Practice(title="Night bus")],
        deadlines=[a_deadline()],
    )
    with closing(open_store(file, who="Ana", now=lambda: NOW)) as store:
        keep(
            store,
            exchange,
            a_user(embassy=an_embassy()),
            FollowOn(title="Yearly forum", repeats="FREQ=YEARLY"),
        )
        yield store


def the(session: Session, kind: type[Any], **named: str) -> UUID:
    found: UUID = session.scalars(select(kind.id).filter_by(**named)).one()
    return found


def typing(
    edit: Callable[[Session, UUID, dict[str, str]], object],
    kind: type[Any],
    named: dict[str, str] | None = None,
    /,
    **fields: str,
) -> Callable[[Session], object]:
    """Type into fields of the one thing of a kind; “from__zone” stands for “from.zone”."""
    typed = {name.replace("__", "."): value for name, value in fields.items()}
    return lambda session: edit(session, the(session, kind, **named or {}), typed)


lunch = partial(typing, edit_item, Item, {"title": "Lunch"})
leg = partial(typing, edit_leg, Leg)
delegate = partial(typing, edit_delegate, Delegate)
activity = partial(typing, edit_follow_on, FollowOn)

FIELDS: dict[str, tuple[Callable[[Session], object], str]] = {
    "There is no field “tittle”": (lunch(tittle="x"), "tittle"),
    "There is no audience “neighbors”": (lunch(notes__neighbors="x"), "notes.neighbors"),
    "has no stop in “Oslo”. Its stops are: Orlando": (lunch(stop="Oslo"), "stop"),
    "There is no other item “Lunch”": (lunch(part_of="Lunch"), "part_of"),
    "Name the venue first": (lunch(venue__address="1 Main"), "venue.address"),
    "Name the venue first.": (lunch(venue__names_in_advance="yes"), "venue.names_in_advance"),
    "Travel is a number of minutes, not “long”": (lunch(travel_minutes="long"), "travel_minutes"),
    "needs a start before it can have an end": (lunch(end="9"), "end"),
    "The coach leaves at a time": (lunch(coach_leaves="morning"), "coach_leaves"),
    "0 for the first, 1 for the second": (lunch(fold="2"), "fold"),
    "is yes or no, not “maybe”": (lunch(ends_next_day="maybe"), "ends_next_day"),
    "“often” is not a time state": (lunch(time_state="often"), "time_state"),
    "There is no field “seat”": (leg(seat="4a"), "seat"),
    "“Mars” is not a time zone": (leg(from__zone="Mars"), "from.zone"),
    "leaves and arrives at an hour": (leg(to__time="all day"), "to.time"),
    "“balloon” is not a mode": (leg(mode="balloon"), "mode"),
    "There is no field “shoes”": (typing(edit_contact, Contact, shoes="42"), "shoes"),
    "There is no field “hat”": (delegate(hat="7"), "hat"),
    "has no group “Firefighters”. Its groups are: Police": (
        delegate(groups="Firefighters"),
        "groups",
    ),
    "A delegate needs a name": (
        delegate(family_name="", given_name="", display_name="", native_name=""),
        "family_name",
    ),
    "There is no field “color”": (typing(edit_visit, Visit, color="red"), "color"),
    "There is no field “inn”": (typing(edit_stop, Stop, inn="x"), "inn"),
    "as in “1-3”, not “soon”": (
        typing(edit_exchange, Exchange, return_window_months="soon"),
        "return_window_months",
    ),
    "closes within 120 months": (
        typing(edit_exchange, Exchange, return_window_months="1-121"),
        "return_window_months",
    ),
    "There is no field “mood”": (activity(mood="x"), "mood"),
    "“dollars” is not a currency's three letters": (activity(currency="dollars"), "currency"),
    "“Mars” is not a time zone, as": (activity(zone="Mars"), "zone"),
    "“at Easter” is not a date": (activity(date="at Easter"), "date"),
    "There is no field “rating”": (typing(edit_practice, Practice, rating="5"), "rating"),
    "There is no item lunch in that exchange": (
        typing(edit_practice, Practice, item="lunch"),
        "item",
    ),
    f"There is no item {NOBODY} in that exchange": (
        typing(edit_practice, Practice, item=str(NOBODY)),
        "item",
    ),
}

DEEDS: dict[str, tuple[Callable[[Session], object], str | None]] = {
    "An item needs a title": (lambda s: add_item(s, the(s, Visit), {"title": " "}), "title"),
    "A practice needs a title": (lambda s: note_practice(s, the(s, Exchange), {}), "title"),
    "A follow-on activity needs a title": (lambda s: add_follow_on(s, {"title": " "}), "title"),
    "comes again and again": (lambda s: finish_follow_on(s, the(s, FollowOn)), "done_on"),
    "Say what was promised": (
        lambda s: add_commitment(s, the(s, Exchange), " ", TODAY),
        "what",
    ),
    "There is no item": (
        lambda s: add_commitment(s, the(s, Exchange), "A visit", TODAY, item_id=NOBODY),
        "item",
    ),
    "is canceled already": (
        lambda s: cancel_item(s, the(s, Item, title="Rain plan"), "us", "rain", TODAY),
        None,
    ),
    "Who called it off must be said": (
        lambda s: cancel_item(s, the(s, Item, title="Lunch"), " ", "rain", TODAY),
        "cancelled.by",
    ),
    "Why it was called off must be said": (
        lambda s: cancel_item(s, the(s, Item, title="Lunch"), "us", " ", TODAY),
        "cancelled.why",
    ),
    "“Lunch” had no hour that could be filled": (
        lambda s: put_in_place(s, the(s, Item, title="Rain plan"), the(s, Item, title="Lunch")),
        None,
    ),
    "for which embassy you work; it keeps": (lambda s: set_template(s, NOBODY, []), None),
    "“shoes” is not a private field": (
        lambda s: look_at(s, the(s, Delegate), "shoes"),
        "shoes",
    ),
    "is a delegate of the first visit already": (
        lambda s: add_delegate(
            s, the(s, Visit), {}, s.get_one(Delegate, the(s, Delegate)).person_id
        ),
        None,
    ),
    "delegate of the first visit already": (
        lambda s: replace_delegate(
            s, the(s, Delegate), {}, s.get_one(Delegate, the(s, Delegate)).person_id
        ),
        None,
    ),
    "What the logo belongs to is no longer here": (lambda s: remove_logo(s, NOBODY), None),
    "This item is no longer here": (lambda s: edit_item(s, NOBODY, {}), None),
    "A user needs a name": (lambda s: set_local_user(s, " "), "name"),
    "“Mars” is not a time zone. Write": (
        lambda s: set_embassy(s, "Embassy Oslo", zone_name="Mars"),
        "zone",
    ),
    "A country is written with its two letters": (
        lambda s: set_embassy(s, "Embassy Oslo", country="Norway"),
        "country",
    ),
    "a number from 0 to 36500, not “ever”": (lambda s: set_retention(s, "ever"), "days"),
    "a number from 0 to 36500, not “36501”": (lambda s: set_retention(s, "36501"), "days"),
    "A return visit lasts 1 to": (
        lambda s: lay_out_return(s, the(s, Exchange), date(2027, 9, 1), 0),
        "length",
    ),
    "nothing to keep": (
        lambda s: attach_file(s, the(s, Item, title="Lunch"), "a/menu.pdf", b""),
        None,
    ),
    "What the file belongs to is no longer here": (
        lambda s: attach_file(s, NOBODY, "menu.pdf", b"x"),
        None,
    ),
    "A group needs a name": (lambda s: add_group(s, the(s, Visit), " "), "name"),
    "A group needs a name.": (lambda s: edit_group(s, the(s, Group), {"name": " "}), "name"),
    "There is no field “flag”": (lambda s: edit_group(s, the(s, Group), {"flag": "x"}), "flag"),
    "This delegate is no longer here": (lambda s: set_member(s, the(s, Group), NOBODY, True), None),
    "An issue is given out with a reason": (
        lambda s: issue_visit(s, the(s, Visit), 1, TODAY, " ", b"x", ()),
        "reason",
    ),
    "A visit needs one stay at least": (lambda s: lay_out(s, the(s, Visit), TODAY, []), "stays"),
    "A stay has so many nights, or none": (
        lambda s: lay_out(s, the(s, Visit), TODAY, [(CityChoice("Tampa"), -1)]),
        "stays",
    ),
    "The new exchange needs a name": (lambda s: duplicate_visit(s, the(s, Visit), " "), "name"),
    "Choose two to be merged": (
        lambda s: merge(s, Group, the(s, Group), the(s, Group)),
        None,
    ),
    "One of the two is no longer here": (lambda s: merge(s, Group, the(s, Group), NOBODY), None),
    "This finding was not accepted": (lambda s: ask_again(s, the(s, Exchange), NOBODY), None),
    "There is no field “view”": (
        lambda s: set_room(s, the(s, Delegate), the(s, Stop), {"view": "sea"}),
        "view",
    ),
    "Nights are a number, such as 3, not “few”": (
        lambda s: set_room(s, the(s, Delegate), the(s, Stop), {"nights": "few"}),
        "nights",
    ),
    "This delegate, or this stop, is no longer here": (
        lambda s: set_room(s, the(s, Delegate), NOBODY, {}),
        None,
    ),
    "must end on or after its first day": (
        lambda s: create_exchange(
            s,
            NewExchange(
                "Nice - Tampa", (), (), first_day=date(2027, 5, 2), last_day=date(2027, 5, 1)
            ),
        ),
        "last_day",
    ),
    "A return visit is waived with a reason": (
        lambda s: waive_return(s, the(s, Exchange), " "),
        "reason",
    ),
}


@pytest.mark.parametrize(
    ("said", "act", "field"),
    [(said, act, field) for said, (act, field) in (FIELDS | DEEDS).items()],
    ids=list(FIELDS | DEEDS),
)
def test_it_is_refused_in_words_at_its_field(
    kept: Store, said: str, act: Callable[[Session], object], field: str | None
) -> None:
    before = every_row(kept)
    with pytest.raises(Refused) as error:
        kept.do(act)
    assert said in str(error.value)
    if field is not None:
        assert error.value.field == field
    assert every_row(kept) == before


def _line(what: str = "Hotels", days: int = -30, key: str = "") -> Line:
    return Line(key, what, None, Counted.FIRST_DAY, VisitKind.FIRST, days)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([_line("Hotels"), _line("hotels")], "Two lines of the template are called “hotels”"),
        ([_line(days=-1001)], "within 1000 days of its visit"),
        ([_line(days=1001)], "within 1000 days of its visit"),
    ],
)
def test_a_template_that_makes_no_sense_is_refused(
    kept: Store, lines: list[Line], said: str
) -> None:
    with pytest.raises(Refused, match=said):
        kept.do(lambda session: set_template(session, the(session, Embassy), lines))


def test_private_fields_are_kept_so_long_as_an_embassy_says(store: Store) -> None:
    with pytest.raises(Refused, match="for which embassy you work"):
        store.do(lambda session: set_retention(session, "30"))
