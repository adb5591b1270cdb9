"""The pages that every change of the papers is compared with, and how they are made again.

`make golden` draws them anew; look at what has changed before you keep it.
"""

import io
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, time
from functools import cache, partial
from pathlib import Path

import pypdfium2
from PIL import Image

sys.path.insert(0, str(Path(__file__).parent))
from told import KEPT, lines, told
from visits import an_exchange, an_order, made_when

from planner.documents.papers import PAPERS
from planner.editions.audiences import A_COPY_EACH, AUDIENCES
from planner.editions.issuing import Filed, freeze
from planner.editions.making import copies_of
from planner.editions.notice import schedule_today
from planner.editions.order import Order
from planner.editions.values import Reader
from planner.interchange.samples import read_samples
from planner.model import Exchange, ItemStatus, VisitKind

FOLDER = Path(__file__).parent.parent / "golden"
SAMPLE = "Nantes - Orlando, Tampa"
_SCALE = 54 / 72  # pixels a point
_FEW = [round(grey / 17) * 17 for grey in range(256)]  # sixteen greys


@cache
def sample() -> Exchange:
    return a_sample()


def a_sample() -> Exchange:
    """The sample, to be changed as one likes."""
    return next(each.exchange for each in read_samples() if each.exchange.name == SAMPLE)


def page(pdf: bytes, number: int) -> Image.Image:
    """One page of a paper, in greys."""
    document = pypdfium2.PdfDocument(pdf)
    drawn = document[number].render(scale=_SCALE, grayscale=True).to_pil()
    document.close()
    return drawn.convert("L")


def _drawn(paper: str, order: Order) -> bytes:
    if paper in A_COPY_EACH:
        order = replace(order, person=order.delegates[0].id)
    return PAPERS[paper](copies_of(paper, order)[0].edition).pdf


@cache
def _sample_paper(paper: str, days: tuple[date, ...] | None) -> bytes:
    readers = [each for each in AUDIENCES.values() if paper in each.papers]
    audience = next((each for each in readers if each.name != "internal"), readers[0])
    reader = Reader(audience.name)
    order = Order(sample(), VisitKind.FIRST, reader, made_when(paper), days)
    return _drawn(paper, order)


def _of_sample(paper: str, number: int = 0, days: tuple[date, ...] | None = None) -> Image.Image:
    return page(_sample_paper(paper, days), number)


def _invented(exchange: Callable[[], Exchange], paper: str, number: int = 0) -> Image.Image:
    order = an_order(exchange(), "delegation", size="a4", clock=24)
    return page(_drawn(paper, order), number)


def _changed() -> Image.Image:
    """What a delegate is told: an item has moved, one has another place, one is called off."""
    order = Order(a_sample(), VisitKind.FIRST, Reader("delegation"), date(2027, 3, 1))
    order = replace(order, person=order.delegates[0].id)
    on, key = date(2027, 2, 15), ("delegation", "personal-schedule", str(order.person))
    frozen = freeze([(key, schedule_today(order))], 1, on, {})
    held = Filed(1, on, frozen, why="The partners have asked for these changes.")
    items = {item.title: item for item in order.visit.items}
    moved = items["Youth council meets youth council"]
    moved.start, moved.end = time(14, 45), time(16, 15)
    items["Brunch"].venue = items["Picnic with the neighborhood soccer league"].venue
    items["Sunday service with the gospel choir"].status = ItemStatus.CANCELLED
    (copy, *_) = copies_of("change-notice", replace(order, held=held))
    return page(PAPERS["change-notice"](copy.edition).pdf, 0)


def _from_right() -> Exchange:
    exchange = an_exchange(delegates=3, items=3, days=1, groups=0)
    visit = exchange.visits[0]
    for item, title in zip(
        visit.items, ("لقاء مع رئيسة البلدية", "ארוחת צהריים", "زيارة"), strict=True
    ):
        item.title = title
    visit.stops[0].hotel.name = "فندق البحيرة"
    return exchange


PAGES: dict[str, Callable[[], Image.Image]] = {
    **{paper: partial(_of_sample, paper) for paper in PAPERS},
    "change-notice": _changed,
    "book-glance": partial(_of_sample, "program-book", 2),
    "split-day": partial(_of_sample, "daily-schedule", 0, (date(2027, 4, 20),)),
    "forty-items": partial(
        _invented, partial(an_exchange, items=40, days=1, groups=0), "daily-schedule", 1
    ),
    "right-to-left": partial(_invented, _from_right, "daily-schedule"),
}


def kept(name: str) -> Image.Image:
    return Image.open(FOLDER / f"{name}.png").convert("L")


def unlike(one: Image.Image, other: Image.Image) -> float:
    """The share of pixels that clearly differ, in thousandths; a hair’s breadth is forgiven."""
    if one.size != other.size:
        return 1000.0
    pixels = zip(_blurred(one).tobytes(), _blurred(other).tobytes(), strict=True)
    return 1000 * sum(abs(a - b) > 40 for a, b in pixels) / (one.width * one.height)


def _blurred(image: Image.Image) -> Image.Image:
    return image.reduce(2)


def _small(image: Image.Image) -> bytes:
    file = io.BytesIO()
    image.point(_FEW).save(file, "PNG", optimize=True)
    return file.getvalue()


def make() -> Iterator[str]:
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.png"):
        if old.stem not in PAGES:
            old.unlink()
    for name, draw in PAGES.items():
        drawn, file = draw(), FOLDER / f"{name}.png"
        if not file.exists() or unlike(kept(name), drawn) > 0:
            file.write_bytes(_small(drawn))
            yield name
    now = lines(told())
    if not KEPT.exists() or KEPT.read_text(encoding="utf-8") != now:
        KEPT.write_text(now, encoding="utf-8")
        yield KEPT.name


if __name__ == "__main__":
    sys.stdout.write("".join(f"{name}\n" for name in make()) or "Every page is as it was.\n")
