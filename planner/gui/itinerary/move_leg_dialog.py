"""Moving a journey without carrying it: when it leaves, when it arrives, and who travels."""

from PySide6.QtWidgets import QWidget

from planner.actions.itinerary import edit_leg
from planner.gui.itinerary import words
from planner.gui.itinerary.editors import editor_of
from planner.gui.itinerary.move_dialog import offer_who
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.time_field import TimeField
from planner.gui.workspace import Workspace
from planner.model import Leg
from planner.rules.clock import city_of
from planner.rules.moving import arrival
from planner.rules.typed_times import read_time

_FROM, _TO = ("from.date", "from.time"), ("to.date", "to.time")
_UNBOUND = 16777215  # Qt’s own word for no widest width


class MoveLegDialog(Asking):
    """Each end in its own local time. An arrival that nobody typed stays as long after the
    departure as it was."""

    def __init__(self, workspace: Workspace, leg: Leg, parent: QWidget) -> None:
        title = leg.title if leg.title != leg.mode.value else words.kind_word(leg)
        super().__init__(workspace, title, words.tr("Move"), parent)
        self.setWindowTitle(words.tr("Move journey"))
        self._leg, self.who = leg, ChoiceBox()
        self.leaves, self.arrives = DateField(workspace.today()), DateField(workspace.today())
        self.leaves_at, self.arrives_at = TimeField(), TimeField()
        self._lines: dict[str, DateField | TimeField] = {
            "from.date": self.leaves,
            "from.time": self.leaves_at,
            "to.date": self.arrives,
            "to.time": self.arrives_at,
        }
        self._ask_ends()
        self.before = {name: self._as_it_is(name) for name in self._lines}
        for name, line in self._lines.items():
            editor_of(line).put(self.before[name])
        self._followed = dict(self.before)
        offer_who(self.who, leg)
        self.ask("travellers", words.tr("Who travels"), self.who)
        self.finish()
        self.leaves.setFocus()
        self.leaves.selectAll()

    def _ask_ends(self) -> None:
        words_of = (
            words.tr("Leaves on"),
            words.tr("Leaves at"),
            words.tr("Arrives on"),
            words.tr("Arrives at"),
        )
        for (name, line), word in zip(self._lines.items(), words_of, strict=True):
            zone = getattr(self._leg, f"{name.partition('.')[0]}_zone")
            hint = ""
            if isinstance(line, TimeField):
                line.setMaximumWidth(_UNBOUND)
                hint = words.tr("Local time of {city}", city=city_of(zone)) if zone else ""
                line.wrong.connect(self.refuse_at(name))
            field = self.ask(name, word, line, hint)
            line.committed.connect(lambda _typed, field=field: field.clear_error())
            if name in _FROM:
                line.committed.connect(lambda _typed: self._follow())

    def _as_it_is(self, name: str) -> str:
        end, _, part = name.partition(".")
        if part == "date":
            day = getattr(self._leg, f"{end}_day")
            return day.isoformat() if day else ""
        at, of_day = (getattr(self._leg, f"{end}_{each}") for each in ("time", "part"))
        return words.end_of_leg(at, of_day)

    @property
    def typed(self) -> dict[str, str]:
        """What stands in the lines now."""
        return {name: editor_of(line).value for name, line in self._lines.items()}

    def _follow(self) -> None:
        """The departure is another now: the arrival with it, unless somebody typed one."""
        now, day = self.typed, self.leaves.day
        if day is None or any(now[name] != self._followed[name] for name in _TO):
            return
        understood = self.leaves_at.shown
        leaves = read_time(understood).start if understood else None
        there = arrival(self._leg, day, leaves) if leaves is not None else None
        if there is not None:
            editor_of(self.arrives).put(there.day.isoformat())
            editor_of(self.arrives_at).put(f"{there.start:%H:%M}")
            self._followed = self.typed

    def act(self) -> None:
        """Hand in what is another than it was."""
        understood = [line.commit() for line in self._lines.values()]  # each says what is wrong
        if not all(understood):
            return
        fields = {name: value for name, value in self.typed.items() if value != self.before[name]}
        if self.who.currentData():
            fields["travellers"] = self.who.currentData()
        leg_id = self._leg.id
        self.workspace.desk.do(
            lambda session: edit_leg(session, leg_id, fields),
            lambda _nothing: self._moved(),
            self.refuse,
        )

    def _moved(self) -> None:
        self.workspace.notify(words.tr("Moved “{title}”", title=self._leg.title))
        self.accept()
