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
