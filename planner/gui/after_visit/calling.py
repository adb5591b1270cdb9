"""When a call is decent for everybody on it, to choose from."""

from datetime import timedelta
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtWidgets import QLineEdit, QListWidget, QWidget

from planner.actions.follow_on import edit_follow_on
from planner.gui.after_visit.words import tr
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.number_field import NumberField
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import Workspace
from planner.model import FollowOn, Refused
from planner.queries import cities
from planner.rules.after_visit import CallHour, call_hours

_LONG = 60  # minutes, until another length is said
_STEP = 15


class CallHoursDialog(Asking):
    """A line for every half hour that suits all cities, the best first, by each city's clock."""

    def __init__(self, workspace: Workspace, activity: FollowOn, parent: QWidget) -> None:
        super().__init__(workspace, tr("Hours for a call"), tr("Take this hour"), parent)
        self._activity = activity
        self._hours: list[CallHour] = []
        self.cities, self.date = QLineEdit("; ".join(activity.cities)), DateField(workspace.today())
        self.date.set_day(activity.day or workspace.today())
        self.minutes = NumberField(_STEP, 12 * 60)
        self.minutes.setSingleStep(_STEP)
        self.minutes.setValue(_LONG)
        self.clocks = paragraph("", "second")  # of which cities: a name may mean another
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Hours decent on all sides"))
        self.ask("cities", tr("Cities, with semicolons between"), self.cities)
        self.ask("date", tr("Date in the first of them"), self.date)
        self.ask("minutes", tr("Minutes"), self.minutes)
        self.column.addWidget(self.clocks)
        self.column.addWidget(self.list, 1)
        self.finish()
        self.go.setDefault(False)  # Enter in a field looks for hours
        self.cities.editingFinished.connect(self._find)
        self.date.committed.connect(lambda _day: self._find())
        self.minutes.valueChanged.connect(lambda _minutes: self._find())
        self.list.currentRowChanged.connect(lambda row: self.go.setEnabled(row >= 0))
        self._find()

    @property
    def _names(self) -> list[str]:
        return [name for each in self.cities.text().split(";") if (name := each.strip())]

    def _find(self) -> None:
        """What suits now; the first is chosen."""
        for field in self.fields.values():
            field.clear_error()
        self.list.clear()
        self.clocks.clear()
        self._hours = []
        try:
            known = [cities.likeliest(name) for name in self._names]
            self.clocks.setText("; ".join(city.told for city in known))
            zones = [ZoneInfo(city.zone) for city in known]
            length = timedelta(minutes=self.minutes.value())
            if zones:
                self._hours = call_hours(self.day("date", self.date), zones, length)
                if not self._hours:
                    raise Refused(
                        "No hour of that day is decent on all sides, from 08:00 to 20:00.",
                        field="minutes",
                    )
        except Refused as refused:
            self.refuse(refused)
        for hour in self._hours:
            clocks = zip(self._names, hour.local, strict=True)
            self.list.addItem(", ".join(f"{name} {at:%H:%M}" for name, at in clocks))
        self.list.setCurrentRow(0 if self._hours else -1)
        self.go.setEnabled(bool(self._hours))

    def act(self) -> None:
        hour = self._hours[self.list.currentRow()]
        first = hour.local[0]
        fields = {
            "date": first.date().isoformat(),
            "start": f"{first:%H:%M}",
            "zone": cities.likeliest(self._names[0]).zone,
            "cities": "; ".join(self._names),
        }
        edit = partial(edit_follow_on, activity_id=self._activity.id, fields=fields)
        self.workspace.desk.do(edit, lambda _nothing: self.accept(), self.refuse)
