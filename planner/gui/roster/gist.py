"""What the import shows of a list: counts and the rows to look at, found beside the window, since
a list may have tens of thousands of rows."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from planner.interchange.report import Outcome
from planner.interchange.roster import Plan, Planned, Preview, PreviewRow

SHOWN = 200  # rows, those that need the person first
_KEPT = (Outcome.TAKEN, Outcome.CHANGED)


@dataclass(frozen=True, slots=True)
class PreviewGist:
    """Of a list that was read."""

    preview: Preview
    shown: Sequence[PreviewRow]
    count: int
    taken: int
    to_fix: int


@dataclass(frozen=True, slots=True)
class PlanGist:
    """Of a list that is to land."""

    outcomes: Counter[Outcome]
    landing: int  # rows that become, or change, a delegate
    alike: Sequence[Planned]  # who may be somebody known
    telling: Sequence[PreviewRow]  # those with something to say
    untold: int  # such rows beyond these


def gist_of_preview(preview: Preview) -> PreviewGist:
    """Rows that need the person are among those shown before all others."""
    rows, outcomes = preview.rows, _outcomes(preview.rows)
    shown = _first(row for row in rows if is_bad(row))
    shown += _first((row for row in rows if not is_bad(row)), SHOWN - len(shown))
    return PreviewGist(
        preview,
        sorted(shown, key=lambda row: row.row),
        len(rows),
        taken=sum(outcomes[each] for each in _KEPT),
        to_fix=outcomes[Outcome.REFUSED] + outcomes[Outcome.ASKED],
    )


def gist_of_plan(plan: Plan) -> PlanGist:
    """Those to be decided come before those who are surely the same."""
    planned = plan.rows
    alike = [row for row in planned if not row.person and row.like]
    alike += [row for row in planned if row.person]
    telling = [row for row in plan.preview.rows if row.messages]
    return PlanGist(
        _outcomes(plan.preview.rows),
        sum(each.row.outcome in _KEPT for each in planned),
        sorted(alike[:SHOWN], key=lambda each: each.row.row),
        telling[:SHOWN],
        max(len(telling) - SHOWN, 0),
    )


def is_bad(row: PreviewRow, asked: Collection[str] = ()) -> bool:
    """Whether the person should look at it, for more than what is asked of the whole list."""
    said = [each for each in row.messages if each.column and each.sentence not in asked]
    waits = row.outcome is Outcome.ASKED and not asked
    return bool(said) or waits or row.outcome is Outcome.REFUSED


def _outcomes(rows: Iterable[PreviewRow]) -> Counter[Outcome]:
    return Counter(row.outcome for row in rows)


def _first(rows: Iterable[PreviewRow], most: int = SHOWN) -> list[PreviewRow]:
    return [row for row, _ in zip(rows, range(most), strict=False)]
