"""A daily schedule of seventy items, against its bare strokes on an untagged canvas."""

import io
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from run import Bench
from sqlalchemy.orm import Session
from store import TODAY, filled

sys.path.insert(0, str(Path(__file__).parents[1] / "documents"))

from dataclasses import replace

from schedules import at, entry, friday, schedule, together
from visits import an_exchange, an_order

from planner.documents import daily_schedule, fonts
from planner.documents.papers import PAPERS
from planner.documents.tags import TaggedCanvas
from planner.editions.making import copies_of
from planner.editions.order import Order
from planner.editions.values import Reader
from planner.model import VisitKind
from planner.queries.exchanges import whole_exchange
from planner.queries.photographs import photographs_of

LARGEST = 80  # KB aimed at for a schedule of seventy items

DRAWING = (
    "setFillColor", "setStrokeColor", "setLineWidth", "setLineCap", "setLineJoin", "setDash",
    "setFont", "drawString", "write", "line", "rect", "roundRect", "circle", "drawPath",
    "saveState",
    "restoreState", "translate", "rotate", "drawCentredString", "drawImage", "showPage",
)  # fmt: skip

Stroke = tuple[str, tuple[Any, ...], dict[str, Any]]


def benches() -> dict[str, Callable[[], Bench]]:
    return {"paper": _paper, "papers": _papers, "grown": _grown}


def _paper() -> Bench:
    """Seven days of ten items, tagged; the least: the same calls on ReportLab's own canvas."""
    entries = (*friday().bands[0].entries, entry("Walk back to the hotel", at("21:00")))
    first = together(*entries)
    days = [replace(first, date=first.date + timedelta(days=number)) for number in range(7)]
    edition = schedule(*days)
    with _recorded() as strokes:
        drawn = daily_schedule.draw(edition)
    size = len(drawn.pdf)

    def ours() -> None:
        assert daily_schedule.draw(edition).pages == drawn.pages

    name = f"tagged 70 items, {size // 1000} KB of {LARGEST}"
    return Bench(name, ours, partial(_bare, [strokes]), aim=2.0)


def _papers() -> Bench:
    """Fourteen papers of sixteen exchanges; the least: their bare strokes."""
    editions = [
        (paper, copies_of(paper, an_order(exchange, "internal"))[0].edition)
        for exchange in (an_exchange(delegates=8, items=5, days=5) for _ in range(16))
        for paper in list(PAPERS)[:14]
    ]
    strokes = []
    for paper, edition in editions:
        with _recorded() as drawn:
            PAPERS[paper](edition)
        strokes.append(drawn)

    def ours() -> None:
        for paper, edition in editions:
            PAPERS[paper](edition)

    return Bench(f"{len(editions)} papers", ours, partial(_bare, strokes), aim=2.2, rounds=3)


def _grown() -> Bench:
    """One paper, from the database to the file, out of 500 exchanges; the least: out of 10."""

    def out_of(exchanges: int) -> Callable[[], float]:
        store, (exchange_id, *_) = filled(exchanges, items=70, delegates=14)

        def load(session: Session) -> Order:
            exchange = whole_exchange(session, exchange_id)
            order = Order(exchange, VisitKind.FIRST, Reader("delegation"), TODAY)
            return replace(order, photographs=photographs_of(session, order.visit))

        def made() -> float:
            began = time.process_time()
            PAPERS["daily-schedule"](copies_of("daily-schedule", store.ask(load))[0].edition)
            return time.process_time() - began

        return made

    return Bench("a paper of 1 in 500, of 1 in 10", out_of(500), out_of(10), aim=1.2, rounds=7)


def _bare(papers: Sequence[Sequence[Stroke]]) -> None:
    for strokes in papers:
        canvas = Canvas(
            io.BytesIO(), pagesize=(612, 792), pageCompression=1, initialFontName=fonts.REGULAR
        )
        for name, values, named in strokes:
            if name == "write":
                _written(canvas, *values)
            else:
                getattr(canvas, name)(*values, **named)
        canvas.save()


def _written(
    canvas: Canvas, x: float, y: float, text: str, font: str, size: float, color: Any
) -> None:
    """What ReportLab does to set a text."""
    canvas.setFillColor(color)
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)


@contextmanager
def _recorded() -> Any:
    """Every call that draws, in order; not those which such a call makes itself."""
    strokes: list[Stroke] = []
    depth = 0
    plain = {name: TaggedCanvas.__dict__.get(name) for name in DRAWING}

    def watched(name: str) -> Callable[..., Any]:
        method = getattr(TaggedCanvas, name)

        def call(canvas: TaggedCanvas, *values: Any, **named: Any) -> Any:
            nonlocal depth
            if not depth:
                strokes.append((name, values, named))
            depth += 1
            try:
                return method(canvas, *values, **named)
            finally:
                depth -= 1

        return call

    for name in DRAWING:
        setattr(TaggedCanvas, name, watched(name))
    try:
        yield strokes
    finally:
        for name, method in plain.items():
            if method is None:
                delattr(TaggedCanvas, name)
            else:
                setattr(TaggedCanvas, name, method)
