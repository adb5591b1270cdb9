"""After the visit: practices and their path, follow-on, themes, alumni, feedback."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.actions.follow_on import add_follow_on
from planner.actions.practices import note_practice, waive_theme
from planner.gui.after_visit.editors import AfterVisitInspector
from planner.gui.after_visit.feedback import FeedbackSheets
from planner.gui.after_visit.invitations import InvitationDialog
from planner.gui.after_visit.lists import (
    ACTIVITIES,
    ALUMNI,
    EVERYWHERE,
    FEEDBACK,
    HERE,
    OWN,
    PRACTICES,
    THEMES,
    Followed,
    activity_rows,
    alumni_rows,
    count_said,
    feedback_rows,
    followed,
    headings,
    hint_said,
    nothing_said,
    place_said,
    practice_rows,
    theme_rows,
)
from planner.gui.after_visit.reports import ReportDialog
from planner.gui.after_visit.words import totals_said, tr
from planner.gui.concerns import WHOLE
from planner.gui.documents.making import Choice
from planner.gui.page import Page
from planner.gui.picture import Picture
from planner.gui.settings.preferences import Preferences
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.text_table import TextModel, TextRow, TextTable
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.model import Base, FollowOn, FollowOnPerson

_FIND, _BAR = 220, 44


class AfterVisitPage(Page):
    key = "after-visit"
    title = str(QT_TRANSLATE_NOOP("AfterVisitPage", "After visit"))
    icon = "sprout-outline"
    scope = "exchange"
    shows = ("practice", "follow-on")

    def __init__(self, workspace: Workspace, preferences: Preferences) -> None:
        super().__init__(workspace)
        self._preferences = preferences
        self.set_title(tr("After the visit"))
        self.head.setProperty("edge", "")
        self.found = Followed((), (), ())
        self._picture: Picture | None = None
        self._asked: tuple[UUID, str, date] | None = None
        self._awaited: tuple[str, UUID] | None = None  # to be chosen once it is there
        self.reach = Segmented(
            ((HERE, tr("This exchange")), (EVERYWHERE, tr("All exchanges"))), tr("Reach")
        )
        self.reach.chosen.connect(lambda _reach: self._ask())
        for part in (*self._files(), self.reach):
            self.add_button(part)
        self.reports = button(tr("Reports..."), "file-document-outline")
        self.reports.clicked.connect(self.save_report)
        self.add_button(self.reports)
        self.add = button(tr("Note practice..."), "plus", "primary")
        self.add.clicked.connect(self._add)
        self.add_button(self.add)
        self._inspector = AfterVisitInspector(workspace)
        self._fill_bar()
        self._fill_lists()
        workspace.opened_changed.connect(self._show_opened)
        workspace.place_changed.connect(self._fill)
        self._show_opened(workspace.opened)

    # -- parts ------------------------------------------------------------------------------------

    def _fill_bar(self) -> None:
        self.sections = Segmented(self._options(), tr("Show"))
        self.sections.chosen.connect(self._choose)
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(tr("Find, as “after-school programs”"))
        self.finder.setAccessibleName(tr("Find"))
        self.finder.setClearButtonEnabled(True)
        self.finder.setFixedWidth(fonts.scaled(_FIND))
        self.finder.textChanged.connect(self._narrow)
        bar = QWidget()
        bar.setMinimumHeight(max(_BAR, fonts.scaled(_BAR)))
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 0, 12, 0)
        row.addWidget(self.sections)
        row.addStretch()
        row.addWidget(self.finder)
        self.body.addWidget(bar)

    def _files(self) -> tuple[QPushButton, ...]:
        """What leaves the program and comes back, each with the list it belongs to."""
        self.sheets = FeedbackSheets(self.workspace, self, lambda: self._as_last().language)
        self.invite = button(tr("Save an invitation list..."), "file-export-outline")
        self.invite.clicked.connect(lambda: InvitationDialog(self.workspace, self).open())
        return self.invite, *self.sheets.buttons

    def save_report(self) -> None:
        """Of this visit, or of the portfolio."""
        ReportDialog(self.workspace, self._as_last(), self).open()

    def _as_last(self) -> Choice:
        """As papers of the exchange were set last."""
        opened = self.workspace.opened
        kept = opened and Choice.remembered(self._preferences.paper_words(opened.exchange.id))
        return kept or Choice()

    def _fill_lists(self) -> None:
        self._pages = QStackedWidget()
        self.models: dict[str, TextModel] = {}
        self.tables: dict[str, TextTable] = {}
        for key, columns in headings().items():
            self.models[key] = TextModel(columns, self)
            self.tables[key] = TextTable(self.models[key], tr("List"))
            self.tables[key].row_chosen.connect(partial(self._look_at, key))
            self.tables[key].opened.connect(partial(self._open, key))
            self._pages.addWidget(self.tables[key])
        self.nothing = label("", "hint")
        self.nothing.setContentsMargins(16, 12, 16, 12)
        self.nothing.setWordWrap(True)
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.nothing)
        column.addWidget(self._pages, 1)
        column.addStretch()
        self.body.addWidget(holder, 1)

    def _options(self) -> list[tuple[str, str]]:
        words = {
            PRACTICES: tr("Practices"),
            ACTIVITIES: tr("Follow-on"),
            THEMES: tr("Themes"),
            ALUMNI: tr("Alumni"),
            FEEDBACK: tr("Feedback"),
        }
        counts = {key: len(rows) for key, rows in self._rows().items()}
        return [
            (key, f"{word} {counts[key]}" if counts.get(key) else word)
            for key, word in words.items()
        ]

    # -- what the store holds ---------------------------------------------------------------------

    def _show_opened(self, opened: object) -> None:
        if opened is not None:
            self._ask()
        self._fill()

    def _ask(self) -> None:
        opened = self.workspace.opened
        if opened is None:
            return
        wanted = opened.exchange.id, self.reach.value or HERE, self.workspace.today()
        if wanted == self._asked:
            return
        self._asked = wanted
        exchange_id, reach, today = wanted
        query = partial(followed, exchange_id=exchange_id, reach=reach, today=today)
        if self._picture is None:
            about: tuple[type[Base], ...] = (*WHOLE, FollowOn, FollowOnPerson)
            self._picture = Picture(self.workspace.desk, query, about, self)
            self._picture.answered.connect(self._take)
        else:
            self._picture.query = query

    def _take(self, found: Followed) -> None:
        self.found = found
        self._fill()
        if self._awaited is not None:
            (key, thing), self._awaited = self._awaited, None
            self._choose_row(key, thing)

    def _rows(self) -> dict[str, list[TextRow]]:
        opened, visit = self.workspace.opened, self.workspace.visit
        return {
            PRACTICES: practice_rows(self.found.practices),
            ACTIVITIES: activity_rows(self.found.activities, self.workspace.today()),
            THEMES: theme_rows(opened.exchange) if opened else [],
            ALUMNI: alumni_rows(self.found.alumni),
            FEEDBACK: feedback_rows(visit) if visit else [],
        }

    def _fill(self) -> None:
        for key, rows in self._rows().items():
            self.models[key].set_rows(rows)
        self.sections.set_options(self._options())
        self._show_section()
        self._inspect_chosen()

    # -- what the person does ---------------------------------------------------------------------

    def _choose(self, _key: str) -> None:
        self._show_section()
        self._inspect_chosen()

    def _show_section(self) -> None:
        key = self.sections.value or PRACTICES
        self._pages.setCurrentWidget(self.tables[key])
        words = {
            PRACTICES: tr("Note practice..."),
            ACTIVITIES: tr("Add activity..."),
            THEMES: tr("Waive theme..."),
        }
        visit, opened = self.workspace.visit, self.workspace.opened
        self.nothing.setText(nothing_said(key, self.finder.text().strip(), visit is not None))
        count = self.models[key].rowCount()
        empty = not count
        exchange = opened.exchange if opened else None
        where = place_said(key, exchange, visit, self.reach.value or HERE)
        grants = totals_said(self.found.activities) if key == ACTIVITIES else ""
        second = [where, count_said(key, count), grants] if where else []
        self.set_title(tr("After the visit"), ". ".join(filter(None, second)))
        self.nothing.setVisible(empty)
        self._pages.setVisible(not empty)
        self.add.setVisible(key in words and not (empty and key == THEMES))
        self.add.setText(words.get(key, ""))
        self.invite.setVisible(key == ALUMNI)
        self.reach.setVisible(key not in OWN)
        for each in self.sheets.buttons:
            each.setVisible(key == FEEDBACK)
            each.setEnabled(visit is not None)

    def _narrow(self, text: str) -> None:
        for model in self.models.values():
            model.narrow(text)
        self._show_section()
        self._inspect_chosen()

    def _inspect_chosen(self) -> None:
        """What is chosen in the list that is shown, or nothing."""
        key = self.sections.value or PRACTICES
        chosen = self.tables[key].chosen
        if chosen is None:
            self._inspector.show_nothing(hint_said(key))
        else:
            self._inspect(key, chosen)

    def _look_at(self, key: str, thing: UUID) -> None:
        """Lists that are hidden choose, too, when their rows change."""
        if key == (self.sections.value or PRACTICES):
            self._inspect(key, thing)

    def _inspect(self, key: str, thing: UUID) -> None:
        practice = next((it for it in self.found.practices if it.id == thing), None)
        activity = next((it for it in self.found.activities if it.id == thing), None)
        if key == PRACTICES and practice is not None:
            self._inspector.show_practice(practice)
        elif key == ACTIVITIES and activity is not None:
            self._inspector.show_activity(activity)
        else:
            self._inspector.show_nothing(hint_said(key))

    def _open(self, key: str, thing: UUID, _column: int) -> None:
        self._inspect(key, thing)
        self._inspector.setFocus()

    def _add(self) -> None:
        opened, key = self.workspace.opened, self.sections.value
        if opened is None:
            return
        if key == THEMES:
            self._waive()
            return
        practice = key == PRACTICES
        title, taken = QInputDialog.getText(
            self,
            tr("Note practice") if practice else tr("Add activity"),
            tr("What was seen and is worth copying") if practice else tr("Title"),
        )
        if not taken or not title.strip():
            return
        desk, exchange_id = self.workspace.desk, opened.exchange.id
        if practice:
            fields = {"title": title}
            action = partial(note_practice, exchange_id=exchange_id, fields=fields)
        else:
            ties = [] if self.reach.value == EVERYWHERE else [exchange_id]
            action = partial(add_follow_on, fields={"title": title}, exchanges=ties)
        desk.do(action, partial(self._point_at, key))

    def _point_at(self, key: str, thing: UUID) -> None:
        self.workspace.desk.ask(lambda _session: thing, partial(self._choose_row, key))

    def _choose_row(self, key: str, thing: UUID) -> None:
        self.tables[key].choose(thing)

    def _waive(self) -> None:
        """Say why the chosen theme needs no mirror."""
        chosen, opened = self.tables[THEMES].chosen, self.workspace.opened
        row = self.models[THEMES].row_of(chosen)
        if row is None or opened is None:
            self.workspace.notify(tr("Select a theme first."), undo=False)
            return
        theme = self.models[THEMES].value(row).cells[0].text
        because, taken = QInputDialog.getText(
            self, tr("Waive theme"), tr("Why this theme needs no mirror on the return visit")
        )
        if taken:
            action = partial(
                waive_theme, exchange_id=opened.exchange.id, theme=theme, because=because
            )
            self.workspace.desk.do(action)

    def inspector(self) -> QWidget:
        return self._inspector

    def shown(self) -> None:
        self.tables[self.sections.value or PRACTICES].setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, kind: str, thing: UUID) -> None:
        key = PRACTICES if kind == "practice" else ACTIVITIES
        self.finder.clear()
        self.sections.set_value(key)
        self._show_section()
        if not self.tables[key].choose(thing):
            self._awaited = key, thing
        self._inspect_chosen()
