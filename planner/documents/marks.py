"""Status and group marks, drawn as shapes: FiraGO has no check marks, squares or circles.

Every shape has its word beside it and is itself an artifact. `x` is the center, `y` the center from
the bottom of the page, as ReportLab counts.
"""

from typing import Any

from reportlab.lib.colors import Color

from planner.documents.look import ACCENT, INK, WHITE

RADIUS = 3.1


def status_shape(canvas: Any, shape: str, x: float, y: float, color: Color | str) -> None:
    """The shape of a status, in `color`."""
    canvas.saveState()
    canvas.setStrokeColor(color)
    canvas.setFillColor(color)
    canvas.setLineWidth(0.9)
    _SHAPES[shape](canvas, x, y)
    canvas.restoreState()


def _half(canvas: Any, x: float, y: float) -> None:
    canvas.circle(x, y, RADIUS, stroke=1, fill=0)
    path = canvas.beginPath()
    path.moveTo(x, y - RADIUS)
    path.arcTo(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS, 90, 180)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _dotted(canvas: Any, x: float, y: float) -> None:
    canvas.setDash(1.1, 1.3)
    canvas.circle(x, y, RADIUS, stroke=1, fill=0)


def _cross(canvas: Any, x: float, y: float) -> None:
    canvas.setLineWidth(1.4)
    reach = RADIUS * 0.8
    canvas.line(x - reach, y - reach, x + reach, y + reach)
    canvas.line(x - reach, y + reach, x + reach, y - reach)


def _asked(canvas: Any, x: float, y: float) -> None:
    """A circle with the hook of a question mark."""
    canvas.circle(x, y, RADIUS + 0.4, stroke=1, fill=0)
    path = canvas.beginPath()
    path.arc(x - 1.2, y - 0.5, x + 1.2, y + 1.9, 180, -225)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.line(x, y - 0.9, x, y - 0.4)
    canvas.circle(x, y - 1.9, 0.3, stroke=0, fill=1)


def _bar(canvas: Any, x: float, y: float) -> None:
    canvas.setLineWidth(1.8)
    canvas.line(x - RADIUS, y, x + RADIUS, y)


def _lozenge(canvas: Any, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x, y + RADIUS)
    path.lineTo(x + RADIUS, y)
    path.lineTo(x, y - RADIUS)
    path.lineTo(x - RADIUS, y)
    path.close()
    canvas.drawPath(path, stroke=1, fill=0)


def _circle(canvas: Any, x: float, y: float) -> None:
    canvas.circle(x, y, RADIUS, stroke=1, fill=0)


def _disc(canvas: Any, x: float, y: float) -> None:
    canvas.circle(x, y, RADIUS, stroke=0, fill=1)


def _triangle(canvas: Any, x: float, y: float) -> None:
    path = canvas.beginPath()
    path.moveTo(x, y + RADIUS)
    path.lineTo(x + RADIUS * 1.1, y - RADIUS * 0.9)
    path.lineTo(x - RADIUS * 1.1, y - RADIUS * 0.9)
    path.close()
    canvas.drawPath(path, stroke=1, fill=0)


def _urgent(canvas: Any, x: float, y: float) -> None:
    """A filled square with an exclamation mark, drawn."""
    canvas.rect(x - RADIUS, y - RADIUS, 2 * RADIUS, 2 * RADIUS, stroke=0, fill=1)
    canvas.setStrokeColor(WHITE)
    canvas.setFillColor(WHITE)
    canvas.setLineWidth(1.1)
    canvas.line(x, y + 2.0, x, y - 0.5)
    canvas.circle(x, y - 1.9, 0.6, stroke=0, fill=1)


def _check(canvas: Any, x: float, y: float) -> None:
    """A disc with a check."""
    canvas.circle(x, y, RADIUS + 0.4, stroke=0, fill=1)
    canvas.setStrokeColor(WHITE)
    canvas.setLineWidth(1.0)
    path = canvas.beginPath()
    path.moveTo(x - 1.7, y)
    path.lineTo(x - 0.5, y - 1.3)
    path.lineTo(x + 1.8, y + 1.4)
    canvas.drawPath(path, stroke=1, fill=0)


def _plus(canvas: Any, x: float, y: float) -> None:
    canvas.setLineWidth(1.4)
    canvas.line(x - RADIUS, y, x + RADIUS, y)
    canvas.line(x, y - RADIUS, x, y + RADIUS)


_SHAPES = {
    "plus": _plus,
    "circle": _circle,
    "disc": _disc,
    "triangle": _triangle,
    "urgent": _urgent,
    "check": _check,
    "half": _half,
    "dotted": _dotted,
    "cross": _cross,
    "asked": _asked,
    "bar": _bar,
    "lozenge": _lozenge,
}


def arrow(canvas: Any, x: float, y: float) -> None:
    """The arrow of a transfer, in the gutter: from x to 9 points right of it."""
    canvas.saveState()
    canvas.setStrokeColor(ACCENT)
    canvas.setFillColor(ACCENT)
    canvas.setLineWidth(1.3)
    canvas.line(x, y, x + 6, y)
    path = canvas.beginPath()
    path.moveTo(x + 5, y + 2.4)
    path.lineTo(x + 9, y)
    path.lineTo(x + 5, y - 2.4)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def group_mark(canvas: Any, letter: str, x: float, y: float, radius: float, font: str) -> None:
    """A: accent disc; B: outlined square; C: ink lozenge; others: outlined circle."""
    canvas.saveState()
    canvas.setLineWidth(1.2)
    canvas.setStrokeColor(INK)
    if letter == "A":
        canvas.setFillColor(ACCENT)
        canvas.circle(x, y, radius, stroke=0, fill=1)
    elif letter == "B":
        canvas.rect(x - radius * 0.92, y - radius * 0.92, radius * 1.84, radius * 1.84, fill=0)
    elif letter == "C":
        path = canvas.beginPath()
        for number, (dx, dy) in enumerate(((0, 1.15), (1.15, 0), (0, -1.15), (-1.15, 0))):
            (path.lineTo if number else path.moveTo)(x + dx * radius, y + dy * radius)
        path.close()
        canvas.setFillColor(INK)
        canvas.drawPath(path, stroke=0, fill=1)
    else:
        canvas.circle(x, y, radius, stroke=1, fill=0)
    canvas.setFillColor(WHITE if letter in "AC" else INK)
    canvas.setFont(font, radius * 1.2)
    canvas.drawCentredString(x, y - radius * 0.42, letter)
    canvas.restoreState()
