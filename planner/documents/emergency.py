"""If something goes wrong: the number to dial first, whom to call, where help is, what to do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.documents import fonts, look
from planner.documents.cells import Cell, Part, draw_cell, draw_text
from planner.documents.contacts import call_columns, call_row, parted
from planner.documents.emergency_numbers import dialed
from planner.documents.listing import Listing, Text
from planner.documents.paper import Paper
from planner.documents.tables import Column, columns
from planner.documents.tags import Element, TaggedCanvas
from planner.documents.typesetting import Style, set_text, width
from planner.editions.values import Call, EmergencySheet, Stay

_NUMBER = Style(fonts.BOLD, 58, 60, look.INK)
_DO = ("ill", "passport", "coach", "police")


@dataclass(frozen=True, slots=True)
class Setting:
    """How close together all stands."""

    tight: bool
    title: Style  # in the frame
    padding: float
    strong: Style
    text: Style
    address: Style


_SETTINGS = (
    Setting(False, Style(fonts.BOLD, 13, 16, look.INK), 12, look.NAME, look.INK_NOTE, look.ADDRESS),
    Setting(True, Style(fonts.BOLD, 11, 13.5, look.INK), 7, look.NAME, look.INK_NOTE, look.ADDRESS),
    Setting(True, Style(fonts.BOLD, 9.5, 12, look.INK), 6, look.GRID_BOLD, look.GRID, look.GRID),
)
"""The first that needs the fewest pages is taken."""


@dataclass(slots=True)
class Frame:
    """The number to dial first, large, in a frame."""

    parent: Element
    number: str
    cell: Cell
    inner: float
    padding: float

    @property
    def height(self) -> float:
        return 12 + self._box

    @property
    def _box(self) -> float:
        return max(78.0, self.cell.height + 2 * self.padding)

    @property
    def _wide(self) -> float:
        return width(self.number, _NUMBER.font, _NUMBER.size)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        top -= 12
        with canvas.artifact():
            canvas.setStrokeColor(look.INK)
            canvas.setLineWidth(1.6)
            canvas.rect(left, top - self._box, self.inner, self._box, fill=0)
            canvas.setStrokeColor(look.RULE)
            canvas.setLineWidth(0.6)
            x = left + 20 + self._wide + 20
            canvas.line(x, top - 12, x, top - self._box + 12)
        base = top - self._box / 2 - 0.345 * _NUMBER.size
        with canvas.under(self.parent.add("P")):
            draw_text(canvas, f"{self.number} ", _NUMBER, left + 20, base)
        under = top - (self._box - self.cell.height) / 2
        draw_cell(canvas, self.cell, left + self._wide + 56, under, self.parent)


@dataclass(slots=True)
class Pair:
    """Two short texts side by side: what to do."""

    parent: Element
    cells: Sequence[Cell]
    inner: float
    above: float

    @property
    def height(self) -> float:
        return self.above + max(cell.height for cell in self.cells)

    def draw(self, canvas: TaggedCanvas, left: float, top: float, *, again: bool) -> None:
        for number, cell in enumerate(self.cells):
            x = left + number * (self.inner + 26) / 2
            draw_cell(canvas, cell, x, top - self.above, self.parent)


def add(paper: Paper, edition: EmergencySheet, *, level: int = 1) -> None:
    """On one page, where it fits: nobody turns a page in an emergency."""
    made = [_listing(paper, edition, level, each) for each in _SETTINGS]
    min(made, key=lambda listing: len(listing.flow.pages)).end()


def _listing(paper: Paper, edition: EmergencySheet, level: int, setting: Setting) -> Listing:
    say = paper.say
    listing = Listing(paper, say("papers.emergency-sheet"), level=level, tight=setting.tight)
    escort = next((each for each in edition.calls if each.function == "escort" and each.name), None)
    for number, countries in dialed(stay.country for stay in edition.stays).items():
        listing.flow.add(_frame(listing, setting, number, countries, escort))
    # whom to call, not whom to write to
    calls = [replace(call, email=None) for call in edition.calls if call.name or call.phone]
    cols = call_columns(paper)
    if calls:
        rows = (call_row(listing, cols, call) for call in calls)
        listing.table(cols, rows, listing.section(say("papers.day-and-night")))
    if edition.stays:
        cities = _city_columns(paper)
        rows_ = (_city(listing, setting, cities, stay) for stay in edition.stays)
        listing.table(cities, rows_, listing.section(say("papers.city-by-city")))
    _what_to_do(listing, setting)
    return listing


def _frame(
    listing: Listing,
    setting: Setting,
    number: str,
    countries: Sequence[str],
    escort: Call | None,
) -> Frame:
    say, words = listing.say, listing.paper.words
    where = words.listed([words.country(each) for each in countries])
    measure = listing.inner - 56 - width(number, _NUMBER.font, _NUMBER.size) - 16
    who = " ".join(filter(None, (escort.name, escort.phone))) if escort else None
    key = "papers.then-escort-named" if who else "papers.then-escort"
    title = tuple(set_text(say("papers.dial", where=where), setting.title, measure, even=True))
    then = tuple(set_text(say("papers.dial-then"), setting.text, measure))
    call = tuple(set_text(say(key, who=listing.paper.read(who)), setting.strong, measure))
    cell = Cell((Part("P", title), Part("P", then, above=3), Part("P", call, above=1)))
    return Frame(listing.root, number, cell, listing.inner, setting.padding)


def _city_columns(paper: Paper) -> list[Column]:
    say = paper.say
    return columns(
        paper.inner,
        (say("papers.column-city"), 16),
        (say("papers.column-hotel"), 29),
        (say("papers.column-host"), 26),
        (say("papers.column-help"), 29),
    )


def _city(listing: Listing, setting: Setting, cols: Sequence[Column], stay: Stay) -> list[Cell]:
    say = listing.say
    helped: list[Text] = []
    for line in stay.numbers:
        words, phone = parted(line)
        words = words or say("papers.call-numbers")
        helped.append((", ".join(filter(None, (words, phone))), setting.text))
    helped += [(line, setting.address) for line in stay.hospital]
    if stay.consulate and not any(parted(line)[0] for line in stay.consulate):
        helped.append((say("papers.call-consulate"), look.COLUMN))
    helped += [(line, setting.address) for line in stay.consulate]
    return listing.cells(
        cols,
        stay.city or say("papers.city-open"),
        [*_hotel(listing, setting, stay), (stay.hotel_phone, look.PHONE)],
        [(stay.host, setting.address), (stay.host_phone, look.PHONE)],
        helped,
    )


def _hotel(listing: Listing, setting: Setting, stay: Stay) -> list[Text]:
    name, *address = listing.place(stay.hotel) or [(None, setting.address)]
    return [(name[0], setting.address), *((line, setting.text) for line, _ in address)]


def _what_to_do(listing: Listing, setting: Setting) -> None:
    say = listing.say
    measure = (listing.inner - 26) / 2
    cells = [
        Cell(
            (
                Part("P", tuple(set_text(say(f"papers.if-{key}"), setting.strong, measure))),
                Part("P", tuple(set_text(say(f"papers.if-{key}-do"), setting.text, measure))),
            )
        )
        for key in _DO
    ]
    head = listing.section(say("papers.what-to-do"))
    above = 7.0 if listing.tight else 10.0
    pairs = [Pair(listing.root, cells[at : at + 2], listing.inner, above) for at in (0, 2)]
    listing.flow.keep(head, *pairs)
    listing.flow.add(head)
    for pair in pairs:
        listing.flow.add(pair)
