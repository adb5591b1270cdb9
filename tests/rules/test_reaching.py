"""What can be a mailbox, a telephone, a passport number; what is doubted is kept all the same."""

import pytest

from planner.rules.reaching import are_mailboxes, is_passport_number, is_telephone


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("ana@city.example", True),
        ("ana@city.example, a.silva@mail.city.example", True),
        ("josé@città.example", True),
        ("ana at city", False),
        ("ana@city", False),
        ("ana@city.example, nothing", False),
    ],
)
def test_mailboxes(text: str, fine: bool) -> None:
    assert are_mailboxes(text) is fine


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("+32 477 12 34 56", True),
        ("(407) 555-0100 ext. 12", True),
        ("407.555.0100 x12", True),
        ("+44 (0)20 5550 0100 / 0101", True),
        ("ask the desk", False),
        ("12", False),
        ("ana@city.example", False),
    ],
)
def test_telephones(text: str, fine: bool) -> None:
    assert is_telephone(text) is fine


@pytest.mark.parametrize(
    ("text", "fine"),
    [("19FV77310", True), ("C 01X-00T478", True), ("pending", False), ("12", False), ("?!", False)],
)
def test_passport_numbers(text: str, fine: bool) -> None:
    assert is_passport_number(text) is fine
