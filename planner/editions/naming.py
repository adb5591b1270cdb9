"""What the file of a paper is called: one name a choice, so that nothing is written over."""

from planner.editions.making import Copy
from planner.editions.order import Order
from planner.rules.folding import slug


def in_name(language: str) -> list[str]:
    """The language in a file's name; the source language goes without saying."""
    return [] if language == "en" else [language.replace("+", "-")]


def file_name(order: Order, paper: str, copy: Copy, taken: set[str]) -> str:
    """“nantes-orlando-tampa_first_daily-schedule_delegation_letter_12h.pdf”; added to `taken`."""
    reader, only_for = order.reader, copy.edition.only_for
    parts = [
        slug(order.exchange.name),
        order.kind.value,
        paper,
        *([slug(only_for)[:60] or "copy"] if only_for else []),
        reader.audience,
        reader.size,
        f"{reader.clock}h",
        *in_name(reader.language),
        *([f"issue-{copy.edition.issue.number}"] if copy.edition.issue else []),
    ]
    return f"{_one_of_its_own(parts, taken)}.pdf"


def mail_name(
    order: Order, recipient: str, audience: str, issue: int | None, taken: set[str]
) -> str:
    """“nantes-orlando-tampa_first_mail_luis-ortega_driver_issue-2”; added to `taken`."""
    parts = [
        slug(order.exchange.name),
        order.kind.value,
        "mail",
        slug(recipient)[:60] or "copy",
        audience,
        *([f"issue-{issue}"] if issue else []),
    ]
    return _one_of_its_own(parts, taken)


def _one_of_its_own(parts: list[str], taken: set[str]) -> str:
    name, number = "_".join(parts), 1
    while name in taken:
        number += 1
        name = "_".join([*parts, str(number)])
    taken.add(name)
    return name
