"""Everybody and every place there is, with where each was used; two that are one are merged."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Self
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, QItemSelection, QRect, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from planner.gui.directory.likely import LikelyDuplicates
from planner.gui.directory.model import ABOUT, DirectoryModel
from planner.gui.directory.words import counted, tr
from planner.gui.page import Page, Section
from planner.gui.picture import Picture
from planner.gui.theme import fonts
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.buttons import button
from planner.gui.widgets.painting import draw_text
from planner.gui.widgets.rows import Index, RowTable
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import (
    City,
    Contact,
    Delegate,
    Exchange,
    Item,
    Organization,
    Person,
    Stop,
    Venue,
)
from planner.queries.directory import KINDS, DirectoryLine, Listed, list_directory
from planner.queries.duplicates import Pair, pair_of
from planner.store.files import OWNER
from planner.store.outward import write_out
from planner.store.unhurried import Progress

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from planner.whole_person import Told

_ROW, _FIND, _PADDING = 34, 220, 14
_WIDTHS = (280, 0, 260, 150)  # what a line is about takes what is left
_NAMED = {kind: listed for listed, kind in KINDS.items()}
_ABOUT = (Person, Organization, Venue, City, Delegate, Contact, Item, Stop, Exchange)


class DirectoryPage(Page):
    key = "directory"
    title = str(QT_TRANSLATE_NOOP("DirectoryPage", "Directory"))
    icon = "card-account-details-outline"
    scope = "office"
    shows = tuple(_NAMED)
    steps = "directory"  # what all exchanges share is taken back here

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self.set_title(tr("Directory"))
        self.head.setProperty("edge", "")  # the filters belong to it
        self._listed = Listed.PEOPLE
        self._awaited: UUID | None = None  # to be chosen once it is there
        self.model = DirectoryModel(self)
        self.table = DirectoryTable(self.model)
        self.likely = LikelyDuplicates(workspace, lambda: self._listed, self)
        self.merge = button(tr("Merge two..."), "call-merge")
        self.merge.setEnabled(False)
        self.merge.clicked.connect(self.merge_two)
        self.add_button(self.merge)
        self.hand_over = button(tr("All that is kept..."), "account-arrow-right-outline")
        self.hand_over.setEnabled(False)
        self.hand_over.clicked.connect(self.choose_folder)
        self.add_button(self.hand_over)
        self.kinds = Segmented(
            (
                (Listed.PEOPLE.value, tr("People")),
                (Listed.ORGANIZATIONS.value, tr("Organizations")),
                (Listed.VENUES.value, tr("Venues")),
                (Listed.CITIES.value, tr("Cities")),
            ),
            tr("Show"),
        )
        self.kinds.chosen.connect(self._choose)
        self.finder = QLineEdit()
        for name in (self.finder.setPlaceholderText, self.finder.setAccessibleName):
            name(tr("Find in the directory"))
        self.finder.setClearButtonEnabled(True)
        self.finder.setFixedWidth(fonts.scaled(_FIND))
        self.finder.textChanged.connect(self._find)
        bar = QHBoxLayout()
        bar.setContentsMargins(16, 0, 12, 10)
        bar.addWidget(self.kinds)
        bar.addStretch()
        bar.addWidget(self.likely)
        bar.addWidget(self.finder)
        self.body.addLayout(bar)
        self.body.addWidget(self.table, 1)
        self._inspector = _Inspector()
        self._lines = Picture(workspace.desk, self._ask, _ABOUT, self)
        self._lines.answered.connect(self._take)
        self.table.selectionModel().selectionChanged.connect(self._select)

    @classmethod
    def offer(cls, workspace: Workspace, section: Section[Self]) -> None:
        for key, word, icon, deed, asked in (
            (
                "merge",
                tr("Merge two records..."),
                "call-merge",
                section.doing(lambda page: page.merge_two()),
                section.if_seen(lambda page: page.two_chosen),
            ),
            (
                "duplicates",
                tr("Likely duplicates..."),
                "content-duplicate",
                section.doing(lambda page: page.likely.go_through()),
                section.if_seen(lambda page: bool(page.likely.pairs)),
            ),
            (
                "hand-over",
                tr("All that is kept of this person..."),
                "account-arrow-right-outline",
                section.doing(lambda page: page.choose_folder()),
                section.if_seen(lambda page: page.person is not None),
            ),
        ):
            workspace.add_action(
                ActionSpec(f"directory.{key}", word, icon, "", "edit", deed, asked)
            )

    @property
    def two_chosen(self) -> bool:
        return len(self._chosen()) == 2

    @property
    def person(self) -> DirectoryLine | None:
        """The one person who is chosen."""
        chosen = self._chosen() if self._listed is Listed.PEOPLE else []
        return chosen[0] if len(chosen) == 1 else None

    # -- what is listed ---------------------------------------------------------------------------

    def _ask(self, session: "Session") -> dict[UUID, DirectoryLine]:
        lines = list_directory(session, self._listed, self.workspace.today())
        return {line.id: line for line in lines}  # here, where nobody waits for it

    def _take(self, lines: dict[UUID, DirectoryLine]) -> None:
        self.model.set_lines(lines)
        self._say()
        if self._awaited is not None and self.table.choose(self._awaited):
            self._awaited = None

    def _say(self) -> None:
        shown = self.model.rowCount()
        self.set_title(tr("Directory"), counted(shown, "1 record", "%n records"))

    def _choose(self, value: str) -> None:
        self._listed = Listed(value)
        self.table.setColumnHidden(3, self._listed in (Listed.VENUES, Listed.CITIES))
        self._lines.ask()
        self.likely.ask()

    def _find(self, text: str) -> None:
        self.model.find(text)
        self._say()

    def go_to(self, kind: str, thing: UUID) -> None:
        """Show this record among its kind."""
        self.finder.clear()
        self._awaited = thing
        self.kinds.set_value(_NAMED[kind].value)
        self._choose(_NAMED[kind].value)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def inspector(self) -> QWidget:
        return self._inspector

    def shown(self) -> None:
        self.finder.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- what is chosen ---------------------------------------------------------------------------

    def _chosen(self) -> list[DirectoryLine]:
        rows = sorted(index.row() for index in self.table.selectionModel().selectedRows())
        return [self.model.value(row) for row in rows]

    def _select(self, _now: QItemSelection, _before: QItemSelection) -> None:
        chosen = self._chosen()
        self.merge.setEnabled(len(chosen) == 2)
        self.hand_over.setEnabled(self.person is not None)
        self._inspector.show_line(chosen[0] if len(chosen) == 1 else None, len(chosen))

    def merge_two(self) -> None:
        """Show the two that are chosen side by side, the one used more often first."""
        chosen = {line.id for line in self._chosen()}
        if len(chosen) == 2:
            found = partial(pair_of, listed=self._listed, ids=chosen)
            self.workspace.desk.ask(found, self._show_pair)

    def _show_pair(self, pair: Pair | None) -> None:
        self.likely.show_pairs([pair] if pair else [])

    # -- all that is kept of a person -------------------------------------------------------------

    def choose_folder(self) -> None:
        """Ask where to put all that is kept of the person who is chosen."""
        person = self.person
        if person is None:
            return
        asked = tr("A folder for all that is kept of {name}", name=person.name)
        folder = QFileDialog.getExistingDirectory(self, asked)
        if folder:
            self.workspace.desk.do(partial(_tell_of, person.id), partial(self._write, Path(folder)))

    def _write(self, folder: Path, told: "Told") -> None:
        today = self.workspace.today()

        def write(_progress: Progress) -> list[Path]:
            files = told.files(today).items()
            return [write_out(folder / name, content, OWNER) for name, content in files]

        job = self.workspace.background.run(write)
        job.finished.connect(self._say_written)
        job.refused.connect(self.workspace.desk.refused)

    def _say_written(self, files: list[Path]) -> None:
        said = tr("Saved {files}", files=" and ".join(each.name for each in files))
        self.workspace.notify(said, undo=False)


def _tell_of(person_id: UUID, session: "Session") -> "Told":
    from planner.whole_person import tell_of  # it draws a paper: loaded when it is wanted

    return tell_of(session, person_id)


class DirectoryTable(RowTable):
    """Two rows can be chosen with Ctrl or Shift, to be merged."""

    def __init__(self, model: DirectoryModel, parent: QWidget | None = None) -> None:
        super().__init__(model, tr("Directory"), parent)
        self._delegate = _Cells(self)
        self.setItemDelegate(self._delegate)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionsClickable(True)
        header.sectionClicked.connect(model.sort_by)
        self.setHorizontalHeader(header)
        self.fit()

    def row_height(self) -> int:
        return row_height()

    def lay_out(self) -> None:
        widths = [fonts.scaled(width) for width in _WIDTHS]
        widths[ABOUT] = max(self.viewport().width() - sum(widths), fonts.scaled(160))
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)


def row_height() -> int:
    return max(fonts.scaled(_ROW), fonts.metrics("row").height() + 14)


class _Cells(QStyledItemDelegate):
    def __init__(self, table: DirectoryTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, rect = TOKENS.current, QRect(option.rect)
        painter.save()
        self._table.paint_ground(painter, rect, index)
        words = str(index.data() or "")
        role = "row" if index.column() == 0 else "text"
        color = tokens.text if index.column() in (0, ABOUT) else tokens.text2
        draw_text(painter, rect.adjusted(_PADDING, 0, -8, 0), words, role, color)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), row_height())


class _Inspector(QWidget):
    """Where the chosen one was used."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.about = paragraph("", "panel-title"), paragraph("", "second")
        self.asked, self.used = paragraph(""), paragraph("")
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        for part in (self.name, self.about, self.asked):
            column.addWidget(part)
        self._head = label(tr("Used in"), "label")
        column.addWidget(self._head)
        column.addWidget(self.used)
        column.addStretch()
        self.show_line(None, 0)

    def show_line(self, line: DirectoryLine | None, count: int) -> None:
        hint = tr("Select a record to see where it was used.")
        if count == 2:
            hint = tr("These two can be merged into one, field by field.")
        self.name.setText(line.name if line else "")
        self.about.setText(line.about if line else hint)
        asked = (
            counted(line.asked, "Asked once in twelve months", "Asked %n times in twelve months")
            if line and line.asked
            else ""
        )
        self.asked.setText(asked)
        self.used.setText("\n".join(line.used_in) or tr("Not used") if line else "")
        self._head.setVisible(line is not None)
