"""What stands around the content of every page: header, footer, and DRAFT up the edge."""

from collections.abc import Sequence
from dataclasses import dataclass

from planner.documents import look
from planner.documents.blocks import rule
from planner.documents.cells import draw_text
from planner.documents.look import Sheet
from planner.documents.pages import Page
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Run, Style, broken, set_runs, tied, width


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands around the content of a page."""

    title: str
    subtitles: Sequence[str]  # from all that can be said to the least
    editions: Sequence[str]  # whose copy it is, the same way
    draft: str | None  # the word DRAFT, while nothing is issued
    not_issued: str
    foot: str
    foot_soft: str


def draw_page(
    canvas: TaggedCanvas,
    sheet: Sheet,
    page: Page,
    furniture: Furniture | None,
    *,
    page_words: str,
    key: str,
    goes_on: str,
    titled: bool,
) -> None:
    """Draw a page whole. `titled` makes the header's title the H1 of the paper."""
    canvas.setPageSize((sheet.width, sheet.height))
    if furniture is not None:
        _header(canvas, sheet, furniture, first=titled)
    for each in page.placed:
        top = sheet.height - sheet.top - each.y
        each.block.draw(canvas, sheet.left, top, again=each.again)
    if furniture is not None:
        _footer(canvas, sheet, furniture, page_words, key, goes_on)
    canvas.showPage()


def fits_header(title: str, sheet: Sheet) -> bool:
    """Whether the header holds this title whole."""
    return _fitted(tied(title), look.HEADER, sheet.inner * 0.55) == tied(title)


def _header(canvas: TaggedCanvas, sheet: Sheet, furniture: Furniture, *, first: bool) -> None:
    y = sheet.height - sheet.header
    right = sheet.width - sheet.right
    with canvas.under(canvas.root.add("H1")) if first else canvas.artifact("Header"):
        title = _fitted(furniture.title, look.HEADER, sheet.inner * 0.55)
        draw_text(canvas, title, look.HEADER, sheet.left, y)
    with canvas.artifact("Header"):
        x = sheet.left + width(title, look.HEADER.font, look.HEADER.size) + 8
        if furniture.draft:
            spaced = 0.9 * (len(furniture.draft) - 1)
            boxed = width(furniture.draft, look.HEADER.font, 7.5) + spaced + 16
            canvas.setLineWidth(1.2)
            canvas.setStrokeColor(look.INK)
            canvas.rect(right - boxed, y - 5, boxed, 15, fill=0)
            canvas.setFillColor(look.INK)
            canvas.setFont(look.HEADER.font, 7.5)
            canvas.drawString(right - boxed + 8, y, furniture.draft, charSpace=0.9)
            right -= boxed + 10
        subtitle, edition, wide = _sides(furniture, right - x - 8)
        draw_text(canvas, edition, look.HEADER_EDITION, right - wide, y)
        draw_text(canvas, subtitle, look.HEADER_SOFT, x, y)
        if furniture.draft:
            _edge(canvas, sheet, furniture)
    rule(canvas, sheet.left, y - 8, sheet.inner, look.RULE, 0.5)


def _sides(furniture: Furniture, room: float) -> tuple[str, str, float]:
    """The visit, whose copy it is, and how wide that is: as much as stands side by side. Whose
    copy it is comes first; what has no room of it stands in the paper's own title.
    """
    style, soft = look.HEADER_EDITION, look.HEADER_SOFT
    for subtitle in (*furniture.subtitles, ""):
        for edition in furniture.editions:
            wide = width(edition, style.font, style.size)
            if wide + width(subtitle, soft.font, soft.size) + (8 if subtitle else 0) <= room:
                return subtitle, edition, wide
    fitted = _fitted(furniture.editions[-1], style, room)
    return "", fitted, width(fitted, style.font, style.size)


def _edge(canvas: TaggedCanvas, sheet: Sheet, furniture: Furniture) -> None:
    """DRAFT runs up the outer edge, so that no photocopy loses it and nothing is hidden."""
    said = f"{furniture.draft}  ·  {furniture.not_issued}  ·  "
    canvas.saveState()
    canvas.translate(sheet.width - sheet.right / 2 + 6, sheet.floor)
    canvas.rotate(90)
    canvas.setFillColor(look.RULE)
    canvas.setFont(look.HEADER.font, 7.5)
    times = int(sheet.room // (width(said, look.HEADER.font, 7.5) + len(said)))
    canvas.drawString(0, 0, (said * max(times, 1)).rstrip(" ·"), charSpace=1)
    canvas.restoreState()


def _footer(
    canvas: TaggedCanvas,
    sheet: Sheet,
    furniture: Furniture,
    page_words: str,
    key: str,
    goes_on: str,
) -> None:
    y = sheet.footer
    right = sheet.width - sheet.right
    rule(canvas, sheet.left, y + 12, sheet.inner, look.HAIR, 0.5)
    with canvas.artifact("Footer"):
        wide = width(goes_on, look.KEY.font, look.KEY.size)
        draw_text(canvas, goes_on, look.KEY, right - wide, y + 17)
        lines = [*broken(key, look.KEY.font, look.KEY.size, sheet.inner)]
        last = width(lines[-1], look.KEY.font, look.KEY.size) if lines else 0.0
        above = 10 if goes_on and last + wide + 12 > sheet.inner else 0
        for number, line in enumerate(reversed(lines)):
            draw_text(canvas, line, look.KEY, sheet.left, y + 17 + above + 10 * number)
        draw_text(canvas, furniture.foot, look.FOOTER_BOLD, sheet.left, y)
        x = sheet.left + width(furniture.foot, look.FOOTER_BOLD.font, look.FOOTER_BOLD.size) + 8
        wide = width(page_words, look.FOOTER_BOLD.font, look.FOOTER_BOLD.size)
        draw_text(canvas, page_words, look.FOOTER_BOLD, right - wide, y)
        soft = width(furniture.foot_soft, look.FOOTER.font, look.FOOTER.size)
        if x + soft + 12 > right - wide:  # no room between them
            x, y = sheet.left, y - 10
        draw_text(canvas, furniture.foot_soft, look.FOOTER, x, y)


def _fitted(text: str, style: Style, measure: float) -> str:
    """The first line of a text too long for the header; the whole of it stands in the title."""
    lines = set_runs([Run(text, style)], measure)
    return "".join(piece.text for piece in lines[0]) if lines else text
