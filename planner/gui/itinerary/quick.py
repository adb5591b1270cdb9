"""One typed line becomes an item or a journey: “930-11 Mayor's office”, with what it will add."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QCompleter, QLineEdit, QListView, QSizePolicy, QVBoxLayout, QWidget

from planner.actions.itinerary import add_item, add_leg
from planner.gui.itinerary import words
from planner.gui.roster.rows import marks_of
from planner.gui.theme import fonts, icons
from planner.gui.theme.marks import KIND_ICONS, STATUS_MARKS, family
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.offers import hang_under
from planner.gui.widgets.own_undo import begin_anew
from planner.gui.widgets.painting import CHIP, chip_width, draw_chip, draw_text, text_width
from planner.gui.workspace import Workspace
from planner.model import Refused, Visit
from planner.queries.airports import zone_of_airport
from planner.queries.known import Known
from planner.rules.clock import city_of
from planner.rules.folding import folded
from planner.rules.item_kinds import kind_of_title
from planner.rules.quick_entry import QuickEntry, read_entry
from planner.wording import wording

Said = tuple[str, str, str]  # words, tone, icon


class QuickLine(QLineEdit):
    """Completes the word being typed after “at”, “@” or a comma; the rest stays as it is."""

    lines_pasted = Signal(str)  # several, which are no one item

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextMargins(24, 0, 0, 0)
        self.setAccessibleName(words.tr("Quick entry"))
        self.setPlaceholderText(words.tr("930-11 Mayor's office, or AF 54 CDG-IAD 1330-1540"))
        self._names = QStringListModel(self)
        self.offers = QCompleter(self._names, self)
        self.offers.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.offers.setFilterMode(Qt.MatchFlag.MatchContains)
        self.popup = QListView()
        self.popup.setProperty("kind", "offers")
        self.offers.setPopup(self.popup)
        hang_under(self, self.offers)
        self.offers.setWidget(self)
        self.offers.activated.connect(self._take)
        self._sorts: dict[str, list[str]] = {}
        self.textEdited.connect(self._offer)

    def offer(self, venues: list[str], people: list[str], groups: list[str]) -> None:
        """What may be named: places after “at”, people after “with”, groups after a comma."""
        self._sorts = {"at ": venues, "@ ": venues, "with ": people, ", ": groups}

    def _opening(self) -> tuple[str, int]:
        """After which of the words the cursor stands, and where what is typed of it begins."""
        before = self.text()[: self.cursorPosition()]
        found = [(before.rfind(f" {word}".replace(" ,", ",")), word) for word in self._sorts]
        at, word = max(found, default=(-1, ""))
        return (word, at + len(f" {word}".replace(" ,", ","))) if at >= 0 else ("", -1)

    def _offer(self) -> None:
        word, begins = self._opening()
        typed = self.text()[begins : self.cursorPosition()] if begins >= 0 else ""
        if not typed or folded(typed) in map(folded, self._sorts[word]):
            self.popup.hide()
            return
        self._names.setStringList(self._sorts[word])
        self.offers.setCompletionPrefix(typed)
        if self.offers.completionCount():
            self.offers.complete()
        else:
            self.popup.hide()

    def _take(self, name: str) -> None:
        _word, begins = self._opening()
        rest = self.text()[self.cursorPosition() :]
        self.setText(self.text()[:begins] + name + rest)
        self.setCursorPosition(begins + len(name))
        self.textEdited.emit(self.text())

    def _paste(self) -> None:
        """Several lines are a program, and come in as one."""
        text = QGuiApplication.clipboard().text()
        if sum(bool(each.strip()) for each in text.splitlines()) > 1:
            self.lines_pasted.emit(text)
        else:
            self.paste()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = self.createStandardContextMenu()
        for action in menu.actions():
            if action.objectName() == "edit-paste":
                action.triggered.disconnect()
                action.triggered.connect(self._paste)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
            return
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.popup.isVisible() and self.popup.currentIndex().isValid():
            event.ignore()  # takes what is pointed at; the list hears of it next
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, tokens, rect = QPainter(self), TOKENS.current, self.rect()
        plus = rect.adjusted(9, 0, 0, 0)
        plus.setWidth(14)
        icons.paint(painter, plus, "plus", tokens.accent)
        hint = words.tr("Enter adds, Esc clears")
        room = rect.width() - text_width(hint, "second") - 40
        if self.text() and text_width(self.text(), "text") < room:
            at, right = rect.adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignRight
            draw_text(painter, at, hint, "second", tokens.text2, right)


class WillAdd(QWidget):
    """Chips for what a line would add, or what is missing of it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said: list[Said] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(100, fonts.scaled(24))

    def show_said(self, said: list[Said]) -> None:
        self.said = said
        self.setAccessibleName(words.tr("Will add: ") + ", ".join(each[0] for each in said))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.said:
            return
        painter, rect = QPainter(self), self.rect()
        left = draw_text(painter, rect, words.tr("Will add"), "second", TOKENS.current.text2)
        x = left + 12
        for said, tone, icon in self.said:
            wide = min(chip_width(said, icon), rect.right() - x)
            if wide < 40:
                break
            at = rect.adjusted(x, 1, 0, 0)
            at.setSize(QSize(wide, fonts.scaled(CHIP)))
            draw_chip(painter, at, said, tone, icon)
            x += wide + 8


