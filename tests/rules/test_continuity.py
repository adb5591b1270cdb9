"""The same people meet again."""

from typing import Any

from builders import a_contact, a_delegate, a_foreign_city, a_person, a_stop, a_visit
from courses import at, exchange_of, people

from planner.model import Person, Sector, VisitKind, VisitStatus
from planner.rules.continuity import continuity_findings
from planner.wording import wording


def pair(hosts: list[Person], back: list[Person], **given: Any) -> Any:
    first = a_visit(
        items=[at("09:00", "10:00", contacts=[a_contact(None, person=each)]) for each in hosts]
    )
    second = a_visit(
        VisitKind.RETURN,
        stops=[a_stop(a_foreign_city())],
        delegates=[a_delegate(each) for each in back],
        rank=1,
        **given,
    )
    return exchange_of(first, second)


def told(exchange: Any) -> list[str]:
    found = list(continuity_findings(exchange))
    first_days = {visit.kind: visit.first_day for visit in exchange.visits}
    assert all(each.visit and each.date == first_days[each.visit] for each in found)
    assert all(wording().finding(each) and each.about and each.concerns for each in found)
    return [each.rule for each in found]


def test_half_of_the_hosts_come_back() -> None:
    hosts = [a_person(f"Host {n}") for n in range(4)]
    others = [a_person(f"Other {n}") for n in range(4)]
    assert told(pair(hosts, [*hosts[:2], *others])) == []
    exchange = pair(hosts, [*hosts[:1], *others])
    assert told(exchange) == ["continuity"]
    (finding,) = continuity_findings(exchange)
    assert wording().finding(finding) == (
        "One of the 4 hosts met on the first visit is in the return delegation."
    )
    assert told(pair(hosts, [])) == [], "nobody is named yet"
    assert told(pair(hosts, others, status=VisitStatus.CANCELLED)) == []


def test_a_host_without_a_record_is_known_by_name() -> None:
    first = a_visit(items=[at("09:00", "10:00", contacts=[a_contact("Claire Moreau")])])
    back = a_visit(VisitKind.RETURN, stops=[a_stop()], delegates=[a_delegate(a_person())], rank=1)
    assert told(exchange_of(first, back)) == []
    first.items[0].contacts[0].name = "Buddy Dyer"
    assert told(exchange_of(first, back)) == ["continuity"]


def test_a_sector_of_one_side_is_missed_on_the_other() -> None:
    first = a_visit(delegates=people("Ada", sector=Sector.LAW_ENFORCEMENT))
    back = a_visit(
        VisitKind.RETURN, stops=[a_stop()], delegates=people("Ben", sector=Sector.YOUTH_LEADER),
        rank=1,
    )  # fmt: skip
    exchange = exchange_of(first, back)
    assert told(exchange) == ["sector-missing", "sector-missing"]
    sentences = [wording().finding(each) for each in continuity_findings(exchange)]
    assert sentences == [
        "Missing on the first visit: youth leader. The return delegation has it.",
        "Missing in the return delegation: law enforcement. The first visit had it.",
    ]
