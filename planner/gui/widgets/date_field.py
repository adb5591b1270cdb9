"""A field for a day: reads “Tue 12 May 2026”, takes “12 5”, “12 may”, “tue”, “+3”."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QLineEdit, QVBoxLayout, QWidget

from planner.gui.theme import icons
from planner.gui.theme.tokens import TOKENS
from planner.model import Refused
from planner.rules.typed_dates import read_date

_ENGLISH = QLocale(QLocale.Language.English, QLocale.Country.UnitedStates)


def day_said(day: date | None) -> str:
    """“Tue 12 May 2026”; empty for none."""
    return _ENGLISH.toString(_qt(day), "ddd d MMM yyyy") if day else ""


class DateField(QLineEdit):
    """F4 or Alt+Down opens the calendar. What was typed stays when it is no date."""

    committed = Signal(object)  # date | None, when another one was typed or picked
    wrong = Signal(object)  # Refused, when the field is left with something else in it

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        """`today` is what “tue” and “+3” are counted from while the field is empty."""
        super().__init__(parent)
        self._today = today
        self._day: date | None = None
        self._window: tuple[date, date] | None = None
        self._popup: _Popup | None = None
        self.setPlaceholderText(self.tr("No date"))
        pick = self.addAction(
            icons.icon("calendar-blank-outline"), QLineEdit.ActionPosition.TrailingPosition
        )
        pick.setText(self.tr("Calendar"))
        pick.triggered.connect(self.open_calendar)
        self.returnPressed.connect(self.commit)

    @property
    def day(self) -> date | None:
        """The last day that was understood."""
        return self._day

    def set_day(self, day: date | None) -> None:
        """Show this day without telling."""
        self._day = day
        self.setText(day_said(day))

    def show_window(self, window: tuple[date, date] | None) -> None:
        """Draw the return window, first and last day, into the calendar."""
        self._window = window

    def commit(self) -> bool:
        """Take what was typed; whether it was a date, or nothing."""
        typed = self.text().strip()
        if typed == day_said(self._day):
            return True
        try:
            day = read_date(typed, near=self._day or self._today) if typed else None
        except Refused as refused:
            self.wrong.emit(refused)
            return False
        self._take(day)
        return True

    def _take(self, day: date | None) -> None:
        changed = day != self._day
        self.set_day(day)
        if changed:
            self.committed.emit(day)

    def open_calendar(self) -> None:
        self._popup = _Popup(self._day or self._today, self._window, self)
        self._popup.picked.connect(self._take)
        self._popup.move(self.mapToGlobal(self.rect().bottomLeft()))
        self._popup.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt_down = event.key() == Qt.Key.Key_Down and (
            event.modifiers() & Qt.KeyboardModifier.AltModifier
        )
        if event.key() == Qt.Key.Key_F4 or alt_down:
            self.open_calendar()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.PopupFocusReason:
            self.commit()


class _Popup(QWidget):
    picked = Signal(object)  # date

    def __init__(self, day: date, window: tuple[date, date] | None, field: QWidget) -> None:
        super().__init__(field, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        self.calendar = QCalendarWidget()
        self.calendar.setLocale(_ENGLISH)
        self.calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        self.calendar.setGridVisible(False)
        self.calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.calendar.setSelectedDate(_qt(day))
        self._paint(window)
        self.calendar.activated.connect(self._pick)
        self.calendar.clicked.connect(self._pick)
        column.addWidget(self.calendar)
        self.calendar.setFocus()

    def _paint(self, window: tuple[date, date] | None) -> None:
        tokens, plain = TOKENS.current, QTextCharFormat()
        plain.setForeground(tokens.text)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.calendar.setWeekdayTextFormat(day, plain)
        if window is not None:
            band = QTextCharFormat()
            band.setBackground(tokens.band)
            for offset in range((window[1] - window[0]).days + 1):
                self.calendar.setDateTextFormat(_qt(window[0]).addDays(offset), band)

    def _pick(self, day: QDate) -> None:
        self.picked.emit(date(day.year(), day.month(), day.day()))
        self.close()


def _qt(day: date) -> QDate:
    return QDate(day.year, day.month, day.day)