class QuickEntryLine(QWidget):
    """Line and chips; Enter adds and lets the next be typed at once."""

    added = Signal(object)  # id of the new item or journey
    lines_pasted = Signal(str)  # in place of one item
    left = Signal()  # Up or an empty Esc: back to the list

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._visit: Visit | None = None
        self._day: date | None = None
        self._venues: list[str] = []
        self._known = Known()
        self.line, self.will_add, self.error = QuickLine(), WillAdd(), InlineError()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 8, 16, 8)
        column.setSpacing(6)
        for part in (self.line, self.will_add, self.error):
            column.addWidget(part)
        self.line.lines_pasted.connect(self.lines_pasted)
        self.line.textEdited.connect(lambda _text: self._read())
        self.line.returnPressed.connect(self.submit)
        self.line.installEventFilter(self)

    def complete(self, known: Known) -> None:
        """Complete the venues and people of the directory; those of the exchange come first."""
        self._known = known
        if self._visit is not None:
            self.show_day(self._visit, self._day)

    def show_day(self, visit: Visit, day: date | None) -> None:
        """What is typed from now on goes to this day."""
        self._visit, self._day = visit, day
        items = [item for each in visit.exchange.visits for item in each.items]
        venues = sorted({item.venue.name for item in items if item.venue})
        people = sorted(
            {name for item in items for each in item.contacts if (name := each.full_name)}
        )
        for names, known in ((venues, self._known.venues), (people, self._known.names)):
            here = frozenset(names)  # beside them may be tens of thousands
            names += [name for name in known if name not in here]
        groups = [words.tr("Group {letter}", letter=mark.letter) for mark in marks_of(visit)]
        self.line.offer(venues, people, groups)
        self._venues = venues
        self._read()

    def _entry(self) -> QuickEntry | None:
        typed = self.line.text().strip()
        if not typed or self._visit is None:
            return None
        first, last = self._visit.first_day, self._visit.last_day
        days = (first, last) if first and last else None
        return read_entry(typed, self._day, zone_of_airport, self._venues, days)

    def _read(self) -> None:
        """Say what the line would add; what is wrong is said only once Enter was pressed."""
        self.error.hide()
        try:
            entry = self._entry()
        except Refused:
            entry = None
        self.will_add.show_said(list(said_of(entry, self._workspace)) if entry else [])

    def submit(self) -> None:
        """Add it; the line is free for the next one at once."""
        try:
            entry = self._entry()
        except Refused as error:
            self.error.show_sentence(wording().refused(error))
            return
        if entry is None or self._visit is None:
            return
        self.line.popup.hide()
        visit_id, fields = self._visit.id, dict(entry.fields)
        if not entry.is_leg:
            fields.setdefault("kind", kind_of_title(fields["title"]).value)
        add = add_leg if entry.is_leg else add_item
        typed = self.line.text()
        begin_anew(self.line)
        self._read()
        action = partial(add, visit_id=visit_id, fields=fields)
        self._workspace.desk.do(action, self._tell, missed=partial(self._bring_back, typed))

    def _tell(self, made: object) -> None:
        self.added.emit(made)

    def _bring_back(self, typed: str, error: Exception) -> None:
        """It was not kept, so it stands in the line again; before what is typed by now."""
        self.line.setText(" ".join(filter(None, (typed, self.line.text()))))
        self._read()
        if isinstance(error, Refused):
            self.error.show_sentence(wording().refused(error))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Esc clears; with nothing typed it leads back to the list, as Up does."""
        if watched is self.line and isinstance(event, QKeyEvent):
            if event.type() is QKeyEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                if self.line.popup.isVisible():
                    self.line.popup.hide()
                elif self.line.text():
                    self.line.clear()
                    self._read()
                else:
                    self.left.emit()
                return True
            if event.type() is QKeyEvent.Type.KeyPress and event.key() == Qt.Key.Key_Up:
                self.left.emit()
                return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, _event: QFocusEvent) -> None:
        self.line.setFocus()


def said_of(entry: QuickEntry, workspace: Workspace) -> Iterable[Said]:
    """What a line would add, a chip each: when, what, where, who, how firm."""
    fields = entry.fields
    if entry.is_leg:
        hours = " - ".join(filter(None, (fields.get("from.time"), _landing(fields))))
        yield words.tr("Journey"), "accent", KIND_ICONS[fields.get("mode", "air")]
        yield f"{fields.get('carrier', '')} {fields.get('number', '')}".strip(), "accent", ""
        day = day_said(_day_of(fields, "from.date"))
        hours = hours or words.tr("To be determined")
        yield ", ".join(filter(None, (day, hours))), "accent", "clock-outline"
        yield f"{fields['from.place']} - {fields['to.place']}", "accent", "map-marker-outline"
        yield from _doubted(entry)
        return
    yield _when(fields, workspace), "accent", "clock-outline"
    yield from _doubted(entry)
    kind = kind_of_title(fields["title"])
    tone = "warn" if family(kind.value) == TOKENS.current.meal else "accent"
    yield words.tr(words.KINDS[kind]), tone, KIND_ICONS[kind.value]
    if "venue" in fields:
        yield fields["venue"], "accent", "map-marker-outline"
    who = fields.get("participants")
    said = words.tr("Group {letter}", letter=who) if who else words.tr("Everyone")
    yield said, "accent", "account-group-outline"
    yield words.tr("Proposed"), "note", STATUS_MARKS["proposed"].icon


def _day_of(fields: Mapping[str, str], name: str) -> date | None:
    return date.fromisoformat(fields[name]) if name in fields else None


def _landing(fields: Mapping[str, str]) -> str | None:
    """When it arrives, with the day where that is another."""
    at, leaves, lands = (fields.get(name) for name in ("to.time", "from.date", "to.date"))
    if at is None or lands in (None, leaves):
        return at
    return f"{day_said(_day_of(fields, 'to.date'))}, {at}"


def _doubted(entry: QuickEntry) -> Iterable[Said]:
    """How the line was read, where something else may have been meant."""
    for doubt in entry.doubts:
        values = {
            name: day_said(value) if isinstance(value, date) else value
            for name, value in doubt.values.items()
        }
        tone, icon = ("error", "alert-octagon") if doubt.wrong else ("warn", "alert")
        yield words.tr(doubt.sentence, **values).removesuffix("."), tone, icon


def _when(fields: Mapping[str, str], workspace: Workspace) -> str:
    """“Tue 12 May 2026, 09:30 - 10:15 (New York)”."""
    visit = workspace.visit
    day = _day_of(fields, "date")
    hours = " - ".join(filter(None, (fields.get("start"), fields.get("end"))))
    stops = visit.stops if visit is not None else []
    stop = next((stop for stop in stops if day and stop.has(day)), None)
    zone = stop.city.zone if stop is not None and stop.city is not None else None
    if hours and zone:
        hours = f"{hours} ({city_of(zone)})"
    return ", ".join((day_said(day) or words.tr("no date"), hours or words.tr("To be determined")))
