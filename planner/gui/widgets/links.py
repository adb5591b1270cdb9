"""Things a thing is tied to: chips of those chosen over a line to find the next one in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.gui.widgets.flow import FlowLayout
from planner.gui.widgets.offer_line import OfferLine
from planner.gui.widgets.own_undo import begin_anew
from planner.gui.widgets.removable_chip import RemovableChip
from planner.gui.widgets.words import plain_tip
from planner.model import Refused
from planner.rules.folding import folded

BETWEEN = "; "
_MOST = 8  # offers at a time


@dataclass(frozen=True, slots=True)
class Offered:
    """One that may be chosen."""

    ref: str  # what an action takes for it: an id, or a name
    name: str
    said: str  # the name, and what tells it from others of that name


class Links(QWidget):
    """Names are taken as typed too; unless `missing` says of what is not offered that it is not
    there. `value` is what an action takes: each ref, parted by semicolons."""

    changed = Signal()  # by the person
    wrong = Signal(object)  # Refused: what was typed is nothing that is offered

    def __init__(self, name: str, hint: str, icon: str, missing: str = "") -> None:
        super().__init__()
        self._icon, self._missing = icon, missing
        self._refs: list[str] = []
        self._names: dict[str, str] = {}
        self._known: Sequence[Offered] = ()
        self._offered: list[Offered] = []
        self.chips: list[RemovableChip] = []
        self._room = QWidget()
        self._flow = FlowLayout(self._room)
        self.line = OfferLine(name)
        self.line.setPlaceholderText(hint)
        self.line.textEdited.connect(self._offer)
        self.line.entered.connect(self._take_typed)
        self.line.editingFinished.connect(self._take_typed)
        self.line.offer_taken.connect(self._take_offer)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._room)
        column.addWidget(self.line)
        self._show_chips()

    # -- what is chosen ----------------------------------------------------------------------------

    @property
    def value(self) -> str:
        typed = "" if self._missing else self.line.text().strip()
        return BETWEEN.join(filter(None, (*self._refs, typed)))

    def put(self, value: str) -> None:
        """Show these, without telling."""
        begin_anew(self.line)
        self._refs = [ref for each in value.split(BETWEEN) if (ref := each.strip())]
        self._show_chips()

    def call(self, names: Mapping[str, str]) -> None:
        """How refs are called that are chosen already."""
        self._names.update(names)

    def know(self, known: Sequence[Offered]) -> None:
        """What may be chosen."""
        self._known = known
        self.call({each.ref: each.name for each in known})

    def _add(self, ref: str) -> None:
        begin_anew(self.line)
        if ref not in self._refs:
            self._refs.append(ref)
            self._show_chips()
            self.changed.emit()

    def _remove(self, ref: str) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._refs.remove(ref)
        self._show_chips()
        self.changed.emit()

    # -- typing ------------------------------------------------------------------------------------

    def _offer(self, text: str) -> None:
        words = folded(text).split()
        self._offered = [
            each
            for each in self._known
            if each.ref not in self._refs and all(word in folded(each.said) for word in words)
        ][: _MOST if words else 0]
        said = [each.said for each in self._offered]
        if words and not self._missing:
            as_typed = QCoreApplication.translate("Links", "“{text}” as typed")
            said.append(as_typed.format(text=text.strip()))
        self.line.offer(said)

    def _take_offer(self, place: int) -> None:
        typed = self.line.text().strip()
        if place < len(self._offered):
            self._add(self._offered[place].ref)
        elif typed:
            self._add(typed)

    def _take_typed(self) -> None:
        typed = self.line.text().strip()
        if not typed or self.line.popup.isVisible():
            return
        wanted = folded(typed)
        fitting = [it for it in self._known if wanted in (folded(it.name), folded(it.said))]
        if len(fitting) == 1 or (fitting and self._missing):
            self._add(fitting[0].ref)
        elif self._missing:
            self.wrong.emit(Refused(self._missing, name=typed))
        else:
            self._add(typed)

    # -- chips -------------------------------------------------------------------------------------

    def _show_chips(self) -> None:
        for chip in self.chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self.chips = [self._chip(ref) for ref in self._refs]
        self._room.setVisible(bool(self.chips))
        self._room.updateGeometry()

    def _chip(self, ref: str) -> RemovableChip:
        name = self._names.get(ref, ref)
        chip = RemovableChip(name, self._icon, "note", self._room)
        chip.setAccessibleName(name)
        chip.setAccessibleDescription(QCoreApplication.translate("Links", "Delete takes it out."))
        chip.setToolTip(plain_tip(name))
        chip.removed.connect(partial(self._remove, ref))
        self._flow.addWidget(chip)
        chip.show()
        return chip
