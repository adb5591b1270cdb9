"""From what was chosen to finished papers. Runs on the background's worker.

ReportLab and the papers are imported here, when the first paper is made: the window must not wait
for them when it starts.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from planner.editions.audiences import A_COPY_EACH, AUDIENCES, PASSWORD_ONLY
from planner.editions.languages import wording_notices
from planner.editions.values import Notice, Reader
from planner.model import Exchange, FollowOn, Refused, VisitKind
from planner.store.outward import write_out
from planner.store.unhurried import Progress
from planner.wording import SOURCE, spoken_by

if TYPE_CHECKING:
    from planner.editions.order import Order
    from planner.outgoing import Drawn, Printed

PAPER = "daily-schedule"


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person chose; `day` None is every day, `only` None is everyone."""

    visit: VisitKind = VisitKind.FIRST
    audience: str = "delegation"
    clock: int = 12  # hours
    size: str = "letter"  # or a4
    day: date | None = None
    paper: str = PAPER
    only: UUID | None = None  # a delegate, a hotel or a venue
    language: str = "en"  # or two: “en+fr”

    @property
    def kept(self) -> list[str]:
        """What of it is remembered for an exchange, as words."""
        return [self.paper, self.audience, str(self.clock), self.size, self.language]

    @classmethod
    def remembered(cls, words: Sequence[str]) -> "Choice | None":
        """From the words that were kept; None where they say what there is not."""
        if len(words) != 5:
            return None
        paper, audience, clock, size, language = words
        known = audience in AUDIENCES and paper in AUDIENCES[audience].papers
        if not known or clock not in ("12", "24") or size not in ("letter", "a4"):
            return None
        return cls(audience=audience, clock=int(clock), size=size, paper=paper, language=language)

    @property
    def reader(self) -> Reader:
        return Reader(self.audience, self.language, self.clock, self.size)


@dataclass(frozen=True, slots=True)
class Source:
    """What papers are made from."""

    exchange: Exchange
    made_on: date
    photographs: Mapping[str, bytes]
    follow_ons: Sequence[FollowOn] = ()
    issued: tuple[int, date, bytes] | None = None  # what readers hold: number, day, content


@dataclass(frozen=True, slots=True)
class Made:
    """A paper, ready to be shown, printed and saved."""

    choice: Choice
    pdf: bytes
    notices: tuple[Notice, ...]
    name: str  # of its file


def recipients(exchange: Exchange, choice: Choice, today: date) -> list[tuple[UUID, str]]:
    """Those for whom a copy of their own can be made of this paper."""
    from planner.editions.making import recipients_of
    from planner.editions.order import Order

    return recipients_of(choice.paper, Order(exchange, choice.visit, choice.reader, today))


def own_language(exchange: Exchange, choice: Choice) -> str:
    """What the one reads for whom this copy is, as far as papers can be in it; else English."""
    for visit in exchange.visits if choice.paper in A_COPY_EACH else ():
        for delegate in visit.delegates:
            if delegate.id == choice.only:
                return spoken_by(delegate.person.languages) or SOURCE
    return SOURCE


def make(source: Source, choice: Choice, progress: Progress) -> Made:
    """Make one paper; `progress` may raise to stop it.

    Raises `Refused` where there is no such visit or the reader may not have this paper.
    """
    from planner.outgoing import Printed

    progress(0, 2)
    printed = Printed()
    for each in _papers(source, choice, printed):
        progress(2, 2)
        known = wording_notices(choice.language)
        return Made(choice, each.data, (*printed.notices, *known), each.name)
    raise Refused("No delegates have been entered, so there is nothing to make.")


def save_all(
    source: Source,
    choice: Choice,
    place: Path,
    password: str,
    progress: Progress,
    saved: list[str],
) -> int:
    """Every paper of an audience into a folder, or into one file where `place` ends in .zip.

    Gives the number of papers, and puts into `saved` what is written: what was written before it is
    stopped stays. Without a password, what is only made with one is left out.
    """
    papers = [
        paper
        for paper in AUDIENCES[choice.audience].papers
        if password or paper not in PASSWORD_ONLY
    ]
    from planner.outgoing import Printed

    printed, made = Printed(), list[tuple[str, bytes]]()
    in_one = place.suffix.lower() == ".zip"
    for done, paper in enumerate(papers):
        progress(done, len(papers))
        everyone = replace(choice, paper=paper, only=None, day=None)
        for each in _papers(source, everyone, printed, password):
            progress(done, len(papers))
            if in_one:
                made.append((each.name, each.data))
            else:
                write_out(place / each.name, each.data)
                saved.append(each.name)
    if in_one:
        write_out(place, _zipped(made))
        saved += [name for name, _ in made]
    return len(saved)


def guarded(pdf: bytes, password: str) -> bytes:
    """The paper under a password, if there is one."""
    if not password:
        return pdf
    from planner.documents.protecting import protected

    return protected(pdf, password)


def make_in_form(
    source: Source, choice: Choice, form: str, revisions: Mapping[UUID, int], now: datetime
) -> tuple[str, bytes]:
    """What is chosen in another form than PDF: the name of its file, and what goes into it."""
    from planner.editions.making import copies_of
    from planner.outgoing import Printed, in_form

    order = _order(source, choice)
    for copy in copies_of(choice.paper, order):
        made = in_form(form, choice.paper, copy, order, Printed(), revisions, now)
        return made.name, made.data
    raise Refused("No delegates have been entered, so there is nothing to make.")


def _papers(
    source: Source, choice: Choice, printed: "Printed", password: str = ""
) -> Iterator["Drawn"]:
    """The copies of one paper, drawn as they go out."""
    from planner.editions.making import copies_of
    from planner.outgoing import drawn

    order = _order(source, choice)
    for copy in copies_of(choice.paper, order):
        yield drawn(choice.paper, copy, order, password or None, printed)


def _order(source: Source, choice: Choice) -> "Order":
    from planner.editions.issuing import Filed, called_off
    from planner.editions.making import can_be_for_one
    from planner.editions.order import Order
    from planner.editions.packing import unpacked

    for_one = can_be_for_one(choice.paper, choice.audience)
    order = Order(
        source.exchange,
        choice.visit,
        choice.reader,
        source.made_on,
        days=None if choice.day is None else [choice.day],
        person=choice.only if for_one else None,
        place=None if for_one else choice.only,
        photographs=source.photographs,
        follow_ons=source.follow_ons,
    )
    if source.issued is None:
        return order
    number, day, content = source.issued
    held = Filed(number, day, unpacked(content))
    return replace(order, held=held, called_off=called_off(held.frozen))


def _zipped(made: Sequence[tuple[str, bytes]]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        for name, pdf in made:
            archive.writestr(zipfile.ZipInfo(name), pdf)
    return file.getvalue()
