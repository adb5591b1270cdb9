"""Drafts of mails in the language of their reader, or in two, one after the other."""

from datetime import date

from whole_exchange import an_exchange_with_everything

from planner.editions.mail import mail_for
from planner.editions.order import Order
from planner.editions.recipients import Recipient
from planner.editions.values import Reader
from planner.model import VisitKind


def drafted(language: str, number: int | None = None) -> tuple[str, str]:
    reader = Reader("hosts", language, size="a4")
    exchange = an_exchange_with_everything()
    order = Order(exchange, VisitKind.FIRST, reader, date(2027, 4, 1))
    recipient = Recipient("hosts:1", "Ana Lopez", "hosts")
    mail = mail_for(recipient, ("daily-schedule", "roster"), order, number, "A new hall")
    return mail.subject, mail.text


def test_a_mail_is_in_one_language() -> None:
    subject, text = drafted("nb")
    assert subject.endswith("Første besøk, Utkast av 1. april 2027")
    assert text.startswith("Kjære Ana Lopez,\n")
    assert "- Dagsprogram\n- Deltakerliste" in text
    assert "Dear" not in text


def test_in_two_languages_it_is_said_twice() -> None:
    subject, text = drafted("en+fr", number=3)
    assert subject.count("Issue 3") == subject.count("Version 3") == 1
    english, french = text[: text.index("Madame")], text[text.index("Madame") :]
    assert "attached is issue 3 of 1 April 2027" in english
    assert "la version 3 du 1er avril 2027" in french
    assert "A new hall" in english
    assert "A new hall" in french


def test_a_mail_of_an_issue_asks_for_an_answer_and_a_draft_does_not() -> None:
    attached = "Attached:\n- Daily schedule\n- Roster\n"
    assert drafted("en", 3) == (
        "Delegation of Nantes, First visit, Issue 3",
        "Dear Ana Lopez,\n\nDelegation of Nantes: attached is issue 3 of 1 April 2027. Please put "
        f"older ones away.\nWhy there is a new issue: A new hall\n\n{attached}\n"
        "Please answer in a word that you have issue 3.\n",
    )
    assert drafted("en") == (
        "Delegation of Nantes, First visit, Draft of 1 April 2027",
        "Dear Ana Lopez,\n\nDelegation of Nantes: attached is a draft of 1 April 2027. It may "
        f"still change.\n\n{attached}",
    )


def test_who_is_no_longer_part_of_it_is_told_so_and_gets_no_paper() -> None:
    reader = Reader("hosts", "en", size="a4")
    order = Order(an_exchange_with_everything(), VisitKind.FIRST, reader, date(2027, 4, 1))
    gone = Recipient("hosts:1", "Ana Lopez", "hosts", gone=True)
    text = mail_for(gone, (), order, 3, None).text
    assert "from issue 3 on you no longer take part. Please put the papers you hold away." in text
    assert "attached" not in text.casefold()
    assert "Please answer in a word that you have issue 3." in text
