"""The split day of the sample is right; with any one assignment gone, one finding tells of it."""

from collections.abc import Callable, Iterator
from datetime import date

from planner.interchange.exchange_file import read_exchange
from planner.model import Exchange, Function, Item, Role, Visit
from planner.rules.check import check
from planner.rules.findings import Finding
from planner.shipped import SAMPLES
from planner.wording import wording

DAY = date(2027, 4, 20)
TODAY = date(2027, 3, 1)
Removal = tuple[str, Callable[[], None]]


def sample() -> Exchange:
    file = SAMPLES / "worked-nantes-orlando-tampa.json"
    return read_exchange(file.read_bytes()).exchange


def of_the_day(exchange: Exchange) -> list[Finding]:
    return [each for each in check(exchange, TODAY) if each.date == DAY]


def test_the_day_is_right() -> None:
    assert of_the_day(sample()) == []


def removals(visit: Visit) -> Iterator[Removal]:
    """Each assignment of the day with the name that its loss must bring up."""
    items = [item for item in visit.items if item.day == DAY]
    for item in items:
        for link in item.participations:
            assert link.group is not None
            yield link.group.name, lambda item=item, link=link: item.participations.remove(link)
        for contact in item.contacts:
            if contact.function is Function.INTERPRETER:
                yield "Mai", lambda item=item, contact=contact: item.contacts.remove(contact)
    for group in visit.groups:
        for member in group.members:
            who = member.delegate
            # without the interpreter it is those who need one who are told of
            name = "Gwenaël" if who.role is Role.INTERPRETER else str(who)
            yield name, lambda group=group, member=member: _leave(group.members, member)


def _leave(members: list[object], member: object) -> None:
    members.remove(member)
    member.delegate.memberships.remove(member)  # type: ignore[attr-defined]


def test_without_any_one_assignment_there_is_one_finding_with_the_name() -> None:
    count = len(list(removals(sample().visits[0])))
    assert count == 20  # six of a group, three of an interpreter, eleven in a group
    for number in range(count):
        exchange = sample()
        name, remove = list(removals(exchange.visits[0]))[number]
        remove()
        told = [wording().finding(each) for each in of_the_day(exchange)]
        assert len(told) == 1, (name, told)
        assert name in told[0]


def test_two_groups_apart_are_no_false_alarm() -> None:
    visit = sample().visits[0]
    apart: list[Item] = [item for item in visit.items if item.day == DAY and not item.everyone]
    assert len(apart) == 6
