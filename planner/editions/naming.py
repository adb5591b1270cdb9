"""What the file of a paper is called: one name a choice, so that nothing is written over."""

from planner.editions.making import Copy
from planner.editions.order import Order
from planner.model import Delegate
from planner.rules.folding import in_file_name


def in_name(language: str) -> list[str]:
    """The language in a file's name; the source language goes without saying."""
    return [] if language == "en" else [language.replace("+", "-")]


def file_name(order: Order, paper: str, copy: Copy, taken: set[str]) -> str:
    """“nantes-orlando-tampa_first_daily-schedule_delegation_letter_12h.pdf”; added to `taken`."""
    reader, only_for = order.reader, copy.edition.only_for
    parts = [
        _exchange(order),
        order.kind.value,
        paper,
        *([_whose(order, copy, only_for)] if only_for else []),
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
        _exchange(order),
        order.kind.value,
        "mail",
        in_file_name(recipient) or "copy",
        audience,
        *([f"issue-{issue}"] if issue else []),
    ]
    return _one_of_its_own(parts, taken)


def _exchange(order: Order) -> str:
    return in_file_name(order.exchange.name) or "exchange"


def _whose(order: Order, copy: Copy, only_for: str) -> str:
    """The name of whom a copy is for; who shares it with another has the end of the id as well,
    so that one's papers are never written over the other's."""
    name = in_file_name(only_for) or "copy"
    alike = [each for each in order.visit.delegates if _name(each) == name]
    if len(alike) > 1 and copy.whose in [each.id for each in alike]:
        return f"{name}-{str(copy.whose)[-6:]}"
    return name


def _name(delegate: Delegate) -> str:
    return in_file_name(str(delegate)) or "copy"


def _one_of_its_own(parts: list[str], taken: set[str]) -> str:
    name, number = "_".join(parts), 1
    while name in taken:
        number += 1
        name = "_".join([*parts, str(number)])
    taken.add(name)
    return name
