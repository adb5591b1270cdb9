"""The route on the cover of the book, drawn from the coordinates of its places."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.documents import fonts, look
from planner.documents.cells import draw_text
from planner.documents.paper import Paper
from planner.documents.tags import TaggedCanvas
from planner.documents.typesetting import Style, broken, width
from planner.editions.values import Waypoint

FIELD = 470.0  # of accent, from the top of the sheet
_CITY = Style(fonts.BOLD, 11, 13, look.WHITE)
_DATES = Style(fonts.REGULAR, 9, 11, "#C7DCE6")

_Point = tuple[float, float]
_Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Route:
    """From home through the stops, dotted back; a chain where a place is not known."""

    paper: Paper
    waypoints: Sequence[Waypoint]

    def draw(self, canvas: TaggedCanvas, top: float, bottom: float) -> None:
        """Between two heights from the top of the sheet."""
        if len(self.waypoints) < 2 or bottom - top < 60:
            return
        points = self._points(top, bottom)
        with canvas.under(canvas.root.add("Figure", Alt=self._said())):
            canvas.saveState()
            canvas.setStrokeColor(look.WHITE)
            canvas.setLineWidth(1.4)
            for start, end, back in self._legs(points):
                if back:
                    canvas.setLineCap(1)
                    canvas.setDash(0.1, 4.5)
                (x1, y1), *bent, (x4, y4) = _curve(start, end, below=back)
                canvas.bezier(x1, y1, *(each for point in bent for each in point), x4, y4)
            canvas.setDash()
            canvas.setFillColor(look.ACCENT)
            canvas.setLineWidth(2)
            for x, y in dict.fromkeys(points):
                canvas.circle(x, y, 4.4, stroke=1, fill=1)
            canvas.restoreState()
            self._labels(canvas, points)

    def _said(self) -> str:
        said = []
        for each in self.waypoints:
            days = self._days(each)
            said.append(f"{each.city} ({days})" if days else each.city)
        return self.paper.say("papers.route", cities=", ".join(said))

    def _days(self, each: Waypoint) -> str:
        """In one language: there is little room between the lines."""
        words, size = self.paper.words.first, self.paper.reader.size
        if each.first_day and each.last_day:
            return words.short_range(each.first_day, each.last_day, size)
        if each.first_day:
            return words.say("papers.leaves-on", day=words.day_month(each.first_day, size))
        return ""

    def _points(self, top: float, bottom: float) -> list[_Point]:
        sheet = self.paper.sheet
        left, right = sheet.left + 20, sheet.width - sheet.right - 90
        low, high = sheet.height - bottom + 26, sheet.height - top - 16
        known = [
            (each.longitude, each.latitude)
            for each in self.waypoints
            if each.longitude is not None and each.latitude is not None
        ]
        if len(known) < len(self.waypoints) or len(set(known)) < 2:
            step = (right - left) / (len(self.waypoints) - 1)
            return [(left + n * step, (low + high) / 2) for n in range(len(self.waypoints))]
        west, east = min(x for x, _ in known), max(x for x, _ in known)
        if east - west > 180:  # the short way round the world
            known = [(x + 360 if x < 0 else x, y) for x, y in known]
            west, east = min(x for x, _ in known), max(x for x, _ in known)
        south, north = min(y for _, y in known), max(y for _, y in known)
        scale = min(
            (right - left) / max(east - west, 1.0), (high - low) / max((north - south) * 1.25, 1.0)
        )
        across, up = (east - west) * scale, (north - south) * 1.25 * scale
        x0, y0 = left + (right - left - across) / 2, low + (high - low - up) / 2
        return [(x0 + (x - west) * scale, y0 + (y - south) * 1.25 * scale) for x, y in known]

    @staticmethod
    def _legs(points: Sequence[_Point]) -> Iterator[tuple[_Point, _Point, bool]]:
        """From place to place, and whether it is the way back."""
        for start, end in itertools.pairwise(points):
            yield start, end, False
        if points[0] != points[-1]:
            yield points[-1], points[0], True

    def _labels(self, canvas: TaggedCanvas, points: Sequence[_Point]) -> None:
        """Each city once, where its words touch no other's."""
        taken: list[_Box] = [(x - 6, y - 6, x + 6, y + 6) for x, y in points]
        lines = [
            (x - 1, y - 1, x + 1, y + 1)
            for start, end, below in self._legs(points)
            for x, y in _along(start, end, below=below)
        ]
        seen: set[str] = set()
        for each, point in zip(self.waypoints, points, strict=True):
            if each.city in seen:
                continue
            seen.add(each.city)
            city, days = self.paper.read(each.city), self._days(each)
            shown = next(iter(in_lines(city)), "")
            wide = max(width(shown, _CITY.font, _CITY.size), width(days, _DATES.font, _DATES.size))
            free = [
                place
                for place in self._places(point, wide)
                if self._inside(place) and not any(_meet(place, other) for other in taken)
            ]
            if not free:
                continue  # no room: the contents and the alternative text name it
            # where fewest of the route's lines run through it
            box = min(free, key=lambda each: sum(_meet(each, line) for line in lines))
            taken.append(box)
            draw_text(canvas, f"{shown} ", _CITY, box[0], box[3] - 11)
            draw_text(canvas, f"{days} ", _DATES, box[0], box[3] - 23)

    def _places(self, point: _Point, wide: float) -> Iterator[_Box]:
        x, y = point
        for dx, dy in (
            (12, 13), (12, 2), (12, 24), (-12 - wide, 13), (-wide / 2, -10), (-wide / 2, 36),
            (12, -12), (12, 40), (-12 - wide, -6), (-12 - wide, 30), (-wide / 2, -34),
        ):  # fmt: skip
            yield (x + dx, y + dy - 26, x + dx + wide, y + dy)

    def _inside(self, box: _Box) -> bool:
        sheet = self.paper.sheet
        return (
            box[0] > 20
            and box[2] < sheet.width - 20
            and box[1] > sheet.height - FIELD + 12
            and box[3] < sheet.height - 80
        )


def _curve(start: _Point, end: _Point, *, below: bool) -> tuple[_Point, _Point, _Point, _Point]:
    """The ends of an arc, and between them the points that bend it."""
    (x1, y1), (x2, y2) = start, end
    bend = min(abs(x2 - x1) * 0.16, 60.0) * (-1 if below else 1)
    dx, dy = (x2 - x1) / 3, (y2 - y1) / 3
    return start, (x1 + dx, y1 + dy + bend), (x1 + 2 * dx, y1 + 2 * dy + bend), end


def _along(start: _Point, end: _Point, *, below: bool) -> Iterator[_Point]:
    """Points of an arc, close enough for no word to stand between two of them."""
    a, b, c, d = _curve(start, end, below=below)
    for n in range(41):
        t = n / 40
        u = 1 - t
        parts = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
        yield (
            sum(part * each[0] for part, each in zip(parts, (a, b, c, d), strict=True)),
            sum(part * each[1] for part, each in zip(parts, (a, b, c, d), strict=True)),
        )


def in_lines(city: str) -> Sequence[str]:
    return broken(city, _CITY.font, _CITY.size, 150)


def _meet(a: _Box, b: _Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
