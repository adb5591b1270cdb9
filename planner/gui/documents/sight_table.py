"""Who may see what: the one table of audiences, to be read."""

from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from planner.editions.audiences import AUDIENCES, PAPERS, Beyond
from planner.gui.documents.audience_words import audience_said
from planner.gui.theme import fonts
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.text_table import TextModel, TextRow, TextTable, Words
from planner.gui.widgets.words import paragraph
from planner.model import Disclosure


class SightDialog(Dialog):
    """Rows are what can be seen and the papers, columns those who see it."""

    def __init__(self, papers: dict[str, str], parent: QWidget) -> None:
        super().__init__(self.tr("Who may see what"), parent, self.tr("Who may see what"))
        self._papers = papers
        headings = [("", 30), *((said := audience_said(name), 6 + len(said)) for name in AUDIENCES)]
        self.seen = self._table(headings, self.tr("What is seen"), self._classes())
        self.may_have = self._table(headings, self.tr("Papers"), self._paper_rows())
        self.scopes = self._table(
            [(self.tr("Audience"), 2), (self.tr("Of what"), 4), (self.tr("And besides"), 5)],
            self.tr("Scope"),
            self._scopes(),
        )
        column = self.column
        column.addWidget(
            paragraph(
                self.tr(
                    "Every paper, file and mail is made by this table. It cannot be changed here."
                ),
                "second",
            )
        )
        self.parts = Segmented(
            (
                ("seen", self.tr("What is seen")),
                ("papers", self.tr("Papers")),
                ("scope", self.tr("Of what")),
            ),
            self.tr("Part of the table"),
        )
        self.parts.set_value("seen")
        shown = {"seen": self.seen, "papers": self.may_have, "scope": self.scopes}
        stack = QStackedWidget()
        for table in shown.values():
            stack.addWidget(table)
        self.parts.chosen.connect(lambda part: stack.setCurrentWidget(shown[part]))
        column.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(stack, 1)
        self.add_foot(self.close_button())
        self.resize(fonts.scaled(1100), fonts.scaled(600))

    def _table(self, headings: list[tuple[str, int]], name: str, rows: list[TextRow]) -> TextTable:
        model = TextModel(headings, self)
        table = TextTable(model, name)
        model.set_rows(rows)
        return table

    def _classes(self) -> list[TextRow]:
        words = {
            Disclosure.PUBLIC: (self.tr("Public"), self.tr("what anybody may know")),
            Disclosure.NAMES: (self.tr("Names"), self.tr("position, photograph, biography")),
            Disclosure.TIMES: (self.tr("Times"), self.tr("times, places, hotel, legs")),
            Disclosure.PHONES: (self.tr("Phones"), self.tr("work and trip")),
            Disclosure.ROOMS: (self.tr("Rooms"), self.tr("numbers, who shares")),
            Disclosure.CARE: (self.tr("Care"), self.tr("diet, health, faith, access")),
            Disclosure.PRIVATE: (self.tr("Private"), self.tr("birth, passport, home")),
            Disclosure.INTERNAL: (self.tr("Internal"), self.tr("notes and reasons")),
        }
        rows = [
            self._row(words[each], [each in who.classes for who in AUDIENCES.values()])
            for each in Disclosure
        ]
        named = (self.tr("Hosts by name"), self.tr("who asked not to be named"))
        by_name = [who.hosts_by_name for who in AUDIENCES.values()]
        return [*rows, self._row(named, by_name)]

    def _paper_rows(self) -> list[TextRow]:
        return [
            self._row(
                (self._papers[paper], ""), [paper in who.papers for who in AUDIENCES.values()]
            )
            for paper in PAPERS
        ]

    def _row(self, words: tuple[str, str], marks: list[bool]) -> TextRow:
        return TextRow(uuid4(), (Words(*words, strong=True), *(self._mark(one) for one in marks)))

    def _besides(self, beyond: Beyond) -> str:
        return f"{beyond.words.capitalize()} ({self._papers[beyond.paper]})"

    def _mark(self, seen: bool) -> Words:
        return Words(self.tr("yes") if seen else "")

    def _scopes(self) -> list[TextRow]:
        return [
            TextRow(
                uuid4(),
                (
                    Words(audience_said(name), strong=True),
                    Words(who.scope.capitalize()),
                    Words("; ".join(self._besides(each) for each in who.extra)),
                ),
            )
            for name, who in AUDIENCES.items()
        ]
