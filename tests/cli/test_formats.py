"""The same editions as Word, spreadsheet and page."""

from email import message_from_bytes
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from docx import Document
from icalendar import Calendar

from planner.editions.mail import Mail
from planner.interchange.mails import Attached, mail_file

SAMPLE = "Nantes - Orlando, Tampa"
PRINT = ("print", SAMPLE, "--visit", "first")


@pytest.mark.parametrize(
    ("paper", "kind", "start"),
    [("daily-schedule", "docx", b"PK"), ("daily-schedule", "xlsx", b"PK")],
)
def test_a_schedule_is_made_in_other_formats(
    sampled: Any, tmp_path: Path, paper: str, kind: str, start: bytes
) -> None:
    words = ("--paper", paper, "--audience", "hosts", "--format", kind, "--out", tmp_path)
    (file,) = sampled(*PRINT, *words)["files"]
    data = Path(file["path"]).read_bytes()
    assert file["path"].endswith(kind)
    assert data.startswith(start)
    if kind == "docx":
        tables = Document(BytesIO(data)).tables
        assert any("Orlando" in cell.text for t in tables for row in t.rows for cell in row.cells)


def test_a_page_fetches_nothing_and_says_when_it_is_old(sampled: Any, tmp_path: Path) -> None:
    words = ("--paper", "personal-schedule", "--format", "html", "--out", tmp_path)
    files = sampled(*PRINT, *words)["files"]
    said = Path(files[0]["path"]).read_text("utf-8")
    assert "out of date after" in said
    assert "src=" not in said
    assert "http" not in said


def test_paper_and_format_that_do_not_go_together_are_wrong_usage(
    sampled: Any, tmp_path: Path
) -> None:
    words = ("--paper", "roster", "--audience", "hosts", "--format", "html", "--out", tmp_path)
    said = sampled(*PRINT, *words, code=2)["error"]["message"]
    assert "personal-schedule" in said


def test_a_calendar_for_each_delegate_and_one_for_a_reader(sampled: Any, tmp_path: Path) -> None:
    words = ("--paper", "personal-schedule", "--format", "ics", "--out", tmp_path)
    files = sampled(*PRINT, *words)["files"]
    assert len({file["person"] for file in files}) == len(files) > 3
    events = [Calendar.from_ical(Path(file["path"]).read_bytes()).walk("VEVENT") for file in files]
    assert len({len(each) for each in events}) > 1  # not everybody goes everywhere
    words = ("--paper", "all", "--audience", "hosts", "--format", "ics", "--out", tmp_path)
    (file,) = sampled(*PRINT, *words)["files"]
    assert file["paper"] == "daily-schedule"
    assert len(Calendar.from_ical(Path(file["path"]).read_bytes()).walk("VEVENT")) >= len(events[0])


def test_a_draft_mail_for_each_with_their_own_papers(sampled: Any, tmp_path: Path) -> None:
    papers = "pocket-schedule,personal-schedule"
    words = ("--paper", papers, "--format", "eml", "--out", tmp_path)
    files = sampled(*PRINT, *words)["files"]
    assert all(file["path"].endswith(".eml") for file in files)
    assert len({file["person"] for file in files}) == len(files) > 3
    for file in files:
        mail = message_from_bytes(Path(file["path"]).read_bytes(), policy=default)
        assert mail["X-Unsent"] == "1"
        assert file["recipient"] in mail.get_body().get_content()
        attached = {each.get_filename(): each.get_content() for each in mail.iter_attachments()}
        (own,) = (name for name in attached if "personal-schedule" in name)
        (shared,) = attached.keys() - {own}
        assert "pocket-schedule" in shared
        folder = Path(file["folder"])
        assert {each.name for each in folder.iterdir()} == {"mail.txt", *attached}
        assert all((folder / name).read_bytes() == data for name, data in attached.items())
        assert file["recipient"] in (folder / "mail.txt").read_text("utf-8")
    owns = {name for file in files for name in file["attachments"] if "personal" in name}
    assert len(owns) == len(files)


