"""A chosen city: the lead with a star; a click makes another the lead, the cross takes it out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from planner.gui.exchanges.words import tr
from planner.gui.widgets.removable_chip import RemovableChip
from planner.gui.widgets.words import plain_tip


class CityChip(RemovableChip):
    """Reached by Tab: Enter makes it the lead city, Delete takes it out."""

    lead_wanted = Signal()

    def __init__(self, name: str, full_name: str, lead: bool, parent: QWidget) -> None:
        icon, tone = ("star", "accent") if lead else ("map-marker-outline", "note")
        super().__init__(name, icon, tone, parent)
        self.lead = lead
        role = tr("lead city") if lead else tr("Enter makes it the lead city")
        self.setAccessibleName(f"{full_name}, {role}")
        self.setAccessibleDescription(tr("Delete takes it out."))
        tip = tr("Lead city") if lead else tr("Click to make it the lead city")
        self.setToolTip(plain_tip(f"{full_name}. {tip}."))
        if not lead:
            self.pressed.connect(self.lead_wanted)
