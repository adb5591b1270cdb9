"""Follow-on activities in a report, and what their grants come to."""

from collections.abc import Iterable

from planner.editions.values import Section
from planner.model import FollowOn
from planner.queries.portfolio import Activity
from planner.rules.amounts import overspent, totals
from planner.wording import Wording

_SUMS = ("column-currency", "column-requested", "column-approved", "column-spent")


def follow_on_section(
    activities: Iterable[FollowOn | Activity], words: Wording, size: str
) -> Section:
    """Activities with their dates, as far as they are known, their amounts and outcomes."""
    rows, sheet_rows = [], []
    for it in activities:
        told = (
            words.paper_date(it.day, size)
            if it.day
            else it.date_as_given or words.say("papers.undated"),
            it.title,
            words.say(f"papers.follow-on-{it.kind}"),
            words.say(f"papers.follow-on-status-{it.status}"),
        )
        over = _over(it, words)
        amounts = ", ".join(filter(None, (_amount(it, words), over)))
        rows.append((*told, "; ".join(filter(None, (amounts, it.outcome)))))
        sums = (_figure(it.amount), _figure(it.approved), _figure(it.spent))
        beside = "; ".join(filter(None, (over, it.outcome)))
        sheet_rows.append((*told, it.currency or "", *sums, beside))
    head = ("column-date", "column-activity", "column-kind", "column-status")
    return Section(
        "report-follow-on",
        "report-no-follow-on",
        (*head, "column-outcome"),
        tuple(rows),
        sheet_head=(*head, *_SUMS, "column-outcome"),
        sheet_rows=tuple(sheet_rows),
    )


def grants_section(activities: Iterable[FollowOn | Activity], words: Wording) -> Section:
    """What was asked for, approved and spent in each currency."""
    found = [
        (each.currency or words.say("papers.report-no-currency"), each)
        for each in totals(activities)
    ]
    return Section(
        "report-grants",
        "report-no-grants",
        _SUMS,
        tuple(
            (name, *(_sum(value, words) for value in (each.requested, each.approved, each.spent)))
            for name, each in found
        ),
        sheet_head=_SUMS,
        sheet_rows=tuple(
            (name, each.requested / 100, each.approved / 100, each.spent / 100)
            for name, each in found
        ),
    )


def _figure(hundredths: int | None) -> float | None:
    return None if hundredths is None else hundredths / 100


def _amount(activity: FollowOn | Activity, words: Wording) -> str:
    said = [
        words.say(f"papers.report-{key}", amount=_money(value, activity.currency, words))
        for key, value in (
            ("requested", activity.amount),
            ("approved", activity.approved),
            ("spent", activity.spent),
        )
        if value is not None
    ]
    return ", ".join(said)


def _over(activity: FollowOn | Activity, words: Wording) -> str:
    over = overspent(activity)
    if not over:
        return ""
    return words.say("papers.report-overspent", amount=_money(over, activity.currency, words))


def _money(hundredths: int, currency: str | None, words: Wording) -> str:
    return " ".join(filter(None, (currency, _sum(hundredths, words))))


def _sum(hundredths: int, words: Wording) -> str:
    return words.first.number(hundredths / 100, 2 if hundredths % 100 else 0)
