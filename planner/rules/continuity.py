"""Whether the same people meet again: the return visit beside the first."""

from collections.abc import Iterator

from planner.model import (
    Delegate,
    Exchange,
    ExchangeStatus,
    Role,
    Sector,
    Visit,
    VisitKind,
    VisitStatus,
)
from planner.rules.findings import Finding, Severity, Value, concern
from planner.rules.return_delegation import Host, hosts_met, met_again

_GUESTS = (Role.HEAD, Role.MEMBER, Role.OBSERVER)


def continuity_findings(exchange: Exchange) -> Iterator[Finding]:
    visits = {
        visit.kind: visit for visit in exchange.visits if visit.status is not VisitStatus.CANCELLED
    }
    first, back = visits.get(VisitKind.FIRST), visits.get(VisitKind.RETURN)
    if first is None or back is None or exchange.status is not ExchangeStatus.ACTIVE:
        return
    guests = [each for each in back.delegates if each.role in _GUESTS]
    if not guests:
        return
    yield from _continuity(exchange, back, guests)
    yield from _sectors(first, back)


def _continuity(exchange: Exchange, back: Visit, guests: list[Delegate]) -> Iterator[Finding]:
    """Fewer than half of the hosts met on the first visit travel on the return visit.

    Counted are the hosts whom the directory knows; where it knows none of them, all who are named.
    """
    met = _counted(hosts_met(exchange))
    if not met:
        return
    again = [each for each in met_again(met, [guest.person for guest in guests]) if each]
    if 2 * len(again) < len(met):
        yield Finding(
            rule="continuity",
            severity=Severity.WARNING,
            variant="none" if not again else "one" if len(again) == 1 else "some",
            values=(("again", len(again)), ("met", len(met))),
            concerns=(concern(exchange), concern(back)),
            about=(str(len(again)), str(len(met))),
            visit=VisitKind.RETURN,
            date=back.first_day,
        )


def _counted(met: list[Host]) -> list[Host]:
    return [host for host in met if host.person is not None] or met


def _sectors(first: Visit, back: Visit) -> Iterator[Finding]:
    """A sector that is on one side and not on the other."""
    sides = {visit: _sectors_of(visit) for visit in (first, back)}
    if not all(sides.values()):
        return
    for visit, other in ((first, back), (back, first)):
        missing = [each for each in Sector if each in sides[other] - sides[visit]]
        if missing:
            names: tuple[tuple[str, Value], ...] = (
                ("sectors", ", ".join(each.value.replace("-", " ") for each in missing)),
            )
            yield Finding(
                rule="sector-missing",
                severity=Severity.NOTE,
                variant=visit.kind.value,
                values=names,
                concerns=(concern(visit),),
                about=tuple(each.value for each in missing),
                visit=visit.kind,
                date=visit.first_day,
            )


def _sectors_of(visit: Visit) -> set[Sector]:
    return {
        each.sector
        for each in visit.delegates
        if each.role in _GUESTS and each.sector is not None and each.sector is not Sector.OTHER
    }
