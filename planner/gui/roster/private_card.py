"""What is private of a delegate: dots, until somebody asks; each look is written in the journal."""

from collections.abc import Mapping
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from planner.actions.delegates import edit_delegate, look_at
from planner.gui.roster.words import FIELD_NAMES, tr
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
        self.error = InlineError()
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 8, 6, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(grid)
        column.addWidget(self.error)
        column.addWidget(paragraph(tr("Showing a field is written in the journal."), "hint"))
        workspace.covered.connect(self._hide_all)

    def show_delegate(self, delegate: Delegate) -> None:
        """Dots for what is known; what is shown stays so while it is the same delegate."""
        if self._delegate is None or self._delegate.id != delegate.id:
            self._delegate = delegate
            for row in self.rows.values():
                row.mask("")
        self._delegate = delegate
        query = partial(masked_private, person_id=delegate.person.id)
        self._workspace.desk.ask(query, partial(self._take, delegate.id))

    def _hide_all(self) -> None:
        for row in self.rows.values():
            row.mask_again()

    def begin(self, field: str) -> None:
        """Open a field to be filled in."""
        self.rows[field].begin()

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
        if self._delegate is not None and self._delegate.id == delegate_id:
            self.rows[field].reveal(value)

    def keep(self, field: str, value: str) -> None:
        if self._delegate is not None:
            action = partial(edit_delegate, delegate_id=self._delegate.id, fields={field: value})
            self._workspace.desk.do(
                action, partial(self._kept, field), partial(self._refuse, field)
            )

    def _kept(self, field: str, _nothing: object) -> None:
        self.error.hide()
        self.rows[field].end()
        if self._delegate is not None:
            self.show_delegate(self._delegate)

    def _refuse(self, field: str, refused: Exception) -> None:
        if isinstance(refused, Refused):
            self.error.show_sentence(wording().refused(refused))
            self.rows[field].line.setFocus()


class PrivateRow:
    """Label, what is known, and a button: plus where nothing is, else the eye, then the pencil."""

    def __init__(self, field: str, card: PrivateCard) -> None:
        self._field, self._card = field, card
        words = tr(FIELD_NAMES[field])
        self._mask = ""
        self.is_shown = False
        self.name = label(words, "second")
        self.said = paragraph("")
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.line = _Line()
        self.line.setAccessibleName(words)
        self.line.hide()
        self.button = icon_button("eye-outline", "")
        self.button.clicked.connect(self._press)
        self.line.returnPressed.connect(lambda: card.keep(field, self.line.text()))
        self.line.given_up.connect(self.end)
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
        self.line.setText(self.said.text() if self.is_shown else "")
        self.said.hide()
        self.line.show()
        self.line.setFocus(Qt.FocusReason.TabFocusReason)

    def end(self) -> None:
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
    """Enter keeps, Esc gives up."""

    given_up = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)
