"""The command palette: type, choose with Up and Down, go with Enter (Ctrl+K)."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QRect, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QVBoxLayout,
    QWidget,
)

from planner.gui.palette.everywhere import look_everywhere, without
from planner.gui.palette.listing import (
    ROW_ROLE,
    HitRow,
    PaletteDelegate,
    PaletteModel,
    row_height,
    rows_of,
    spoken,
)
from planner.gui.palette.searchers import actions
from planner.gui.theme import icons
from planner.gui.theme.tokens import TOKENS
from planner.gui.widgets.words import label
from planner.gui.workspace import Hit, Workspace

WIDTH, TOP, QUERY = 660, 70, 48


class Palette(QWidget):
    """Lies over the whole window and dims it; a click beside it closes it, so does Esc."""

    def __init__(self, workspace: Workspace, window: QWidget) -> None:
        super().__init__(window)
        self._workspace, self._window = workspace, window
        self._back: QWidget | None = None  # what had the keys before
        self._found: list[list[Hit]] = []
        self._typed = ""
        self.model = PaletteModel(self)
        self.card = QFrame(self)
        self.card.setProperty("kind", "card")
        column = QVBoxLayout(self.card)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self._query())
        self.list = self._list()
        column.addWidget(self.list)
        column.addWidget(self._foot())
        window.installEventFilter(self)
        self.hide()

    def _query(self) -> QWidget:
        line = QFrame()
        line.setProperty("edge", "bottom")
        line.setFixedHeight(QUERY)
        row = QHBoxLayout(line)
        row.setContentsMargins(19, 0, 12, 0)
        row.setSpacing(12)
        self._glass = QLabel()
        self.query = QLineEdit()
        self.query.setProperty("kind", "query")
        self.query.setPlaceholderText(self.tr("Search, or run a command"))
        self.query.setAccessibleName(self.tr("Search, or run a command"))
        self.query.textChanged.connect(self._search)
        self.query.installEventFilter(self)
        row.addWidget(self._glass)
        row.addWidget(self.query)
        return line

    def _list(self) -> QListView:
        view = QListView()
        view.setModel(self.model)
        self._delegate = PaletteDelegate(view)
        view.setItemDelegate(self._delegate)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        view.setMouseTracking(True)
        view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setAccessibleName(self.tr("Found"))
        view.entered.connect(self._choose)
        view.clicked.connect(self._go)
        return view

    def _foot(self) -> QWidget:
        foot = QFrame()
        foot.setProperty("edge", "top")
        row = QHBoxLayout(foot)
        row.setContentsMargins(19, 7, 19, 7)
        row.addWidget(label(self.tr("Up and Down to choose, Enter to go, Esc to close"), "hint"))
        row.addStretch()
        self.count = label("", "hint")
        row.addWidget(self.count)
        return foot

    # -- opening and closing ----------------------------------------------------------------------

    def open(self, typed: str = "") -> None:
        """Show it over the window, with this typed already."""
        if self.isHidden():
            self._back = self.window().focusWidget()
        color, ratio = TOKENS.current.accent, self.devicePixelRatioF()
        self._glass.setPixmap(icons.pixmap("magnify", 16, color, ratio))
        self.setGeometry(self._window.rect())
        self.query.setText(typed)
        self._search(typed)
        self.show()
        self.raise_()
        self.query.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_up(self) -> None:
        """Hide it and give the keys back to where they were."""
        self._typed = ""
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- searching --------------------------------------------------------------------------------

    def _search(self, typed: str) -> None:
        """What is at hand at once; what else there is as soon as the worker has found it."""
        self._typed = typed
        self._found = [actions(self._workspace, typed)]
        self._found += [search(typed) for _, search in self._workspace.searchers]
        self._show_found(typed)
        if typed.strip():
            is_wanted = partial(self._is_wanted, typed)
            look_everywhere(self._workspace, typed, is_wanted, self._take_more)

    def _is_wanted(self, typed: str) -> bool:
        """Asked on the worker too."""
        return typed == self._typed

    def _take_more(self, typed: str, delegates: list[Hit], hits: list[Hit]) -> None:
        if typed == self.query.text() and self.isVisible():
            self._found[-1] = [*delegates, *self._found[-1]]  # people stand last
            self._found.append(without(hits, self._found))
            self._show_found(typed)

    def _show_found(self, typed: str) -> None:
        chosen = self.list.currentIndex().data(ROW_ROLE)
        keys = {
            spec.text.replace("&", ""): spec.shortcut
            for spec in self._workspace.actions.values()
            if spec.shortcut
        }
        self.model.show(rows_of(self._found, typed, keys))
        shown = sum(isinstance(row, HitRow) for row in self.model.rows)
        total = sum(map(len, self._found))
        if not total:
            self.count.setText(self.tr("Nothing found"))
        else:
            said = self.tr("{shown} of {total} shown")
            self.count.setText(said.format(shown=shown, total=total))
        self._fit()
        same = chosen in self.model.rows and isinstance(chosen, HitRow)
        if same:
            self._choose(self.model.index(self.model.rows.index(chosen)))
        else:
            self._move(1)

    def _fit(self) -> None:
        rows = sum(row_height(row) for row in self.model.rows)
        self.list.setFixedHeight(rows + (8 if rows else 0))
        self.card.setFixedWidth(min(WIDTH, self.width() - 32))
        self.card.adjustSize()
        self.card.move((self.width() - self.card.width()) // 2, TOP)

    # -- choosing ---------------------------------------------------------------------------------

    def _hits(self) -> list[int]:
        return [at for at, row in enumerate(self.model.rows) if isinstance(row, HitRow)]

    def _move(self, step: int) -> None:
        hits = self._hits()
        if hits:
            at = self.list.currentIndex().row()
            now = hits.index(at) + step if at in hits else 0
            self._choose(self.model.index(hits[now % len(hits)]))

    def _choose(self, index: QModelIndex) -> None:
        if isinstance(index.data(ROW_ROLE), HitRow):
            self.list.setCurrentIndex(index)
            if self.isVisible():
                event = QAccessibleAnnouncementEvent(self.list, spoken(index.data(ROW_ROLE)))
                QAccessible.updateAccessibility(event)

    def _go(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, HitRow):
            self.close_up()
            row.hit.run()

    # -- events -----------------------------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own
        if watched is self._window:
            self._follow(event)
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _follow(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._window.rect())
            self._fit()

    def _key(self, event: QKeyEvent) -> bool:
        key, step = Qt.Key(event.key()), {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if key in step:
            self._move(step[key])
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            self._move(1 if key == Qt.Key.Key_Tab else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._go(self.list.currentIndex())
        elif key == Qt.Key.Key_Escape:
            self.close_up()
        else:
            return False
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.card.geometry().contains(event.position().toPoint()):
            self.close_up()

    def paintEvent(self, _event: QPaintEvent) -> None:
        shade = QColor(0, 0, 0, 90)
        painter = QPainter(self)
        painter.fillRect(self.rect(), shade)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 18))
        for spread in (2, 5, 9):
            box = QRect(self.card.geometry()).adjusted(-spread, 2 - spread, spread, 4 + spread)
            painter.drawRoundedRect(box, 8 + spread, 8 + spread)
