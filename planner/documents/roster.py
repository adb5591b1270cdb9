"""Who is coming: photograph, name, what they do; for hosts, and in the book with more room."""

from dataclasses import dataclass, replace

from planner.documents import fonts, look, marks
from planner.documents.blocks import rule
from planner.documents.cells import Cell, Part, draw_cell, shifted
from planner.documents.listing import Listing
from planner.documents.paper import Paper
from planner.documents.portraits import Portrait, initials
from planner.documents.tags import Element, TaggedCanvas
from planner.documents.typesetting import Style
from planner.editions.values import Profile, Roster

_GAP = 16.0
_NAME = Style(fonts.BOLD, 13, 16, look.INK)
_NATIVE = Style(fonts.REGULAR, 11.5, 16, look.INK)
_SAY = Style(fonts.ITALIC, 9, 12, look.SOFT)


@dataclass(slots=True)
class ProfileBlock:
    """One person: a picture, and cells beside it."""

    parent: Element
    portrait: Portrait | None
    name: Cell
    cells: tuple[tuple[float, Cell], ...]  # from the left end of the content
    inner: float
    heading: str
    marks: tuple[tuple[float, float, str], ...] = ()  # x, down, letter: group marks

    @property
    def height(self) -> float:
        picture = self.portrait.height if self.portrait else 0.0
        first = self.name.height + self.cells[0][1].height
        others = (cell.height for _, cell in self.cells[1:])
        return 11 + max(picture, first, *others, 0.0) + 12

    def cut(self, room: float) -> tuple["ProfileBlock", "ProfileBlock"]:
        room -= 23
        name, more_name = self.name.cut(room)
        left = room - name.height
        cut = [
            (x, *cell.cut(room if number else max(left, 0.0)))
            for number, (x, cell) in enumerate(self.cells)
        ]
        head = replace(self, name=name, cells=tuple((x, part) for x, part, _ in cut))
        tail = replace(
            self, name=more_name, portrait=None, marks=(),
            cells=tuple((x, part) for x, _, part in cut),
        )  # fmt: skip
        return head, tail

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        y = top - 11
        x, first = self.cells[0]
        if self.portrait is not None:
            self.portrait.draw(canvas, left, y, self.parent)
        for part in self.name.parts:
            draw_cell(canvas, Cell((part,)), left + x, y, self.parent)
            y -= part.height
        draw_cell(canvas, first, left + x, y, self.parent)
        for place, cell in self.cells[1:]:
            draw_cell(canvas, cell, left + place, top - 11, self.parent)
        with canvas.artifact():
            for place, down, letter in self.marks:
                marks.group_mark(canvas, letter, left + place, top - 11 - down, 5.6, fonts.BOLD)
        rule(canvas, left, top - self.height, self.inner, look.HAIR, 0.5)


def add(paper: Paper, edition: Roster) -> None:
    """The roster: six or so to a page."""
    listing = Listing(paper, paper.say("papers.who-is-coming"), _counted(paper, edition))
    for person in edition.people:
        listing.flow.add(_profile(listing, person, in_book=False))
    _end(listing, edition)


def add_biographies(paper: Paper, edition: Roster) -> None:
    """The same people in the book: larger pictures, four or so to a page."""
    listing = Listing(paper, paper.say("papers.the-delegation"), _counted(paper, edition), level=2)
    for person in edition.people:
        listing.flow.add(_profile(listing, person, in_book=True))
    _end(listing, edition)


def _counted(paper: Paper, edition: Roster) -> str:
    if not edition.people:
        return ""
    return paper.say("papers.in-precedence", count=len(edition.people))


def _end(listing: Listing, edition: Roster) -> None:
    if not edition.people:
        listing.prose(listing.say("papers.no-delegates-entered"), look.ASIDE)
    listing.end()


def _profile(listing: Listing, person: Profile, *, in_book: bool) -> ProfileBlock:
    paper, say = listing.paper, listing.say
    wide = 96.0 if in_book else 60.0
    x = wide + (20.0 if in_book else _GAP)
    aside = 84.0 if in_book else (paper.inner - x - _GAP) * 0.54
    measure = paper.inner - x - aside - _GAP
    pictured = person.pictured
    whole = paper.read(person.name)
    level = "H3" if in_book else "H2"
    name = Cell((paper.part(person.name, _NAME, measure, tag=level, even=True),))
    facts: list[Part] = []
    if native := paper.proof.native(person.native):
        facts.append(paper.part(native, _NATIVE, measure))
    if person.pronunciation:
        said = say("papers.pronounced", how=person.pronunciation)
        facts.append(paper.part(said, _SAY, measure))
    for text, style, above in (
        (person.position, look.NAME, 3.0),
        (person.organization, look.ADDRESS, 0.0),
    ):
        if text:
            facts.append(paper.part(text, style, measure, above=above))
    biography = []
    if person.biography:
        biography.append(paper.part(person.biography, look.BODY, measure if in_book else aside))
    right = paper.inner - aside
    if in_book:
        if biography:
            facts.append(replace(biography[0], above=5.0))
        side, shapes = _side(listing, person, right, aside)
    else:
        side, shapes = [*biography, *_spoken(listing, person, aside)], ()
    return ProfileBlock(
        paper.canvas.root,
        Portrait(
            person.photograph,
            paper.read(initials(person.given, person.family, person.name)) if pictured else "",
            say("papers.portrait-of", name=whole),
            wide,
        ),
        name,
        ((x, Cell(tuple(facts))), (right, Cell(tuple(side)))),
        paper.inner,
        whole,
        shapes,
    )


def _spoken(listing: Listing, person: Profile, measure: float) -> list[Part]:
    paper, say = listing.paper, listing.say
    parts = []
    if person.languages:
        said = say("papers.speaks", languages=", ".join(person.languages))
        parts.append(paper.part(said, look.NOTE, measure, above=2))
    if person.role != "member":
        parts.append(paper.part(say(f"papers.call-{person.role}"), look.NAME, measure))
    return parts


def _side(
    listing: Listing, person: Profile, x: float, measure: float
) -> tuple[list[Part], tuple[tuple[float, float, str], ...]]:
    """The narrow column of the book: role, languages, group with its mark."""
    paper, say = listing.paper, listing.say
    parts: list[Part] = []
    shapes: list[tuple[float, float, str]] = []
    facts = [
        ("papers.role", say(f"papers.call-{person.role}")),
        ("papers.languages", ", ".join(person.languages)),
    ]
    for label, text in facts:
        if text:
            parts.append(paper.part(say(label), look.COLUMN, measure, above=4 if parts else 0))
            parts.append(paper.part(text, look.INK_NOTE, measure))
    for letter in person.groups:
        above = 6.0 if parts else 0.0
        down = sum(part.height for part in parts) + above + 6.0
        indented = paper.part(say("papers.group", letter=letter), look.NAME, measure - 17)
        lines = tuple(shifted(line, 17.0) for line in indented.lines)
        parts.append(replace(indented, lines=lines, above=above))
        shapes.append((x + 6.0, down, letter))
    return parts, tuple(shapes)