def test_nobody_to_write_to_is_said(sampled: Any, tmp_path: Path) -> None:
    words = ("--paper", "press-copy", "--audience", "press", "--format", "eml", "--out", tmp_path)
    said = sampled(*PRINT, *words, code=1)["error"]["message"]
    assert "distribution list" in said
    assert not list(tmp_path.glob("*.eml"))


@pytest.mark.parametrize("to", ["none", "a@b\nBcc: c@d", "ş@örnek.example", "x" * 300, None])
def test_an_address_that_is_none_spoils_no_mail(to: str | None) -> None:
    mail = Mail("Ω\r\nBcc: x@y", to, "A\nB", "Text")
    data = mail_file(mail, [Attached("a\n.pdf", b"%PDF")])
    assert data == mail_file(mail, [Attached("a\n.pdf", b"%PDF")])
    read = message_from_bytes(data, policy=default)
    assert "Bcc" not in read
    assert read["Subject"] == "A B"


def test_a_paper_speaks_the_language_asked_for(sampled: Any, tmp_path: Path) -> None:
    words = ("--paper", "daily-schedule", "--language", "fr", "--size", "a4", "--clock", "24")
    answer = sampled(*PRINT, *words, "--out", tmp_path)
    (file,) = answer["files"]
    assert "French wording" in answer["notices"][0]["message"]
    assert file["path"].endswith("_24h_fr.pdf")
    document = pypdfium2.PdfDocument(file["path"])
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    assert "mardi 13 avril 2027" in " ".join(text.split())
    assert "Overnight" not in text
    document.close()
    for kind in ("docx", "html"):
        paper = "daily-schedule" if kind == "docx" else "personal-schedule"
        words = ("--paper", paper, "--language", "nb", "--format", kind, "--out", tmp_path)
        (first, *_) = sampled(*PRINT, *words)["files"]
        data = Path(first["path"]).read_bytes()
        if kind == "docx":
            written = Document(BytesIO(data))
            assert written.core_properties.language == "nb"
            assert "tirsdag 13. april 2027" in [each.text for each in written.paragraphs]
        else:
            assert b'<html lang="nb">' in data
            assert b"tirsdag 13. april 2027" in data


def test_a_language_there_is_not_is_wrong_usage(sampled: Any, tmp_path: Path) -> None:
    words = ("--paper", "roster", "--audience", "hosts", "--language", "xx", "--out", tmp_path)
    said = sampled(*PRINT, *words, code=2)["error"]["message"]
    assert "There are: en, fr, de, nl, es, sv, nb" in said


def test_findings_and_questions_speak_the_language_asked_for(sampled: Any) -> None:
    found = sampled("check", SAMPLE, "--language", "de")
    assert "Ernährung unbekannt: " in " ".join(each["message"] for each in found)
    assert not any(" is " in each["message"] for each in found)
    (letter, *_) = sampled("letters", SAMPLE, "--language", "fr", today="2027-04-19")
    assert letter["text"].startswith("Madame, Monsieur ")
    assert "Nous préparons le programme" in letter["text"]


def test_a_notice_asked_for_one_person_is_made_for_all_where_only_delegates_have_one(
    sampled: Any, tmp_path: Path
) -> None:
    words = ("--paper", "change-notice", "--person", "Solenn Kerbrat-Oduya", "--out", tmp_path)
    to_driver = sampled(*PRINT, *words, "--audience", "driver")
    assert to_driver["files"][0]["person"] is None
    assert any("not made for one person" in each["message"] for each in to_driver["notices"])
    own = sampled(*PRINT, *words, "--audience", "delegation")
    assert own["files"][0]["person"] == "Solenn Kerbrat-Oduya"
    assert not any("not made for one person" in each["message"] for each in own["notices"])
