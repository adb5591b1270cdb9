"""What every page is: a header that answers one question, and the plan below it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Generic, Self, TypeVar
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from planner.gui.theme import fonts
from planner.gui.widgets.cut_label import CutLabel

if TYPE_CHECKING:
    from planner.gui.workspace import Workspace

HEADER = 56


class Page(QWidget):
    """A page of the window. Put what it shows into `self.body`, buttons by `add_button`.

    A page is made when it is first wanted, and kept. `shown()` is called each time it comes up.
    """

    key: ClassVar[str]
    title: ClassVar[str]  # translated where it is shown, with the page's class as context
    icon: ClassVar[str]
    scope: ClassVar[str]  # "office", or "exchange": only with one open
    shows: ClassVar[tuple[str, ...]] = ()  # kinds of things that `go_to` can point out here
    keys: ClassVar[str] = ""  # its own shortcut; else Ctrl and its number in the rail
    steps: ClassVar[str] = ""  # the undo stack of what is done here
    tree_beside: ClassVar[bool] = False  # the tree is there from the start, at any width
    at_once: ClassVar[bool] = False  # made with the window: it counts or reminds unseen too

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

    @classmethod
    def offer(cls, workspace: "Workspace", section: "Section[Self]") -> None:
        """Put what the page can do into the menus and the palette, before there is a page."""

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
        self._title, self.second = CutLabel("page-title"), CutLabel("second")
        for label in (self._title, self.second):
            words.addWidget(label)
        words.addStretch()
        self.second.hide()
        self.header.addLayout(words)
        self.header.addStretch(1)
        return header

    def set_title(self, title: str, second: str = "") -> None:
        """What stands at the top left, and a quieter line under it."""
        self._title.setText(title)
        self.second.setText(second)
        self.second.setVisible(bool(second))

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


P = TypeVar("P", bound=Page)


class Section(Generic[P]):
    """A section of the rail: its page, which is made when it is first wanted."""

    def __init__(self, kind: type[P], make: Callable[[], P]) -> None:
        self.kind = kind
        self.made: P | None = None
        self._make = make
        self._place: Callable[[Page], object] = lambda _page: None

    @property
    def title(self) -> str:
        return QCoreApplication.translate(self.kind.__name__, self.kind.title)

    def stand_in(self, place: Callable[[Page], object]) -> None:
        """`place` gives the page its room once it is made."""
        self._place = place

    def page(self) -> P:
        if self.made is None:
            self.made = self._make()
            self._place(self.made)
        return self.made

    # -- what a menu asks and does ----------------------------------------------------------------

    def doing(self, deed: Callable[[P], object]) -> Callable[[], object]:
        """Does it on the page, which is made for it if need be."""
        return lambda: deed(self.page())

    def if_made(self, ask: Callable[[P], bool]) -> Callable[[], bool]:
        """Whether there is a page yet, and this holds of it."""
        return lambda: self.made is not None and ask(self.made)

    def if_seen(self, ask: Callable[[P], bool] = lambda _page: True) -> Callable[[], bool]:
        """Whether the page is seen, and this holds of it."""
        return self.if_made(lambda page: page.isVisible() and ask(page))
