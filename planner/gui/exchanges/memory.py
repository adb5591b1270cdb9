"""What past visits to the cities of an exchange left behind, to plan the next one by."""

from functools import partial

from PySide6.QtWidgets import QWidget

from planner.gui.exchanges.dates import weekday_day
from planner.gui.exchanges.words import counted, tr
from planner.gui.theme import fonts
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.text_table import TextModel, TextRow, TextTable, Words
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import Workspace
from planner.model import City, Exchange
from planner.queries.city_memory import CityMemory, Remembered, city_memory

_BEST = 5


class MemoryDialog(Dialog):
    """Choose a city: its items with venue, hosts, marks and lessons; how often hosts were asked."""

    def __init__(self, workspace: Workspace, exchange: Exchange, parent: QWidget) -> None:
        super().__init__(tr("City memory"), parent, tr("What past visits left behind"))
        self._workspace = workspace
        self.city = ChoiceBox()
        self.city.setAccessibleName(tr("City"))
        for city in _cities_of(exchange):
            self.city.addItem(str(city), city)
        self.city.activated.connect(lambda _at: self._ask())
        headings = (
            (tr("What"), 5),
            (tr("Where"), 4),
            (tr("Hosts"), 5),
            (tr("Marks"), 2),
            (tr("Lessons"), 5),
        )
        self.model = TextModel(headings, self)
        self.table = TextTable(self.model, tr("Items of past visits"))
        self.table.setMinimumSize(fonts.scaled(960), fonts.scaled(300))
        self.said, self.asked = paragraph("", "second"), paragraph("", "second")
        for part in (self.city, self.said, self.table, self.asked):
            self.column.addWidget(part, 1 if part is self.table else 0)
        self.add_foot(self.close_button())
        self._ask()

    def _ask(self) -> None:
        city = self.city.currentData()
        if city is not None:
            query = partial(city_memory, city=city, today=self._workspace.today())
            self._workspace.desk.ask(query, partial(self._show, city.name))

    def _show(self, city: str, memory: CityMemory) -> None:
        self.model.set_rows([self._row(each) for each in memory.items])
        nothing = tr("Nothing is remembered of {city} yet: no visit there is closed.", city=city)
        some = counted(len(memory.items), "1 item, the best marked first.",
                       "%n items, the best marked first.")  # fmt: skip
        self.said.setText(some if memory.items else nothing)
        times = "; ".join(f"{each.host}: {each.times}" for each in memory.hosts if each.times)
        self.asked.setText(
            tr("Asked in the last twelve months: {hosts}", hosts=times) if times else ""
        )
        self.asked.setVisible(bool(times))

    def _row(self, it: Remembered) -> TextRow:
        when = weekday_day(it.day, self._workspace.today()) if it.day else tr("No date")
        marks = Words("")
        if it.rating is not None:
            answers = counted(it.answers, "1 answer", "%n answers")
            marks = Words(f"{it.rating:.1f}", answers, bar=it.rating / _BEST)
        return TextRow(
            it.item,
            (
                Words(it.title, f"{it.exchange}, {when}", strong=True),
                Words(it.venue or "", ", ".join((it.address or "").splitlines())),
                Words("; ".join(it.hosts)),
                marks,
                Words("; ".join(it.lessons)),
            ),
        )


def _cities_of(exchange: Exchange) -> list[City]:
    """Those paired and those stayed in, each once."""
    paired = [each.city for each in exchange.cities]
    stayed = [stop.city for visit in exchange.visits for stop in visit.stops]
    return list(dict.fromkeys(city for city in (*paired, *stayed) if city is not None))
