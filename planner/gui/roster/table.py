"""The delegates of one visit as a table of painted rows."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from planner.gui.roster.painting import (
    MARGIN,
    PADDING,
    paint_groups,
    paint_name,
    paint_position,
    paint_sector,
    paint_stay,
    row_height,
)
from planner.gui.roster.rows import RosterRow
from planner.gui.roster.words import ROLES, sector_said, stay_said, tr
from planner.gui.theme import fonts
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.painting import draw_hairline, draw_text, is_cut
from planner.gui.widgets.rows import VALUE_ROLE, Column, Index, RowModel, RowTable
from planner.gui.widgets.words import plain_tip
from planner.rules.folding import folded

NAME, POSITION, SECTOR, GROUP, STAY = range(5)
_WIDTHS = (256, 0, 152, 64, 160)  # position and organization take what is left
_HEADING = 30


class RosterModel(RowModel):
    """Rows are delegates in their order of precedence; found by name, position, organization."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        self.today = today
        super().__init__(self._columns_said(), parent)
        self._rows: dict[UUID, RosterRow] = {}
        self._wanted: tuple[str, ...] = ()
        self._group: UUID | None = None

    def _columns_said(self) -> tuple[Column, ...]:
        return (
            Column(tr("Name"), lambda row: f"{row.name}, {tr(ROLES[row.role])}"),
            Column(
                tr("Position and organization"),
                lambda row: ", ".join(filter(None, (row.position, row.organization))),
            ),
            Column(tr("Sector"), lambda row: sector_said(row.sector)),
            Column(
                tr("Group"),
                lambda row: ", ".join(f"{mark.letter} {mark.name}" for mark in row.groups),
            ),
            Column(
                tr("Joins and leaves"),
                lambda row: (
                    ", ".join(stay_said(row.joins, row.leaves, self.today)) or tr("Whole visit")
                ),
            ),
        )

    def set_rows(self, rows: Sequence[RosterRow]) -> None:
        self._rows = {row.id: row for row in rows}
        self._arrange()

    def narrow(self, text: str, group: UUID | None) -> None:
        """Show only who is in this group, and has all these words."""
        self._wanted, self._group = tuple(folded(text).split()), group
        self._arrange()

    def _arrange(self) -> None:
        self.show([row.id for row in self._rows.values() if self._fits(row)])

    def _fits(self, row: RosterRow) -> bool:
        if self._group and all(mark.id != self._group for mark in row.groups):
            return False
        return all(word in row.found_by for word in self._wanted)

    def value(self, row: int) -> RosterRow:
        return self._rows[self.id_at(row)]


class RosterTable(RowTable):
    def __init__(self, model: RosterModel, parent: QWidget | None = None) -> None:
        super().__init__(model, tr("Roster"), parent)
        self.roster = model
        self._delegate = _CellDelegate(self)
        self.setItemDelegate(self._delegate)
        self._heading = _Heading(self)
        self.setHorizontalHeader(self._heading)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "_heading"):
            self._fit()

    def _fit(self) -> None:
        """Heights follow the letters."""
        self._heading.setFixedHeight(self._heading.sizeHint().height())
        self.verticalHeader().setDefaultSectionSize(row_height())
        self._lay_out()

    def _lay_out(self) -> None:
        room = self.viewport().width()
        widths = [fonts.scaled(width) for width in _WIDTHS]
        least = fonts.scaled(150)
        if sum(widths) + least > room:  # large letters: all give way alike
            widths = [width * max(room - least, 0) // sum(widths) for width in widths]
        widths[POSITION] = room - sum(widths)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)


class _CellDelegate(QStyledItemDelegate):
    def __init__(self, table: RosterTable) -> None:
        super().__init__(table)
        self._table = table

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, rect, row = TOKENS.current, QRect(option.rect), index.data(VALUE_ROLE)
        painter.save()
        self._table.paint_ground(painter, rect, index)
        match index.column():
            case 0:
                paint_name(painter, rect, row, tokens)
            case 1:
                paint_position(painter, rect, row, tokens)
            case 2:
                paint_sector(painter, rect, row, tokens)
            case 3:
                paint_groups(painter, rect, row, tokens)
            case _:
                paint_stay(painter, rect, row, self._table.roster.today, tokens)
        painter.restore()

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """What is cut off in its cell is said in full; of a group, its name."""
        row, room = index.data(VALUE_ROLE), option.rect.width() - 2 * PADDING
        cut = {
            NAME: is_cut(row.name, "row", room - fonts.scaled(40)),
            POSITION: is_cut(row.position, "text", room)
            or is_cut(row.organization, "second", room),
            SECTOR: is_cut(sector_said(row.sector), "text", room),
            GROUP: bool(row.groups),
        }
        if cut.get(index.column()):
            words = str(index.data(Qt.ItemDataRole.DisplayRole))
            QToolTip.showText(event.globalPos(), plain_tip(words), view)
        else:
            QToolTip.hideText()
        return True

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(option.rect.width(), row_height())


class _Heading(QHeaderView):
    def __init__(self, table: RosterTable) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._table = table
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(1)

    def sizeHint(self) -> QSize:
        height = max(fonts.scaled(_HEADING), fonts.metrics("label").height() + 10)
        return QSize(super().sizeHint().width(), height)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:  # noqa: N802 - Qt's own
        tokens = TOKENS.current
        painter.save()
        painter.fillRect(rect, tokens.window)
        if section:
            painter.fillRect(QRect(rect.left(), rect.top(), 1, rect.height()), tokens.line)
        words = str(self._table.roster.headerData(section, Qt.Orientation.Horizontal))
        box = rect.adjusted(PADDING if section else MARGIN, 0, -PADDING, 0)
        draw_text(painter, box, words, "label", tokens.text2)
        draw_hairline(painter, rect.left(), rect.right() + 1, rect.bottom())
        painter.restore()
