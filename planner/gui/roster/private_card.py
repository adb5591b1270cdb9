"""What is private of a delegate: dots, until somebody asks; each look is written in the journal."""

from collections.abc import Callable, Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.actions.delegates import edit_delegate, look_at
from planner.gui.roster.words import FIELD_NAMES, doubt_said, tr
from planner.gui.theme import icons
from planner.gui.widgets.buttons import icon_button
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.own_undo import begin_anew
from planner.gui.widgets.secret import SecretLine
from planner.gui.widgets.words import label, paragraph, plain_tip, say_again
from planner.gui.workspace import Workspace
from planner.model import Delegate, Refused
from planner.queries.delegates import MASKED_NEEDS, masked_private, private_fields
from planner.wording import wording

SHOWN_FOR = 60_000  # milliseconds
_DOTS = "•••••••"


class PrivateCard(QFrame):
    """One row a field. The window holds a value only while it is shown."""

    def __init__(self, workspace: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._delegate: Delegate | None = None
        self.setProperty("surface", "base")
        self.rows = {name: PrivateRow(name, self) for name in (*private_fields(), *MASKED_NEEDS)}
        head = QHBoxLayout()
        head.addWidget(label(tr("Private"), "row-title"))
        head.addStretch()
        head.addWidget(label(tr("not for hosts or press"), "hint"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(1, 1)
        for at, row in enumerate(self.rows.values()):
            grid.addWidget(row.name, at, 0)
            grid.addWidget(row.said, at, 1)
            grid.addWidget(row.line, at, 1)
            grid.addWidget(row.button, at, 2)
        self.error, self.doubt = InlineError(), paragraph("", "hint")
        self.doubt.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 6, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(grid)
        column.addWidget(self.error)
        column.addWidget(self.doubt)
        column.addWidget(paragraph(tr("Showing a field is written in the journal."), "hint"))
        workspace.covered.connect(self._hide_all)

    def show_delegate(self, delegate: Delegate) -> None:
        """Dots for what is known; what is shown stays so while it is the same delegate."""
        if self._delegate is None or self._delegate.id != delegate.id:
            for row in self.rows.values():
                row.leave()  # of the delegate before
            self._delegate = delegate
            self.doubt.hide()
            for row in self.rows.values():
                row.end()
                row.mask("")
        self._delegate = delegate
        query = partial(masked_private, person_id=delegate.person.id)
        self._workspace.desk.ask(query, partial(self._take, delegate.id))

    def _hide_all(self) -> None:
        for row in self.rows.values():
            row.leave()
            row.mask_again()

    def hideEvent(self, event: QHideEvent) -> None:
        """On another page nothing stays readable behind one's back."""
        super().hideEvent(event)
        self._hide_all()

    def begin(self, field: str) -> None:
        """Open a field to be filled in."""
        self.rows[field].begin()

    def begin_beside(self, field: str, step: int) -> bool:
        """Go on to the row below or above where nothing is recorded; False if there is none."""
        names = list(self.rows)
        at = names.index(field) + step
        if not 0 <= at < len(names) or self.rows[names[at]].is_known:
            return False
        self.rows[names[at]].begin()
        return True

    def _take(self, delegate_id: UUID, masked: Mapping[str, str]) -> None:
        if self._delegate is not None and self._delegate.id == delegate_id:
            care = self._delegate.care
            needs = {
                name: _DOTS for name in MASKED_NEEDS if care is not None and getattr(care, name)
            }
            for name, row in self.rows.items():
                if not row.is_shown:
                    row.mask({**masked, **needs}.get(name, ""))

    # -- looks and edits --------------------------------------------------------------------------

    def look(self, field: str) -> None:
        if self._delegate is not None:
            action = partial(look_at, delegate_id=self._delegate.id, field=field)
            self._workspace.desk.do(action, partial(self._reveal, self._delegate.id, field))

    def _reveal(self, delegate_id: UUID, field: str, value: str) -> None:
        """Not if the card went out of sight meanwhile: it would stand there when it comes back."""
        shown = self._delegate if self.isVisible() else None
        if shown is not None and shown.id == delegate_id:
            self.rows[field].reveal(value)

    def keep(self, field: str, value: str) -> None:
        if self._delegate is not None:
            kept_of = self._delegate.id
            action = partial(edit_delegate, delegate_id=kept_of, fields={field: value})
            refuse = partial(self._refuse, kept_of, field, value)
            kept = partial(self._kept, kept_of, field, doubt_said(field, value))
            self._workspace.desk.do(action, kept, refuse)

    def _kept(self, delegate_id: UUID, field: str, doubt: str, _nothing: object) -> None:
        if self._delegate is not None and self._delegate.id == delegate_id:
            self.error.hide()
            self.doubt.setText(f"{self.rows[field].name.text()}: {doubt}")
            self.doubt.setVisible(bool(doubt))
            self.rows[field].end()
            self.show_delegate(self._delegate)

    def _refuse(self, delegate_id: UUID, field: str, value: str, refused: Exception) -> None:
        """Said beside the field, or in the notice once somebody else is shown; typed it stays."""
        if not isinstance(refused, Refused):
            return
        said = wording().refused(refused)
        if self._delegate is not None and self._delegate.id == delegate_id:
            self.error.show_sentence(said)
            self.rows[field].take_back(value)
        else:
            self._workspace.notify(said, False)


class PrivateRow:
    """Label, what is known, and a button: plus where nothing is, else the eye, then the pencil."""

    def __init__(self, field: str, card: PrivateCard) -> None:
        self._field, self._card = field, card
        words = tr(FIELD_NAMES[field])
        self._mask = ""
        self.is_shown = False
        self._began_with: str | None = None  # while it is typed: what stood in the line
        self.name = label(words, "second")
        self.said = paragraph("")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.line = _Line(partial(card.begin_beside, field))
        self.line.setAccessibleName(words)
        self.line.hide()
        self.button = icon_button("eye-outline", "")
        self.button.clicked.connect(self._press)
        self.line.returnPressed.connect(self.keep)
        self.line.left.connect(self.leave)
        self.line.given_up.connect(self._give_up)
        self._timer = QTimer(card, interval=SHOWN_FOR, singleShot=True)
        self._timer.timeout.connect(self.mask_again)

    def mask(self, mask: str) -> None:
        """Dots, or that nothing is recorded."""
        self._mask, self.is_shown = mask, False
        self._timer.stop()
        self.said.setText(mask or tr("Nothing recorded"))
        self.said.setProperty("kind", "text" if mask else "hint")
        say_again(self.said)
        if mask:
            self._offer("eye-outline", tr("Show {field}", field=self.name.text()))
        else:
            self._offer("plus", tr("Add {field}", field=self.name.text()))

    def mask_again(self) -> None:
        """What is shown goes back behind its dots."""
        if self.is_shown:
            self.mask(self._mask)

    def reveal(self, value: str) -> None:
        """The value itself, for one minute."""
        self.is_shown = True
        self.said.setText(value)
        self._offer("pencil-outline", tr("Change {field}", field=self.name.text()))
        self._timer.start()

    def begin(self) -> None:
        """Type another value; the one that is kept stands in the line only if it is shown."""
        self._began_with = self.said.text() if self.is_shown else ""
        self.line.setText(self._began_with)
        self.said.hide()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def is_known(self) -> bool:
        return bool(self._mask)

    def keep(self) -> None:
        """Hand on what was typed, once."""
        if self._began_with is not None:
            self._began_with = None
            self._card.keep(self._field, self.line.text())

    def leave(self) -> None:
        """The keys went elsewhere: what was typed is kept, as in every other field."""
        if self._began_with is not None and self.line.text() != self._began_with:
            self.keep()
        elif self._began_with is not None:
            self._give_up()

    def take_back(self, value: str) -> None:
        """What was refused stands in the line again, to be corrected."""
        self._began_with = ""
        self.line.setText(value)
        self.said.hide()
        self.line.show()

    def _give_up(self) -> None:
        self.end()
        self.mask(self._mask)

    def end(self) -> None:
        self._began_with = None
        self.line.hide()
        begin_anew(self.line)
        self.said.show()
        self.is_shown = False

    def _press(self) -> None:
        if self.is_shown or not self._mask:
            self.begin()
        else:
            self._card.look(self._field)

    def _offer(self, icon: str, words: str) -> None:
        self.button.setIcon(icons.icon(icon))
        self.button.setAccessibleName(words)
        self.button.setToolTip(plain_tip(words))


class _Line(SecretLine):
    """Enter keeps, Esc gives up, leaving keeps; Tab goes on to the next row that is empty."""

    given_up = Signal()
    left = Signal()

    def __init__(self, begin_beside: Callable[[int], bool]) -> None:
        super().__init__()
        self._begin_beside = begin_beside

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's own name
        return self._begin_beside(1 if forward else -1) or super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
