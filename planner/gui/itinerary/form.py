"""Fields tied to one thing of the store: each is saved when it is left, as a step of its own.

What is refused stays as it was typed, with the sentence beside it. A refresh never takes away what
is being typed.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.gui.desk import Desk
from planner.gui.itinerary.editors import editor_of
from planner.gui.widgets.field import Field
from planner.model import Refused
from planner.wording import wording

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Read = Callable[[Any], str]  # of the thing shown: what stands in the field
Save = Callable[["Session", UUID, Mapping[str, str]], object]


class Told(Protocol):
    """Where a refusal is said: a `Field`, or something that does the same."""

    def show_error(self, sentence: str) -> None: ...
    def clear_error(self) -> None: ...


class _Tied(QObject):
    """One field: its editor, what the store holds, and whether an answer is awaited."""

    def __init__(self, form: "Form", name: str, widget: QWidget, told: Told, read: Read) -> None:
        super().__init__(form)
        self.name, self.told, self.read = name, told, read
        self.editor = editor_of(widget)
        self.kept = ""
        self.sent: str | None = None  # under way to the store
        self.refused: str | None = None  # what would not be taken
        self.editor.when_done(partial(form.leave, self), self.refuse)
        widget.installEventFilter(self)

    @property
    def value(self) -> str:
        return self.editor.value

    @property
    def is_touched(self) -> bool:
        """Whether there is something here that the store does not hold."""
        return self.value != self.kept

    def put(self, value: str) -> None:
        """Show what the store holds."""
        self.kept, self.sent, self.refused = value, None, None
        self.told.clear_error()
        self.editor.put(value)

    def refuse(self, refusal: Refused) -> None:
        """Keep what was typed and say what is wrong with it."""
        self.refused, self.sent = self.value, None
        self.told.show_error(wording().refused(refusal))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Esc brings back what the store holds."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and self.is_touched
        ):
            self.put(self.kept)
            return True
        return super().eventFilter(watched, event)


class Form(QObject):
    """Shows a thing in fields and saves each of them; `save` is the action that edits it."""

    saved = Signal(str)  # the first of the fields that were kept

    def __init__(self, desk: Desk, save: Save, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._save = desk, save
        self._fields: list[_Tied] = []
        self._thing: Any = None

    @property
    def thing(self) -> Any:
        return self._thing

    def tie(self, name: str, widget: QWidget, told: Told, read: Read) -> None:
        """`name` is the field's name in the exchange file."""
        self._fields.append(_Tied(self, name, widget, told, read))

    def field(self, name: str, word: str, read: Read, widget: QWidget | None = None) -> Field:
        """The same with a label above and the refusal below; a line of text unless given."""
        made = Field(word, widget or QLineEdit())
        self.tie(name, made.editor, made, read)
        return made

    def show(self, thing: Any) -> None:
        """Show this thing. The same one again leaves alone what is being typed."""
        same = self._is(thing.id if thing is not None else None)
        if not same:
            self.commit()
        self._thing = thing
        for field in self._fields if thing is not None else ():
            if not same or (field.sent is None and not field.is_touched):
                field.put(field.read(thing))

    def commit(self) -> None:
        """Save what was typed and not left yet."""
        for field in self._fields:
            self.leave(field)

    def leave(self, field: _Tied) -> None:
        """The person is done with this field."""
        value = field.value
        if value == field.kept:
            field.told.clear_error()
            field.refused = None
        elif self._thing is not None and value not in (field.sent, field.refused):
            field.sent = value
            self.send({field.name: value}, field)

    def send(self, values: Mapping[str, str], field: _Tied | None = None) -> None:
        """Save these values in one step; a refusal is said at `field`, else at the one it names."""
        if self._thing is None:
            return
        thing_id: UUID = self._thing.id
        save = self._save
        self._desk.do(
            lambda session: save(session, thing_id, values),
            partial(self._keep, thing_id, field, next(iter(values), "")),
            partial(self._refuse, thing_id, field),
        )

    def _is(self, thing_id: UUID | None) -> bool:
        return self._thing is not None and self._thing.id == thing_id

    # -- answers -----------------------------------------------------------------------------------

    def _keep(self, thing_id: UUID, field: _Tied | None, name: str, _result: object) -> None:
        self.saved.emit(name)
        if field is not None:
            # asked after the picture of the changed exchange, so answered after it
            self._desk.ask(lambda _session: None, partial(self._settle, thing_id, field))

    def _settle(self, thing_id: UUID, field: _Tied, _nothing: object) -> None:
        if not self._is(thing_id) or field.sent is None:
            return
        if field.value == field.sent:
            field.put(field.read(self._thing))
        else:  # typed on meanwhile
            field.kept, field.sent = field.read(self._thing), None

    def _refuse(self, thing_id: UUID, field: _Tied | None, error: Exception) -> None:
        if field is not None and self._is(thing_id) and field.sent is not None:
            if not isinstance(error, Refused):  # a mistake of ours, told elsewhere
                field.sent = None
            elif field.value == field.sent:
                field.refuse(error)
            else:  # typed on meanwhile: it will be judged when it is left
                field.sent = None
            return
        if not isinstance(error, Refused):
            return
        named = next((own for own in self._fields if own.name == error.field), None)
        if named is not None and self._is(thing_id):
            named.refuse(error)
        else:
            self._desk.refused.emit(error)
