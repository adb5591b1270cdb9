"""Who sleeps how at each stop: a table to type into, one stop at a time."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from planner.actions.rooms import FIELDS, set_room
from planner.editions.rooms import sleeps_at
from planner.gui.roster.rows import listed_name
from planner.gui.roster.words import tr
from planner.gui.theme import fonts
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import Delegate, Refused, Stop, Visit
from planner.model.delegations import Room
from planner.wording import wording

_GENERAL = {"type": "room_type", "sharing_with": "sharing_with"}  # what holds at every stop


class RoomsDialog(Dialog):
    """Each cell is kept when it is left; what is gray is what the delegate wants everywhere. Who
    is elsewhere all nights of a stop has no room there."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(tr("Rooms"), parent, tr("Rooms at each stop"))
        self._workspace = workspace
        self._filling = False
        self.resize(fonts.scaled(820), fonts.scaled(500))
        self.stops = Segmented((), tr("Stop"))
        self.stops.chosen.connect(lambda _stop: self._fill())
        self.hotel = paragraph("", "second")
        self.table = QTableWidget(0, 1 + len(FIELDS))
        self.table.setAccessibleName(tr("Rooms"))
        self.table.setHorizontalHeaderLabels(
            [
                tr("Delegate"),
                tr("Room"),
                tr("Sharing with"),
                tr("Nights"),
                tr("Confirmation number"),
            ]
        )
        self.table.verticalHeader().hide()
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for narrow in (0, 1 + FIELDS.index("nights")):
            header.setSectionResizeMode(narrow, QHeaderView.ResizeMode.ResizeToContents)
        self.table.cellChanged.connect(self._keep)
        self.error = InlineError()
        column = self.column
        column.addWidget(self.stops)
        column.addWidget(self.hotel)
        column.addWidget(self.table, 1)
        column.addWidget(self.error)
        self.add_foot(
            self.close_button(), left=(label(tr("Type over a cell; Tab goes on."), "hint"),)
        )
        workspace.opened_changed.connect(self._fill)
        self._fill()

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def _visit(self) -> Visit | None:
        return self._workspace.visit

    def _stop(self) -> Stop | None:
        stops = self._visit.stops if self._visit else []
        return next((each for each in stops if str(each.id) == self.stops.value), None)

    def _fill(self, _opened: object = None) -> None:
        visit = self._visit
        stops = visit.stops if visit else []
        self.stops.set_options([(str(each.id), str(each.city or each)) for each in stops])
        stop = self._stop()
        hotel = str(stop.hotel) if stop and stop.hotel else tr("Hotel unknown")
        self.hotel.setText(hotel if stop else tr("The visit has no stops yet."))
        self._filling = True
        delegates = visit.delegates if visit and stop else []
        at = self.table.currentRow(), self.table.currentColumn()
        self.table.setRowCount(len(delegates))
        for row, delegate in enumerate(delegates):
            self._fill_row(row, delegate, stop)
        if at[0] >= 0:
            self.table.setCurrentCell(*at)
        elif delegates:
            self.table.setCurrentCell(0, 1)
        self._filling = False

    def _fill_row(self, row: int, delegate: Delegate, stop: Stop | None) -> None:
        name = QTableWidgetItem(listed_name(delegate.person))
        name.setFlags(Qt.ItemFlag.ItemIsEnabled)
        name.setData(Qt.ItemDataRole.UserRole, delegate.id)
        self.table.setItem(row, 0, name)
        room = room_of(delegate, stop)
        away = stop is not None and not sleeps_at(delegate, stop)
        for column, field in enumerate(FIELDS, start=1):
            own = getattr(room, field, None)
            general = None if away else getattr(delegate, _GENERAL.get(field, ""), None)
            said = own if own is not None else general
            cell = QTableWidgetItem("" if said is None else str(said))
            if own is None:
                cell.setForeground(TOKENS.current.text3)
            if away and own is None:  # what stands there though can be taken out
                cell.setText(tr("Not at this stop") if column == 1 else "")
                cell.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self.table.setItem(row, column, cell)

    # -- what is typed ----------------------------------------------------------------------------

    def _keep(self, row: int, column: int) -> None:
        stop, name = self._stop(), self.table.item(row, 0)
        cell = self.table.item(row, column)
        if self._filling or stop is None or name is None or cell is None:
            return
        delegate_id: UUID = name.data(Qt.ItemDataRole.UserRole)
        self.error.hide()
        action = partial(
            set_room,
            delegate_id=delegate_id,
            stop_id=stop.id,
            fields={FIELDS[column - 1]: cell.text()},
        )
        self._workspace.desk.do(action, None, self._refuse)

    def _refuse(self, refused: Exception) -> None:
        """Say what is wrong; what was typed stays until it is typed over."""
        if isinstance(refused, Refused):
            self.error.show_sentence(wording().refused(refused))


def room_of(delegate: Delegate, stop: Stop | None) -> Room | None:
    return next((each for each in delegate.rooms if stop and each.stop.id == stop.id), None)
