"""Alumni into a list for an invitation: of which country, sector and year."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from planner.gui.after_visit.words import counted, tr
from planner.gui.roster.words import sector_said
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.model import Sector
from planner.queries.alumni import Alumnus, alumni
from planner.queries.cities import country_name
from planner.store.outward import write_out


class InvitationDialog(Asking):
    """Offers what there is among the alumni, and says how many a choice leaves."""

    def __init__(self, workspace: Workspace, parent: QWidget) -> None:
        super().__init__(workspace, tr("Invitation list"), tr("Save..."), parent)
        self.setWindowTitle(tr("Save an invitation list"))
        self.country, self.sector, self.year = ChoiceBox(), ChoiceBox(), ChoiceBox()
        self.kind = Segmented((((".xlsx"), tr("Excel")), (".csv", tr("CSV"))), tr("As"))
        self.kind.set_value(".xlsx")
        self.count = label("", "second")
        self._found: list[Alumnus] = []
        for box, name, word, every in (
            (self.country, "country", tr("Country"), tr("Every country")),
            (self.sector, "sector", tr("Sector"), tr("Every sector")),
            (self.year, "year", tr("Year"), tr("Every year")),
        ):
            box.addItem(every, None)
            box.currentIndexChanged.connect(lambda _at: self._ask())
            self.ask(name, word, box)
        self.ask("kind", tr("File"), self.kind)
        self.column.addWidget(self.count)
        self.finish()
        self.go.setEnabled(False)
        workspace.desk.ask(partial(alumni, today=workspace.today()), self._offer)

    def _offer(self, everyone: list[Alumnus]) -> None:
        """In the lists what somebody has."""
        parts = [part for each in everyone for part in each.parts]
        countries = {part.country for part in parts if part.country}
        named = sorted((country_name(code) or code, code) for code in countries)
        sectors = sorted((sector_said(it), it.value) for it in Sector if it in _sectors(everyone))
        years = sorted({part.year for part in parts if part.year}, reverse=True)
        for box, entries in (
            (self.country, named),
            (self.sector, sectors),
            (self.year, [(str(year), year) for year in years]),
        ):
            for word, value in entries:
                box.addItem(word, value)
        self._take(everyone)

    def _ask(self) -> None:
        sector = self.sector.currentData()
        query = partial(
            alumni,
            today=self.workspace.today(),
            country=self.country.currentData(),
            sector=Sector(sector) if sector else None,
            year=self.year.currentData(),
        )
        self.workspace.desk.ask(query, self._take)

    def _take(self, found: list[Alumnus]) -> None:
        self._found = found
        said = counted(len(found), "1 person", "%n people")
        self.count.setText(said if found else tr("Nobody fits this choice."))
        self.go.setEnabled(bool(found))

    def act(self) -> None:
        ending = self.kind.value
        name = "-".join(
            filter(
                None,
                (
                    "invitation-list",
                    self.country.currentData(),
                    self.sector.currentData(),
                    str(self.year.currentData() or ""),
                ),
            )
        )
        file, _ = QFileDialog.getSaveFileName(
            self, tr("Save an invitation list"), f"{name}{ending}", f"(*{ending})"
        )
        if file:
            self._save(Path(file), ending)

    def _save(self, file: Path, ending: str) -> None:
        from planner.interchange.invitations import WRITERS

        found = self._found
        job = self.workspace.background.run(
            lambda _progress: write_out(file, WRITERS[ending](found))
        )
        job.finished.connect(self._kept)
        job.refused.connect(self.refuse)

    def _kept(self, file: Path) -> None:
        self.workspace.notify(tr("Saved {file}", file=file.name), undo=False)
        self.accept()


def _sectors(people: list[Alumnus]) -> set[Sector]:
    return {part.sector for each in people for part in each.parts if part.sector}
