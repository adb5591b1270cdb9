"""What every page is: a header that answers one question, and the plan below it."""

from typing import TYPE_CHECKING, ClassVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.gui.theme import fonts

if TYPE_CHECKING:
    from planner.gui.workspace import Workspace

HEADER = 56


class Page(QWidget):
    """A page of the window. Put what it shows into `self.body`, buttons by `add_button`.

    A page is made once and kept. `shown()` is called each time it comes up.
    """

    key: ClassVar[str]
    title: ClassVar[str]  # translated where it is shown, with the page's class as context
    icon: ClassVar[str]
    scope: ClassVar[str]  # "office", or "exchange": only with one open
    shows: ClassVar[tuple[str, ...]] = ()  # kinds of things that `go_to` can point out here
    keys: ClassVar[str] = ""  # its own shortcut; else Ctrl and its number in the rail
    steps: ClassVar[str] = ""  # the undo stack of what is done here
    tree_beside: ClassVar[bool] = False  # the tree is there from the start, at any width

    counted = Signal(int, str)  # how many things wait here, and what they are: a badge on the rail
    inspector_wanted = Signal()  # to be seen, also where it stands over the page
    roomy = Signal(bool)  # it needs the room of tree and inspector, or gives it back

    def __init__(self, workspace: "Workspace") -> None:
        super().__init__()
        self.workspace = workspace
        self.setProperty("surface", "base")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(0)
        self.head = self._header()
        self.body.addWidget(self.head)

    def _header(self) -> QWidget:
        header = QFrame()
        header.setProperty("edge", "bottom")
        header.setMinimumHeight(max(HEADER, fonts.scaled(HEADER)))
        self.header = QHBoxLayout(header)
        self.header.setContentsMargins(16, 0, 16, 0)
        self.header.setSpacing(8)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch()
        self._title, self._second = QLabel(), QLabel()
        for label, kind in ((self._title, "page-title"), (self._second, "second")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setProperty("kind", kind)
            words.addWidget(label)
        words.addStretch()
        self._second.hide()
        self.header.addLayout(words)
        self.header.addStretch(1)
        return header

    def set_title(self, title: str, second: str = "") -> None:
        """What stands at the top left, and a quieter line under it."""
        self._title.setText(title)
        self._second.setText(second)
        self._second.setVisible(bool(second))

    def add_button(self, button: QWidget) -> None:
        """At the right end of the header."""
        self.header.addWidget(button)

    def inspector(self) -> QWidget | None:
        """What stands at the right of this page; asked once. The window gives it its dock."""
        return None

    def below_tree(self) -> QWidget | None:
        """What stands under the tree while this page is shown; asked once."""
        return None

    def shown(self) -> None:
        """The page has come up."""

    def go_to(self, kind: str, thing: UUID) -> None:
        """Select this thing, scroll to it, pulse its outline."""
