"""The papers there are, in groups, one of them chosen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from planner.editions.audiences import PAPERS
from planner.gui.theme import fonts

GROUPS = (
    ("whole", ("program-book", "national-itinerary", "daily-schedule", "pocket-schedule")),
    ("person", ("personal-schedule", "badges", "tent-cards")),
    ("people", ("roster", "who-goes-where", "contact-sheet", "emergency-sheet")),
    (
        "lists",
        ("arrivals", "vehicle-manifest", "rooming-list", "meal-list", "access-list", "press-copy"),
    ),
    ("after", ("change-notice", "feedback-form", "after-action", "thank-you-list")),
)
assert {paper for _, papers in GROUPS for paper in papers} == set(PAPERS)


class PaperList(QListWidget):
    """Up and Down choose; a heading is passed over."""

    paper_chosen = Signal(str)  # by the person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Paper"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("kind", "papers")
        self.setMinimumSize(fonts.scaled(120), fonts.scaled(160))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        words, headings = self.words(), self._headings()
        for group, papers in GROUPS:
            heading = QListWidgetItem(headings[group])
            heading.setFlags(Qt.ItemFlag.NoItemFlags)
            heading.setFont(fonts.font("label"))
            self.addItem(heading)
            for paper in papers:
                item = QListWidgetItem(f"   {words[paper]}")
                item.setData(Qt.ItemDataRole.UserRole, paper)
                self.addItem(item)
        self.currentItemChanged.connect(self._tell)

    @property
    def paper(self) -> str:
        item = self.currentItem()
        return str(item.data(Qt.ItemDataRole.UserRole)) if item is not None else ""

    def sizeHint(self) -> QSize:
        return QSize(fonts.scaled(200), fonts.scaled(260))

    def choose(self, paper: str) -> None:
        """Mark a paper, without telling anybody."""
        self.blockSignals(True)
        for row in range(self.count()):
            if self.item(row).data(Qt.ItemDataRole.UserRole) == paper:
                self.setCurrentRow(row)
        self.blockSignals(False)

    def _tell(self) -> None:
        if self.paper:
            self.paper_chosen.emit(self.paper)

    def words(self) -> dict[str, str]:
        """What each paper is called."""
        return {
            "national-itinerary": self.tr("National itinerary"),
            "program-book": self.tr("Program book"),
            "daily-schedule": self.tr("Daily schedule"),
            "personal-schedule": self.tr("Personal schedule"),
            "pocket-schedule": self.tr("Pocket schedule"),
            "who-goes-where": self.tr("Who goes where"),
            "roster": self.tr("Roster"),
            "contact-sheet": self.tr("Contacts"),
            "emergency-sheet": self.tr("If something goes wrong"),
            "arrivals": self.tr("Arrivals and departures"),
            "vehicle-manifest": self.tr("Vehicle manifest"),
            "rooming-list": self.tr("Rooming list"),
            "access-list": self.tr("Access list"),
            "meal-list": self.tr("Meal list"),
            "press-copy": self.tr("Program for the press"),
            "badges": self.tr("Badges"),
            "tent-cards": self.tr("Tent cards"),
            "change-notice": self.tr("Change notice"),
            "feedback-form": self.tr("Feedback form"),
            "after-action": self.tr("After-action report"),
            "thank-you-list": self.tr("Thank-you list and letters"),
        }

    def _headings(self) -> dict[str, str]:
        return {
            "whole": self.tr("The visit"),
            "person": self.tr("For one person"),
            "people": self.tr("People"),
            "lists": self.tr("Lists"),
            "after": self.tr("Changes and reports"),
        }
