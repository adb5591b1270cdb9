"""Who goes by an issue of the papers that is no longer the newest for them."""

from collections.abc import Iterable, Iterator

from planner.model import Handout, Issue, Refused, Visit
from planner.rules.findings import Finding, Severity, concern


def issue_numbered(visit: Visit, number: int) -> Issue:
    """Refused where there is none."""
    found = next((each for each in visit.issues if each.number == number), None)
    if found is None:
        raise Refused(
            "There is no issue {number} of {visit}. There are: {known}.",
            number=number,
            visit=str(visit),
            known=", ".join(str(each.number) for each in visit.issues) or "none yet",
        )
    return found


def handouts_of(visit: Visit) -> dict[str, list[Handout]]:
    """What each recipient was given, oldest first, by the key of the recipient."""
    found: dict[str, list[Handout]] = {}
    for issue in sorted(visit.issues, key=lambda issue: issue.number):
        for handout in issue.handouts:
            found.setdefault(handout.key, []).append(handout)
    return found


def held(handouts: Iterable[Handout]) -> Handout | None:
    """The newest one somebody said to have; the first one given is taken as held."""
    known = list(handouts)
    return next((each for each in reversed(known) if each.acknowledged_at), next(iter(known), None))


def issue_findings(visit: Visit) -> Iterator[Finding]:
    for key, handouts in handouts_of(visit).items():
        newest, holds = handouts[-1], held(handouts)
        if holds is None or holds is newest:
            continue
        yield Finding(
            rule="old-issue",
            severity=Severity.WARNING,
            values=(
                ("who", newest.recipient),
                ("number", newest.issue.number),
                ("old", holds.issue.number),
            ),
            concerns=(concern(visit),),
            about=(key, str(newest.issue.number)),
            visit=visit.kind,
        )
