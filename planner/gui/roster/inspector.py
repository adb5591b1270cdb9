"""The delegate that is selected: what is missing, every field, the biography, what is private."""

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.actions.delegates import edit_delegate
from planner.gui.exchanges.words import visit_said
from planner.gui.itinerary.editors import TextBox
from planner.gui.itinerary.flow import FlowLayout
from planner.gui.itinerary.form import Form
from planner.gui.roster.columns import CLOSED, choices, column_of
from planner.gui.roster.painting import paint_avatar
from planner.gui.roster.private_card import PrivateCard
from planner.gui.roster.rows import initials, items_of, listed_name, marks_of, values_of
from planner.gui.roster.words import FIELD_NAMES, GAPS, counted, gap_said, tr
from planner.gui.theme import fonts
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.chip import Chip
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.field import Field
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import Delegate, Visit, VisitKind
from planner.queries.delegates import visits_of
from planner.rules.completeness import Gap

_AVATAR, _BIOGRAPHY = 52, 260
_DAYS = frozenset({"joins", "leaves"})
# the fields of the first page, a row each
_LAYOUT: tuple[tuple[str, ...], ...] = (
    ("position",),
    ("organization",),
    ("role", "sector"),
    ("english_level", "needs_interpreter"),
    ("room_type", "sharing_with"),
    ("joins", "leaves"),
    ("arrival", "departure"),
    ("trip_phone", "work_phone"),
    ("emails",),
    ("languages", "consent"),
)
_NAMES: tuple[tuple[str, ...], ...] = (
    ("given_name", "family_name"),
    ("honorific", "suffix"),
    ("native_name",),
    ("pronunciation",),
    ("display_name",),
)


