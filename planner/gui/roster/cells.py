"""The cells of the roster: each column drawn in its way, and the fields typed into them."""

from collections.abc import Mapping

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QCompleter,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QVBoxLayout,
    QWidget,
)

from planner.gui.roster.columns import CLOSED, RosterColumn, choices, value_meant
from planner.gui.roster.model import RosterModel
from planner.gui.roster.painting import PADDING, paint_cell, row_height
from planner.gui.roster.rows import RosterRow
from planner.gui.roster.typed_names import name_fields
from planner.gui.roster.words import FIELD_NAMES, tr
from planner.gui.theme import fonts
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.offers import hang_under
from planner.gui.widgets.painting import draw_focus, is_cut
from planner.gui.widgets.rows import VALUE_ROLE, Index
from planner.gui.widgets.words import plain_tip
from planner.model import Refused


class CellEditor(QWidget):
    """One field, or two of them one above the other; Tab goes from the upper to the lower."""

    def __init__(self, column: RosterColumn, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAutoFillBackground(True)
        self.fields: dict[str, QLineEdit | QComboBox] = {}
        self.is_filled = False  # once: an answer that comes meanwhile takes nothing away
        self.is_done = False
        self._offers = column.offers
        self._typed_over = False
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for field in column.fields:
            made = self._choice(column.offers) if column.offers in CLOSED else self._line(column)
            made.setProperty("kind", "cell" if len(column.fields) == 1 else "half-cell")
            made.setAccessibleName(tr(FIELD_NAMES[field]))
            if isinstance(made, QLineEdit):
                made.setPlaceholderText(tr(FIELD_NAMES[field]))
            self.fields[field] = made
            layout.addWidget(made, 1)
        self.setFocusProxy(next(iter(self.fields.values())))

    def _choice(self, offers: str) -> QComboBox:
        made = ChoiceBox()
        made.setEditable(True)  # typed as anything else; what it means is found out when it is kept
        made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        for value, word in choices(offers):
            made.addItem(word, value)
        line, completer = made.lineEdit(), made.completer()
        assert line is not None and completer is not None  # an editable one has both
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        hang_under(line, completer)
        return made

    def _line(self, column: RosterColumn) -> QLineEdit:
        made = QLineEdit()
        if column.offers:
            completer = QCompleter([word for _, word in choices(column.offers)], made)
            completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
            made.setCompleter(completer)
            hang_under(made, completer)
        return made

    def fill(self, values: Mapping[str, str]) -> None:
        """Show what the store holds, all of it marked."""
        self.is_filled = True
        for field, made in self.fields.items():
            value = values.get(field, "")
            if isinstance(made, QComboBox):
                made.setCurrentIndex(max(made.findData(value), 0))
                _line_of(made).selectAll()
            else:
                made.setText(value)
                made.selectAll()

    def type_over(self, text: str) -> None:
        """Begin with this key in place of what stood there."""
        self._typed_over = True
        first, *others = map(_line_of, self.fields.values())
        first.setText(text)
        first.setCursorPosition(len(text))
        for other in others:
            other.clear()

    @property
    def values(self) -> dict[str, str]:
        """What is to be kept. Refused if it is none of a closed list."""
        typed = {field: _line_of(made).text() for field, made in self.fields.items()}
        if self._offers in CLOSED:
            return {field: self._meant(field, text) for field, text in typed.items()}
        if self._typed_over and not typed.get("family_name", "other"):
            name = name_fields(typed["given_name"])  # a whole name, in place of the one before
            whole = "given_name" in name and "family_name" in name
            return {"given_name": typed["given_name"]} if not whole else name
        return typed

    def _meant(self, field: str, text: str) -> str:
        value = value_meant(self._offers, text)
        if value is None:
            raise Refused(
                "“{typed}” is none of these: {known}. The cell stays as it was.",
                field=field,
                typed=text,
                known=", ".join(word for _, word in choices(self._offers)),
            )
        return value

    def next_field(self, step: int) -> bool:
        """Go on to the other of two fields; False if there is none that way."""
        held = list(self.fields.values())
        at = next((n for n, made in enumerate(held) if made.hasFocus()), 0)
        if not 0 <= at + step < len(held):
            return False
        held[at + step].setFocus(Qt.FocusReason.TabFocusReason)
        return True


def _line_of(made: QLineEdit | QComboBox) -> QLineEdit:
    """Where a field is typed."""
    line = made.lineEdit() if isinstance(made, QComboBox) else made
    assert line is not None  # boxes here can be typed into
    return line


class CellDelegate(QStyledItemDelegate):
    """Enter keeps what is typed and goes down, Tab keeps it and goes on, Esc leaves it."""

    row_left = Signal()  # by Enter: the row below is next
    refused = Signal(object)  # Refused: what was typed cannot be kept

    def __init__(self, view: QAbstractItemView, model: RosterModel) -> None:
        super().__init__(view)
        self._view, self._roster = view, model
        self.editor: CellEditor | None = None  # the newest

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect, row = QRect(option.rect), index.data(VALUE_ROLE)
        self._view.paint_ground(painter, rect, index)  # type: ignore[attr-defined]  # a RosterTable
        paint_cell(painter, rect, row, self._roster.shown[index.column()], TOKENS.current)
        current = index == self._view.currentIndex()
        if current and self._view.hasFocus() and self._view.window().property("keys"):
            draw_focus(painter, rect)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(option.rect.width(), row_height())

    # -- editing ----------------------------------------------------------------------------------

    def createEditor(  # noqa: N802 - Qt's own name
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        editor = CellEditor(self._roster.shown[index.column()], parent)
        for made in editor.fields.values():
            made.installEventFilter(self)
        self.editor = editor
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802 - Qt's own name
        assert isinstance(editor, CellEditor)
        if not editor.is_filled:
            row: RosterRow = index.data(VALUE_ROLE)
            editor.fill({field: row.value(field) for field in editor.fields})

    def setModelData(  # noqa: N802 - Qt's own name
        self, editor: QWidget, _model: QAbstractItemModel, index: Index
    ) -> None:
        assert isinstance(editor, CellEditor)
        try:
            self._roster.change(index, editor.values)
        except Refused as refused:
            self.refused.emit(refused)

    def updateEditorGeometry(  # noqa: N802 - Qt's own name
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        editor.setGeometry(option.rect.adjusted(0, 0, 0, -1))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        editor = watched.parent() if isinstance(watched, QWidget) else None
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if isinstance(editor, CellEditor) and self._key(editor, event):
                return True
        elif event.type() is QEvent.Type.FocusOut and isinstance(editor, CellEditor):
            return self._left(editor)
        return super().eventFilter(watched, event)

    def _key(self, editor: CellEditor, event: QKeyEvent) -> bool:
        hint = QStyledItemDelegate.EndEditHint
        match event.key():
            case Qt.Key.Key_Tab if not editor.next_field(1):
                self._keep(editor, hint.EditNextItem)
            case Qt.Key.Key_Backtab if not editor.next_field(-1):
                self._keep(editor, hint.EditPreviousItem)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._keep(editor, hint.NoHint)
                self.row_left.emit()
            case Qt.Key.Key_Escape:
                editor.is_done = True
                self.closeEditor.emit(editor, hint.RevertModelCache)
            case Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                pass  # to the other of two fields
            case _:
                return False
        return True

    def _keep(self, editor: CellEditor, hint: QStyledItemDelegate.EndEditHint) -> None:
        editor.is_done = True
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, hint)

    def _left(self, editor: CellEditor) -> bool:
        """The keys went elsewhere: what was typed is kept."""
        focus = editor.window().focusWidget()
        inside = focus is not None and editor.isAncestorOf(focus)
        popup = any(
            isinstance(made, QComboBox) and made.view().isVisible()
            for made in editor.fields.values()
        )
        if not inside and not popup and not editor.is_done:
            self._keep(editor, QStyledItemDelegate.EndEditHint.NoHint)
        return False

    # -- tool tips --------------------------------------------------------------------------------

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        """What is cut off in its cell is said in full; of a group, its name."""
        row: RosterRow | None = index.data(VALUE_ROLE)
        if row is None:
            return False
        column, room = self._roster.shown[index.column()], option.rect.width() - 2 * PADDING
        said = column.said(row)
        if column.key == "name":
            cut = is_cut(row.name, "row", room - fonts.scaled(40))
        elif column.key == "position":
            cut = is_cut(row.position, "text", room) or is_cut(row.organization, "second", room)
        elif column.key in ("groups", "missing"):
            cut = bool(row.groups if column.key == "groups" else row.gaps)
        else:
            cut = is_cut(said, "text", room)
        if cut:
            QToolTip.showText(event.globalPos(), plain_tip(said), view)
        else:
            QToolTip.hideText()
        return True
