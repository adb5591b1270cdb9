"""Papers and draft mails into files: what goes out with an issue, and what goes out alone.

The command line and the window both give out issues by what stands here; neither says anything
here, and where a file is written is theirs to say.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.issues import Given, issue_visit
from planner.documents.papers import PAPERS
from planner.documents.protecting import protected
from planner.editions.audiences import A_COPY_EACH
from planner.editions.handing_out import Handing
from planner.editions.languages import wording_notices
from planner.editions.mail import mail_for
from planner.editions.making import Copy
from planner.editions.naming import file_name, mail_name
from planner.editions.order import Order
from planner.editions.packing import packed
from planner.editions.recipients import NOTICE, Recipient
from planner.editions.values import Notice
from planner.interchange.itinerary.reader_calendar import reader_calendar
from planner.interchange.itinerary.sheet_out import program_workbook
from planner.interchange.mails import Attached, mail_file, mail_text
from planner.interchange.report_files import report_document, report_workbook
from planner.interchange.schedule_files import personal_page, schedule_document

Key = tuple[str, str, UUID | None]
Write = Callable[[Path, bytes], str]
"""Writes a file whole, makes its folders, and gives its absolute path."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """One copy of a paper, not written anywhere yet."""

    name: str  # of its file
    data: bytes
    paper: str
    audience: str
    copy: Copy
    pages: int | None = None

    @property
    def key(self) -> Key:
        return self.audience, self.paper, self.copy.whose

    def value(self, path: str) -> dict[str, Any]:
        issue = self.copy.edition.issue
        return {
            "path": path,
            "paper": self.paper,
            "audience": self.audience,
            "person": self.copy.person,
            "place": self.copy.place,
            "pages": self.pages,
            "issue": issue.number if issue else None,
        }


@dataclass(slots=True)
class Printed:
    """What has been made so far."""

    files: list[dict[str, Any]] = field(default_factory=list)
    mails: list[dict[str, Any]] = field(default_factory=list)  # drafts, as files too
    notices: list[Notice] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


def drawn(paper: str, copy: Copy, order: Order, secret: str | None, printed: Printed) -> Drawn:
    """One copy as PDF, under a password if there is one."""
    drawing = PAPERS[paper](copy.edition)
    printed.notices += drawing.notices
    printed.notices += [
        each
        for each in wording_notices(copy.edition.reader.language)
        if each not in printed.notices
    ]
    _note_what_is_left_out(paper, copy, printed)
    return Drawn(
        file_name(order, paper, copy, printed.names),
        protected(drawing.pdf, secret) if secret else drawing.pdf,
        paper,
        order.reader.audience,
        copy,
        drawing.pages,
    )


def _note_what_is_left_out(paper: str, copy: Copy, printed: Printed) -> None:
    notice = Notice(
        "The {paper} of that issue has changed since, so diets and access needs are not on the "
        "copy: an issue does not keep them. Print it as of today to have them.",
        (("paper", paper),),
    )
    if copy.edition.needs_left_out and notice not in printed.notices:
        printed.notices.append(notice)


_IN_FORM: dict[tuple[str, str], Callable[[Any], bytes]] = {
    ("daily-schedule", "docx"): schedule_document,
    ("daily-schedule", "xlsx"): program_workbook,
    ("personal-schedule", "html"): personal_page,
    **{(report, "docx"): report_document for report in ("thank-you-list", "after-action")},
    **{(report, "xlsx"): report_workbook for report in ("thank-you-list", "after-action")},
}


def in_form(
    form: str,
    paper: str,
    copy: Copy,
    order: Order,
    printed: Printed,
    revisions: Mapping[UUID, int],
    now: datetime,
) -> Drawn:
    """One copy in another form than PDF, see `FORMS`. A calendar takes more than an edition tells:
    how often each item was changed, and when the file is made."""
    if form == "ics":
        whose = copy.whose if copy.person else order.person
        data = reader_calendar(replace(order, person=whose), revisions, now)
    else:
        data = _IN_FORM[paper, form](copy.edition)
        _note_what_is_left_out(paper, copy, printed)
    name = Path(file_name(order, paper, copy, printed.names)).with_suffix(f".{form}").name
    return Drawn(name, data, paper, order.reader.audience, copy)


def keep(write: Write, folder: Path, made: Drawn, printed: Printed) -> None:
    """Write a copy into a file of its own."""
    printed.files.append(made.value(write(folder / made.name, made.data)))


def write_mail(
    write: Write,
    folder: Path,
    recipient: Recipient,
    made: Mapping[Key, Drawn],
    order: Order,
    printed: Printed,
    why: str | None = None,
) -> None:
    """One draft, with the copies that are theirs; nothing where there are none."""
    own = list(_own(recipient, made))
    if not own:
        return
    issues = [each.copy.edition.issue for each in own]
    number = max((each.number for each in issues if each), default=None)
    papers = tuple(dict.fromkeys(each.paper for each in own))
    mail = mail_for(recipient, papers, order, number, why)
    attached = [Attached(each.name, each.data) for each in own]
    name = mail_name(order, recipient.name, recipient.audience, number, printed.names)
    path = write(folder / f"{name}.eml", mail_file(mail, attached))
    write(folder / name / "mail.txt", mail_text(mail, attached).encode())
    for each in attached:
        write(folder / name / each.name, each.data)
    told = {
        "path": path,
        "paper": ",".join(papers),
        "audience": recipient.audience,
        "person": recipient.name if recipient.delegate else None,
        "place": recipient.name if recipient.place else None,
        "pages": None,
        "issue": number,
        "recipient": recipient.name,
        "to": recipient.email,
        "attachments": [each.name for each in attached],
        "folder": str(Path(path).with_suffix("")),
    }
    printed.mails.append(told)


def _own(recipient: Recipient, made: Mapping[Key, Drawn]) -> Iterable[Drawn]:
    """Their own copy of each paper where there is one, else the one for all of their audience."""
    for paper in recipient.papers:
        found = made.get((recipient.audience, paper, recipient.whose))
        if found is None and paper not in A_COPY_EACH:
            found = made.get((recipient.audience, paper, None))
        if found is not None:
            yield found


# -- an issue --------------------------------------------------------------------------------------


def write_issue(
    handing: Handing,
    folder: Path,
    write: Write,
    printed: Printed,
    progress: Callable[[int, int], None] = lambda _done, _total: None,
) -> None:
    """The papers that changed, a notice for everyone concerned, and drafts that take them along.

    `progress` is told after each, how many of how many; it may raise to stop between two.
    """
    outgoing = list(chain(handing.changed(), handing.notices()))
    total = len(outgoing) + len(handing.whom)
    made: dict[Key, Drawn] = {}
    for done, each in enumerate(outgoing):
        progress(done, total)
        one = drawn(each.paper, each.copy, each.order, None, printed)
        keep(write, folder, one, printed)
        made[one.key] = one
    for done, recipient in enumerate(handing.whom, len(outgoing)):
        progress(done, total)
        notice = (NOTICE,) if handing.newest and not recipient.new else ()
        theirs = replace(recipient, papers=(*notice, *recipient.papers))
        order = replace(handing.order, reader=recipient.reads(handing.order.reader))
        write_mail(write, folder / "mails", theirs, made, order, printed, handing.reason)
    progress(total, total)


def keep_issue(session: Session, handing: Handing) -> None:
    """Keep it for good, once its files are written."""
    given = [
        Given(each.key, each.name, each.audience, each.papers, each.phone, each.email)
        for each in handing.whom
    ]
    order, content = handing.order, packed(handing.after)
    visit, day = order.visit.id, order.made_on
    issue_visit(session, visit, handing.number, day, handing.reason, content, given)
