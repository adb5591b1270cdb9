"""The top of the inspector: what is selected, when and where, and what the checks say of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from planner.gui.theme import icons
from planner.gui.theme.marks import KIND_ICONS, SEVERITY_MARKS, family
from planner.gui.widgets.buttons import icon_button
from planner.gui.widgets.words import paragraph
from planner.rules.findings import Finding
from planner.wording import wording

_SURFACES = {"error": "error", "warning": "warn", "note": "note"}


class Head(QWidget):
    """An icon, what names the thing, a menu of what else can be done; a second line; findings."""

    def __init__(self, naming: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = KindIcon()
        self.more = icon_button("dots-horizontal", self.tr("More"))
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        self._second = paragraph("", "second")
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._icon)
        row.addWidget(naming, 1)
        row.addWidget(self.more)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self._column.addLayout(row)
        self._column.addWidget(self._second)
        self._said: list[FindingBox] = []

    def offer(self, text: str, icon: str, run: Callable[[], object]) -> None:
        """Something that can be done to the thing, in the menu at the right."""
        self._menu.addAction(icons.icon(icon), text).triggered.connect(lambda: run())

    def show_thing(self, kind: str, second: str, findings: Sequence[Finding]) -> None:
        self._icon.show_kind(kind)
        self._second.setText(second)
        said = [(each.severity.value, wording().finding(each)) for each in findings]
        if [box.said for box in self._said] == said:
            return
        for box in self._said:
            self._column.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._said = [FindingBox(severity, sentence) for severity, sentence in said]
        for box in self._said:
            self._column.addWidget(box)


class KindIcon(QWidget):
    """The kind of an item or leg in the color of its family."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = "other"
        self.setFixedSize(20, 20)

    def show_kind(self, kind: str) -> None:
        self._kind = kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        icons.paint(QPainter(self), self.rect(), KIND_ICONS[self._kind], family(self._kind).bar)


class FindingBox(QFrame):
    """One finding: mark and sentence in the tint of its severity."""

    def __init__(self, severity: str, sentence: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = (severity, sentence)
        self.setProperty("surface", _SURFACES[severity])
        words = paragraph(sentence, "second")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(_SeverityIcon(severity), 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(words, 1)


class _SeverityIcon(QWidget):
    def __init__(self, severity: str) -> None:
        super().__init__()
        self._severity = severity
        self.setFixedSize(14, 14)

    def paintEvent(self, _event: QPaintEvent) -> None:
        mark = SEVERITY_MARKS[self._severity]
        icons.paint(QPainter(self), self.rect(), mark.icon, mark.color)
