"""A row of words of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from planner.gui.widgets.painting import text_width

_AROUND = 24  # what the sheet leaves beside the word, both sides and their edges
_AROUND_DENSE = 14


class Segmented(QWidget):
    """Tab reaches the chosen one, Left and Right choose."""

    chosen = Signal(str)  # by the person; not when set by `set_value`

    def __init__(
        self,
        options: Sequence[tuple[str, str]],
        name: str,
        dense: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`options`: key and word of each; `name` is read aloud before the word."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._dense = dense
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Other words in place of these; the chosen one stays chosen where it is among them."""
        kept = self.value
        if list(self._buttons) == [key for key, _ in options]:
            for key, word in options:
                self._buttons[key].setText(word)
            return
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
        for at, (key, word) in enumerate(options):
            self._add(key, word, _edge(at, len(options)))
        self.set_value(kept if kept in self._buttons else next(iter(self._buttons), ""))

    def _add(self, key: str, word: str, edge: str) -> None:
        button = Segment(word, edge, self._dense, self)
        button.setAccessibleName(f"{self.accessibleName()}: {word}")
        button.clicked.connect(lambda: self._choose(key))
        button.installEventFilter(self)
        self._group.addButton(button)
        self._row.addWidget(button)
        self._buttons[key] = button

    @property
    def value(self) -> str:
        """The key of the chosen one; empty if none is."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def set_value(self, key: str) -> None:
        """Choose this one without telling; an unknown key chooses none."""
        self._group.setExclusive(False)
        for own, button in self._buttons.items():
            button.setChecked(own == key)
        self._group.setExclusive(True)
        self._set_tab_stop()

    def button(self, key: str) -> QPushButton:
        return self._buttons[key]

    def _choose(self, key: str) -> None:
        self._set_tab_stop()
        self.chosen.emit(key)

    def _set_tab_stop(self) -> None:
        value = self.value or next(iter(self._buttons), "")
        for key, button in self._buttons.items():
            button.setFocusPolicy(
                Qt.FocusPolicy.StrongFocus if key == value else Qt.FocusPolicy.ClickFocus
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:  # from the button with the focus
        steps = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
        keys = list(self._buttons)
        step = steps.get(Qt.Key(event.key()))
        if step is None or not keys:
            super().keyPressEvent(event)
            return
        value = self.value
        at = (keys.index(value) + step) % len(keys) if value else 0
        button = self._buttons[keys[at]]
        button.setFocus(Qt.FocusReason.TabFocusReason)
        button.click()


class Segment(QPushButton):
    """As wide as its word in bold, which it is when chosen, so that nothing is cut or moves."""

    def __init__(
        self, word: str = "", edge: str = "only", dense: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(word, parent)
        self._dense = dense
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "segment")
        self.setProperty("edge", edge)
        self.setProperty("dense", "true" if dense else "false")

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        bold = text_width(self.text().replace("&&", "&"), "label" if self._dense else "row")
        around = _AROUND_DENSE if self._dense else _AROUND
        return hint.expandedTo(QSize(bold + around, hint.height()))

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's own
        return self.sizeHint()


def _edge(at: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(at, "middle")