class DelegateInspector(QScrollArea):
    """Each field is saved when it is left. Nothing private stands here until it is asked for."""

    gap_chosen = Signal(str)  # field, of a chip that was clicked

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._delegate: Delegate | None = None
        self.form = Form(workspace.desk, edit_delegate, self)
        self.editors: dict[str, QWidget] = {}
        self.hint = paragraph(tr("Select a delegate to see more of them."), "hint")
        self.private = PrivateCard(workspace)
        self._head = _Head()
        self.pages = Segmented(
            (
                ("delegate", tr("Delegate")),
                ("biography", tr("Biography")),
                ("visits", tr("Visits")),
            ),
            tr("Show"),
            dense=True,
        )
        self._stack = QStackedWidget()
        for page in (self._delegate_page(), self._biography_page(), self._visits_page()):
            self._stack.addWidget(page)
        self.pages.chosen.connect(self._show_page)
        self._whole = QWidget()
        whole = QVBoxLayout(self._whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        for part in (self._head, self.pages, self._stack):
            whole.addWidget(part)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(12, 12, 12, 12)
        column.addWidget(self.hint)
        column.addWidget(self._whole)
        column.addStretch()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidget(inside)
        self._whole.hide()

    # -- parts ------------------------------------------------------------------------------------

    def _delegate_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._rows(_LAYOUT))
        column.addWidget(self.private)
        column.addWidget(label(tr("The person, in every exchange"), "label"))
        column.addLayout(self._rows(_NAMES))
        return page

    def _biography_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for field, height in (("biography", _BIOGRAPHY), ("notes", _BIOGRAPHY // 3)):
            box = TextBox()
            box.setMinimumHeight(fonts.scaled(height))
            column.addWidget(self._field(field, box))
        column.addStretch()
        return page

    def _visits_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        self.taking_part, self.visits = paragraph(), paragraph()
        column.addWidget(label(tr("Itinerary"), "label"))
        column.addWidget(self.taking_part)
        column.addWidget(label(tr("Visits"), "label"))
        column.addWidget(self.visits)
        column.addStretch()
        return page

    def _rows(self, rows: tuple[tuple[str, ...], ...]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        for at, names in enumerate(rows):
            for place, name in enumerate(names):
                made = self._field(name, self._editor(name))
                span = 2 if len(names) == 1 else 1
                grid.addWidget(made, at, place, 1, span, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _editor(self, name: str) -> QWidget:
        if name in _DAYS:
            return DateField(self._workspace.today())
        column = column_of(name)
        offers = column.offers if column is not None else ""
        if offers not in CLOSED:
            return QLineEdit()
        box = QComboBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, word in choices(offers):
            box.addItem(word, value)
        return box

    def _field(self, name: str, editor: QWidget) -> Field:
        editor.setMinimumWidth(40)
        field = Field(tr(FIELD_NAMES[name]), editor)
        self.editors[name] = editor
        self.form.tie(name, editor, field, partial(_value, name))
        return field

    # -- what is shown ----------------------------------------------------------------------------

    def show_delegate(
        self, delegate: Delegate | None, visit: Visit | None, gaps: tuple[Gap, ...] = ()
    ) -> None:
        other = self._delegate is None or delegate is None or self._delegate.id != delegate.id
        self._delegate = delegate
        self.hint.setVisible(delegate is None)
        self._whole.setVisible(delegate is not None)
        self.form.show(delegate)
        if delegate is None or visit is None:
            return
        self._head.show_delegate(delegate, visit, gaps, self.gap_chosen.emit)
        self.private.show_delegate(delegate)
        words = ("Takes part in 1 item", "Takes part in %n items")
        self.taking_part.setText(counted(items_of(delegate, visit), *words))
        query = partial(visits_of, person_id=delegate.person.id)
        self._workspace.desk.ask(query, partial(self._take_visits, delegate.id))
        if other:
            self.verticalScrollBar().setValue(0)

    def _take_visits(
        self, delegate_id: UUID, visits: list[tuple[UUID, str, VisitKind, str]]
    ) -> None:
        if self._delegate is not None and self._delegate.id == delegate_id:
            lines = [
                ", ".join(filter(None, (name, visit_said(kind), position)))
                for _, name, kind, position in visits
            ]
            self.visits.setText("\n".join(lines))
            self.pages.button("visits").setText(f"{tr('Visits')} {len(lines)}")

    def _show_page(self, key: str) -> None:
        self._stack.setCurrentIndex(("delegate", "biography", "visits").index(key))

    def begin_field(self, field: str) -> None:
        """Bring up a field and give it the keys."""
        page = "biography" if field in ("biography", "notes") else "delegate"
        self.pages.set_value(page)
        self._show_page(page)
        if field in self.private.rows:
            self.private.begin(field)
            self.ensureWidgetVisible(self.private.rows[field].line)
        elif field in self.editors:
            self.ensureWidgetVisible(self.editors[field])
            self.editors[field].setFocus(Qt.FocusReason.TabFocusReason)


class _Head(QWidget):
    """Photograph or initials, the name, how it is said, groups, a chip for all that is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._avatar = _Avatar()
        self.name, self.second = paragraph("", "panel-title"), paragraph("", "second")
        self._chips = QWidget()
        self._flow = FlowLayout(self._chips)
        words = QVBoxLayout()
        words.setSpacing(2)
        for part in (self.name, self.second):
            words.addWidget(part)
        words.addStretch()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._avatar, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self._chips)

    def show_delegate(
        self,
        delegate: Delegate,
        visit: Visit,
        gaps: tuple[Gap, ...],
        open_field: Callable[[str], object],
    ) -> None:
        person = delegate.person
        self._avatar.show_letters(initials(person))
        self.name.setText(listed_name(person))
        self.second.setText(", ".join(filter(None, (person.pronunciation, person.native_name))))
        self.second.setVisible(bool(self.second.text()))
        while self._flow.count():
            item = self._flow.takeAt(0)
            chip = item.widget() if item else None
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        mine = {membership.group.id for membership in delegate.memberships}
        for mark in marks_of(visit):
            if mark.id in mine:
                self._flow.addWidget(Chip(f"{mark.letter}  {mark.name}", "accent"))
        for gap in gaps:
            _, tone, icon = GAPS[gap.purpose]
            chip = Chip(gap_said(gap), tone, icon, active=True)
            chip.clicked.connect(partial(open_field, gap.fields[0]))
            self._flow.addWidget(chip)
        self._chips.setVisible(self._flow.count() > 0)
        self._chips.updateGeometry()


class _Avatar(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._letters = ""
        side = fonts.scaled(_AVATAR)
        self.setFixedSize(QSize(side, side))

    def show_letters(self, letters: str) -> None:
        self._letters = letters
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        circle = QRect(0, 0, self.width() - 1, self.height() - 1)
        paint_avatar(QPainter(self), circle, self._letters, "panel-title", TOKENS.current)


def _value(name: str, delegate: Delegate) -> str:
    return values_of(delegate).get(name, "")
