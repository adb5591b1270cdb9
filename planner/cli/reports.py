"""What became of a list that was brought in, as text: every row with its outcome and reasons."""

from collections.abc import Mapping
from typing import Any

from planner.interchange.report import Message, Outcome, Report, Row


def report_lines(report: Report) -> list[str]:
    """The counts, then every row: where it stands, whom it means, and what is to be said of it."""
    lines = [", ".join(f"{report.count(each)} {each.value}" for each in Outcome) + "."]
    for row in report.rows:
        lines.append(f"{row.outcome.value:8} {_place(row)}: {_who(row.values)}".rstrip(" :"))
        lines += [f"         {_said(message)}" for message in row.messages]
    return [*lines, *map(str, report.messages)]


def _place(row: Row) -> str:
    line = f"line {row.line}" if row.line else None
    return ", ".join(filter(None, (row.source, row.sheet, line)))


def _who(values: Mapping[str, Any]) -> str:
    parts = [values.get(key) for key in ("honorific", "given_name", "family_name", "suffix")]
    name = " ".join(str(part) for part in parts if part)
    name = name or values.get("display_name") or values.get("native_name") or ""
    told = [name, values.get("position"), values.get("organization")]
    return ", ".join(str(each) for each in told if each)


def _said(message: Message) -> str:
    return f"{message.column}: {message}" if message.column else str(message)
