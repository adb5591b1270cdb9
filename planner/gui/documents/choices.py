"""What stands at the left of the page: which paper, for whom, which days, how it is set."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.editions.audiences import AUDIENCES, PASSWORD_ONLY
from planner.gui.documents.audience_words import audience_said
from planner.gui.documents.languages import LanguageChoice
from planner.gui.documents.making import Choice
from planner.gui.documents.paper_list import PaperList
from planner.gui.theme import fonts, icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.buttons import button
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import day_said
from planner.gui.widgets.rows import Index
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label, paragraph
from planner.model import Disclosure, Visit, VisitKind

WIDTH = 276
_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
_BY_DAY = ("daily-schedule", "pocket-schedule", "personal-schedule")  # may be made of one day


class Choices(QScrollArea):
    """Scrolls by itself, so that a low window cuts nothing."""

    chosen = Signal(object)  # Choice, by the person
    visit_chosen = Signal(object)  # VisitKind, by the person
    sight_wanted = Signal()  # the whole table of who may see what

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedWidth(fonts.scaled(WIDTH))
        self._visit = VisitKind.FIRST
        self.papers = PaperList()
        self._wanted = Choice().audience  # by the person, also where a paper is not for it
        self._wanted_only: UUID | None = None
        self._audience, self.only, self._days = ChoiceBox(), ChoiceBox(), ChoiceBox()
        for box in (self._audience, self.only, self._days):
            box.setSizeAdjustPolicy(_NARROW)
            box.setMinimumContentsLength(6)
        listing = self.only.view()
        assert isinstance(listing, QListView)
        listing.setUniformItemSizes(True)
        self.language = LanguageChoice()
        self._language_meant = False  # by the person, who then means it for every paper
        self.password = QLineEdit()
        self.password.setMinimumWidth(60)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.setPlaceholderText(self.tr("None"))
        self._visits = self._segments(
            (
                (VisitKind.FIRST.value, self.tr("First")),
                (VisitKind.RETURN.value, self.tr("Return")),
            ),
            self.tr("Visit"),
        )
        self._clock = self._segments(
            (("12", self.tr("12-hour")), ("24", self.tr("24-hour"))), self.tr("Clock")
        )
        self._size = self._segments(
            (("letter", self.tr("Letter")), ("a4", self.tr("A4"))), self.tr("Paper")
        )
        self.papers.choose(Choice().paper)
        self._offer_audiences(Choice().audience)
        self.papers.paper_chosen.connect(self._take_paper)
        self._audience.activated.connect(self._take_audience)
        self.only.activated.connect(self._take_only)
        self._days.activated.connect(self._tell)
        self.language.chosen.connect(self._take_language)
        self._visits.chosen.connect(lambda kind: self.visit_chosen.emit(VisitKind(kind)))
        self._clock.chosen.connect(self._tell)
        self._size.chosen.connect(self._tell)
        self.setWidget(self._content())
        self._say_what_is_seen()

    @property
    def choice(self) -> Choice:
        return Choice(
            visit=self._visit,
            audience=self._audience.currentData(),
            clock=int(self._clock.value),
            size=self._size.value,
            day=self._days.currentData() if self._days.isEnabled() else None,
            paper=self.papers.paper,
            only=self.only.currentData(),
            language=self.language.value,
        )

    def show_choice(self, choice: Choice) -> None:
        """Show what was chosen before, as far as it is still offered."""
        self.papers.choose(choice.paper)
        self._offer_audiences(choice.audience)
        self._clock.set_value(str(choice.clock))
        self._size.set_value(choice.size)
        self.language.set_value(choice.language)
        self._language_meant = self._language_meant or choice.language != Choice().language
        self._say_what_is_seen()

    def propose_language(self, language: str) -> None:
        """Choose this language, unless the person has chosen one."""
        if not self._language_meant:
            self.language.set_value(language)

    def offer_only(self, recipients: Sequence[tuple[UUID, str]], everyone: bool) -> None:
        """Offer a copy for one of these alone; with `everyone`, one for all comes first."""
        everybody = [(None, self.tr("Everyone"))] if everyone or not recipients else []
        rows = [*everybody, *recipients]
        self.only.setModel(_Recipients(rows, self.only))
        wanted = self._wanted_only
        at = next((at for at, (only, _) in enumerate(rows) if wanted and only == wanted), 0)
        self.only.setCurrentIndex(at)
        self.only.setEnabled(len(rows) > 1)

    def _offer_audiences(self, wanted: str) -> None:
        """Those who may have the paper; who is wanted is chosen where they may."""
        self._wanted = wanted
        self._audience.clear()
        for name, audience in AUDIENCES.items():
            if self.papers.paper in audience.papers:
                self._audience.addItem(audience_said(name), name)
        at = self._audience.findData(wanted)
        if at < 0:  # a reader before our own staff, who may have everything
            at = 1 if self._audience.count() > 1 else 0
        self._audience.setCurrentIndex(at)
        self._days.setEnabled(self.papers.paper in _BY_DAY)

    def _take_paper(self, _paper: str) -> None:
        self._offer_audiences(self._wanted)
        self._tell()

    def _take_audience(self) -> None:
        self._wanted = self._audience.currentData()
        self._tell()

    def _take_only(self) -> None:
        self._wanted_only = self.only.currentData()
        self._tell()

    def _take_language(self) -> None:
        self._language_meant = True
        self._tell()

    def offer(self, visit: Visit, both: bool, days: Sequence[date]) -> None:
        """Offer the days of this visit; a day chosen stays chosen where there still is one."""
        self._visit = visit.kind
        self._visits.set_value(visit.kind.value)
        for part in self._visit_row:
            part.setVisible(both)
        day = self._days.currentData()
        self._days.clear()
        self._days.addItem(self.tr("All days"), None)
        for each in days:
            self._days.addItem(day_said(each), each)
        self._days.setCurrentIndex(days.index(day) + 1 if day in days else 0)

    def _tell(self) -> None:
        self._say_what_is_seen()
        self.chosen.emit(self.choice)

    # -- how it is built ---------------------------------------------------------------------------

    def _content(self) -> QWidget:
        content = QWidget()
        content.setProperty("surface", "window")
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 8, 0, 12)
        column.setSpacing(4)
        column.addWidget(self.papers, 1)
        line = QFrame()
        line.setProperty("edge", "hairline")
        column.addWidget(line)
        column.addLayout(self._settings())
        column.addWidget(self._seen_box())
        return content

    def _settings(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(14, 8, 14, 8)
        grid.setSpacing(6)
        grid.setColumnMinimumWidth(0, fonts.scaled(66))
        grid.setColumnStretch(1, 1)
        rows: list[tuple[QLabel, QWidget]] = []
        for word, editor in (
            (self.tr("Visit"), self._visits),
            (self.tr("For"), self._audience),
            (self.tr("Copy of"), self.only),
            (self.tr("Days"), self._days),
            (self.tr("Language"), self.language),
            (self.tr("Clock"), self._clock),
            (self.tr("Sheet"), self._size),
            (self.tr("Password"), self.password),
        ):
            name = label(word)
            name.setBuddy(editor)
            editor.setAccessibleName(word)
            tall = editor is self.language  # beside the first line of several
            name.setContentsMargins(0, 6 if tall else 0, 0, 0)
            side = Qt.AlignmentFlag.AlignTop if tall else Qt.AlignmentFlag(0)
            grid.addWidget(name, len(rows), 0, side)
            grid.addWidget(editor, len(rows), 1)
            rows.append((name, editor))
        self._visit_row = rows[0]
        return grid

    def _segments(self, options: Sequence[tuple[str, str]], name: str) -> Segmented:
        made = Segmented(options, name)
        made.set_value(options[0][0])
        return made

    def _seen_box(self) -> QWidget:
        outer = QWidget()
        around = QHBoxLayout(outer)
        around.setContentsMargins(12, 8, 12, 0)
        box = QFrame()
        box.setProperty("surface", "note")
        row = QHBoxLayout(box)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(10)
        self._seen_mark, self._seen = _Icon("lock-outline"), paragraph("", "second")
        row.addWidget(self._seen_mark)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._seen)
        self.sight = button(self.tr("Who may see what..."), kind="link")
        self.sight.clicked.connect(self.sight_wanted)
        words.addWidget(self.sight, 0, Qt.AlignmentFlag.AlignLeft)
        row.addLayout(words, 1)
        around.addWidget(box)
        return outer

    def _say_what_is_seen(self) -> None:
        audience = AUDIENCES[self._audience.currentData()]
        if audience.sees(Disclosure.INTERNAL):
            said = self.tr("For our own staff only: internal notes and reasons stand on it.")
        elif self.papers.paper in PASSWORD_ONLY:
            said = self.tr("Names, birth dates and passports: made with a password, and noted.")
        elif beyond := audience.beyond(self.papers.paper):
            said = self.tr(
                "It also shows: {beyond}. No other birth, passport, medical or home data stands "
                "on it."
            ).format(beyond=beyond.words)
        else:
            said = self.tr("No birth, passport, medical or home data stands on it.")
        self._seen.setText(said)


class _Recipients(QAbstractListModel):
    """As rows of a box: asked for as they are seen, since they may be tens of thousands."""

    def __init__(self, rows: Sequence[tuple[UUID | None, str]], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        only, name = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return only
        return name if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole) else None


class _Icon(QWidget):
    """An icon that follows the theme."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.setFixedSize(16, 16)

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self.rect(), self._name, TOKENS.current.text2)
