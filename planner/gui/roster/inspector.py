"""The delegate that is selected: what is missing, every field, the biography, what is private."""

from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.actions.delegates import edit_delegate
from planner.actions.photographs import set_photograph
from planner.gui.exchanges.words import visit_said
from planner.gui.itinerary.editors import TextBox
from planner.gui.itinerary.form import Form
from planner.gui.roster.columns import CLOSED, choices, column_of
from planner.gui.roster.delegate_head import DelegateHead
from planner.gui.roster.photographs import PICTURES
from planner.gui.roster.private_card import PrivateCard
from planner.gui.roster.rows import items_of, value_of
from planner.gui.roster.words import FIELD_NAMES, counted, doubt_said, tr
from planner.gui.theme import fonts
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.field import Field
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import Delegate, Refused, Visit, VisitKind
from planner.queries.delegates import visits_of
from planner.rules.completeness import Gap
from planner.store.attachments import content_of
from planner.store.files import read_whole
from planner.wording import wording

_BIOGRAPHY = 260
_DAYS = frozenset({"joins", "leaves"})
_REACHED_BY = ("emails", "trip_phone", "work_phone")
# the fields of the first page, a row each
_LAYOUT: tuple[tuple[str, ...], ...] = (
    ("position",),
    ("organization",),
    ("role",),
    ("sector",),
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
        self.fields: dict[str, Field] = {}
        self.hint = paragraph(tr("Select a delegate to see more of them."), "hint")
        self.private = PrivateCard(workspace)
        self._head = DelegateHead()
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
        self.setAcceptDrops(True)  # a photograph

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
        box = ChoiceBox()
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for value, word in choices(offers):
            box.addItem(word, value)
        return box

    def _field(self, name: str, editor: QWidget) -> Field:
        editor.setMinimumWidth(40)
        field = Field(tr(FIELD_NAMES[name]), editor)
        self.editors[name], self.fields[name] = editor, field
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
        for name in _REACHED_BY:
            self.fields[name].say_softly(doubt_said(name, value_of(delegate, name)))
        self._head.show_delegate(delegate, visit, gaps, self.gap_chosen.emit)
        self.private.show_delegate(delegate)
        if delegate.person.photograph is None:
            self._head.avatar.show_picture(None)
        else:
            looked_up = partial(content_of, digest=delegate.person.photograph)
            self._workspace.desk.ask(looked_up, partial(self._take_photograph, delegate.id))
        words = ("Takes part in 1 item", "Takes part in %n items")
        self.taking_part.setText(counted(items_of(delegate, visit), *words))
        query = partial(visits_of, person_id=delegate.person.id)
        self._workspace.desk.ask(query, partial(self._take_visits, delegate.id))
        if other:
            self.verticalScrollBar().setValue(0)

    def _take_photograph(self, delegate_id: UUID, data: bytes | None) -> None:
        if self._delegate is not None and self._delegate.id == delegate_id:
            self._head.avatar.show_picture(data)

    def take_photograph(self, file: Path) -> None:
        """Keep this picture of the delegate that is shown."""
        if self._delegate is None:
            return
        try:
            data = read_whole(file)
        except Refused as refused:
            self._workspace.notify(wording().refused(refused), False)
            return
        action = partial(
            set_photograph, delegate_id=self._delegate.id, file_name=file.name, data=data
        )
        self._workspace.desk.do(action)

    def _choose_photograph(self) -> None:
        dialog = QFileDialog(self, tr("Photograph"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.take_photograph(Path(name)))
        dialog.open()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._delegate is not None and _pictures(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for file in _pictures(event)[:1]:
            self.take_photograph(file)
        event.acceptProposedAction()

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
        """Bring up a field and give it the keys; for the photograph, ask for its file."""
        if field == "photograph":
            self._choose_photograph()
            return
        page = "biography" if field in ("biography", "notes") else "delegate"
        self.pages.set_value(page)
        self._show_page(page)
        if field in self.private.rows:
            self.private.begin(field)
            self.ensureWidgetVisible(self.private.rows[field].line)
        elif field in self.editors:
            self.ensureWidgetVisible(self.editors[field])
            self.editors[field].setFocus(Qt.FocusReason.TabFocusReason)


def _pictures(event: QDropEvent) -> list[Path]:
    names = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [name for name in names if name.suffix.casefold() in PICTURES]


def _value(name: str, delegate: Delegate) -> str:
    return value_of(delegate, name)
