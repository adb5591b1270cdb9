"""Ties the window to the workspace: what the person does goes one way, what comes of it back."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup

from planner.gui.about import AboutDialog
from planner.gui.findings.listing import ACCEPT_KEYS
from planner.gui.findings.panel import FindingsPanel
from planner.gui.page import Page, Section
from planner.gui.palette.palette import Palette
from planner.gui.palette.searchers import add_searchers
from planner.gui.settings.dialog import SettingsDialog
from planner.gui.settings.preferences import APPEARANCES, Preferences
from planner.gui.theme import fonts
from planner.gui.tree.panel import TreePanel
from planner.gui.trouble import Troubles
from planner.gui.window import MainWindow
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import Refused
from planner.queries.exchanges import Opened
from planner.rules.clock import city_of
from planner.store.record import Heard
from planner.wording import wording


class Shell(QObject):
    """Puts tree, findings and palette into the window and keeps its bars up to date."""

    def __init__(
        self,
        window: MainWindow,
        workspace: Workspace,
        preferences: Preferences,
        troubles: Troubles,
    ) -> None:
        super().__init__(window)
        self.window, self.workspace, self._preferences = window, workspace, preferences
        self._add_panels()
        self._hear_workspace()
        self._hear_desk(troubles)
        add_searchers(workspace)

    def add_section(self, section: Section[Any]) -> None:
        """A section at the end of the rail; the first one is shown at once."""
        self.window.add_section(section)
        section.kind.offer(self.workspace, section)
        self._offer_section(section)
        self.window.allow_exchange(self.workspace.opened is not None)
        if self.window.page is None:
            self.window.show_page(section.kind.key)
        elif section.kind.at_once:
            section.page()

    def add_actions(self) -> None:
        """What belongs to no page, after what the pages brought."""
        self._add_actions()
        self._add_finding_actions()
        self._add_looks()
        self.window.menus.hide_empty()

    # -- parts ------------------------------------------------------------------------------------

    def _add_panels(self) -> None:
        window, docks = self.window, self.window.docks
        self.tree, self.findings = TreePanel(self.workspace), FindingsPanel(self.workspace)
        docks.set_tree(self.tree)
        docks.set_findings(self.findings)
        self.palette = Palette(self.workspace, window)
        window.search_wanted.connect(self.palette.open)
        self.findings.fold_wanted.connect(docks.toggle_findings)
        # what opens the list, in place of what folds it
        show = ActionSpec(
            "findings.show", self.tr("Show findings"), "alert-outline", "", "view",
            self._open_findings, lambda: self.workspace.opened is not None,
        )  # fmt: skip
        self.workspace.actions[show.key] = show
        self.findings.counts_changed.connect(window.status.count)
        window.status.findings_wanted.connect(self._open_findings)

    def _hear_workspace(self) -> None:
        workspace, window = self.workspace, self.window
        workspace.action_added.connect(window.add_action)
        workspace.notified.connect(window.notice.say)
        workspace.page_wanted.connect(self._show_page)
        workspace.going.connect(self._go)
        workspace.thing_selected.connect(self._open_inspector)
        workspace.opened_changed.connect(self._show_opened)
        workspace.place_changed.connect(self._show_zone)

    def _hear_desk(self, troubles: Troubles) -> None:
        desk = self.workspace.desk
        self.window.connect_desk(desk)
        desk.refused.connect(self._refuse)
        desk.failed.connect(troubles.show)
        desk.stepped_back.connect(self._say_step)
        self.workspace.background.failed.connect(troubles.show)

    def _add_actions(self) -> None:
        tr, window, docks = self.tr, self.window, self.window.docks
        for key, text, icon, shortcut, group, run in (
            ("settings", tr("Settings..."), "cog-outline", "Ctrl+,", "file", self.open_settings),
            ("quit", tr("Quit"), "", "Ctrl+Q", "file", window.close),
            ("search", tr("Search or run..."), "magnify", "Ctrl+K", "edit", self.palette.open),
            ("tree", tr("Tree"), "file-tree-outline", "Ctrl+Shift+T", "view", docks.toggle_tree),
            (
                "inspector",
                tr("Inspector"),
                "dock-right",
                "Ctrl+Shift+I",
                "view",
                docks.toggle_inspector,
            ),
            (
                "findings",
                tr("Findings"),
                "alert-outline",
                "Ctrl+Shift+F",
                "view",
                docks.toggle_findings,
            ),
            ("back", tr("Back"), "arrow-left", "Alt+Left", "view", window.go_back),
            ("next-pane", tr("Next pane"), "", "F6", "view", window.next_pane),
            (
                "pane-before",
                tr("Pane before"),
                "",
                "Shift+F6",
                "view",
                partial(window.next_pane, -1),
            ),
            ("about", tr("About City Pair Planner"), "", "", "help", self._about),
        ):
            self.workspace.add_action(ActionSpec(key, text, icon, shortcut, group, run))

    def _add_finding_actions(self) -> None:
        tr, panel = self.tr, self.findings
        accept = ActionSpec(
            "finding.accept", tr("Accept finding..."), "check", ACCEPT_KEYS, "exchange",
            self._accept_finding, lambda: self.workspace.opened is not None,
        )  # fmt: skip
        back = ActionSpec(
            "finding.take-back", tr("Take back that a finding was accepted"), "undo", "",
            "exchange", panel.take_back, lambda: panel.is_accepted,
        )  # fmt: skip
        for spec in (accept, back):
            self.workspace.add_action(spec)

    def _add_looks(self) -> None:
        tr, menus = self.tr, self.window.menus
        menus.add_separator("view")
        words = (tr("As the system"), tr("Light"), tr("Dark"))
        self.appearance = self._choices(
            tr("Appearance"),
            {
                word: partial(self._choose, appearance=key)
                for key, word in zip(APPEARANCES, words, strict=True)
            },
        )
        self.text_size = self._choices(
            tr("Text size"),
            {f"{size}%": partial(self._choose, text_size=size) for size in fonts.TEXT_SIZES},
        )
        self._preferences.listen(lambda _look: self._mark_look())
        self._mark_look()

    def _choices(self, word: str, runs: dict[str, Callable[[], object]]) -> list[QAction]:
        menu, group = self.window.menus.add_menu("view", word), QActionGroup(self)
        for text, run in runs.items():
            action = group.addAction(text)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked, run=run: run())
            menu.addAction(action)
        return group.actions()

    def _choose(self, **other: str | int) -> None:
        self._preferences.choose(self._preferences.look._replace(**other))  # type: ignore[arg-type]  # by name

    def _mark_look(self) -> None:
        look = self._preferences.look
        self.appearance[list(APPEARANCES).index(look.appearance)].setChecked(True)
        self.text_size[fonts.TEXT_SIZES.index(look.text_size)].setChecked(True)

    def _offer_section(self, section: Section[Any]) -> None:
        """Let the palette show the page; its keys belong to the rail."""
        kind, said = section.kind, self.tr("Show {page}").format(page=section.title)
        run, enabled = partial(self._show_page, kind.key), partial(self._can_show, kind)
        key = f"show.{kind.key}"
        shown = ActionSpec(key, said, kind.icon, "", "view", run, enabled)
        self.workspace.actions[key] = shown

    # -- what the person does ---------------------------------------------------------------------

    def open_settings(self) -> None:
        SettingsDialog(self.workspace, self._preferences, self.window).open()

    def _about(self) -> None:
        AboutDialog(self.window).open()

    def _open_inspector(self, kind: str, _thing: object) -> None:
        """Where it stands over the page it opens with what is selected, and closes with it."""
        docks = self.window.docks
        docks.open_inspector() if kind else docks.over.leave()

    def _open_findings(self) -> None:
        page = self.window.page
        if page is None or page.scope != "exchange":
            self._show_page("itinerary")
        self.window.docks.open_findings()
        self.findings.list.begin()

    def _accept_finding(self) -> None:
        """The one chosen; until one is chosen, show them all."""
        if self.findings.row is not None:
            self.findings.accept()
        elif self.workspace.opened is not None:
            self._open_findings()
            self.workspace.notify(self.tr("Choose the finding to accept."), undo=False)

    def _can_show(self, kind: type[Page]) -> bool:
        return kind.scope == "office" or self.workspace.opened is not None

    def _show_page(self, key: str) -> None:
        """Now, or once the exchange that was asked for is there."""
        section, workspace = self.window.sections.get(key), self.workspace
        if section is None:
            return
        opened = workspace.opened.exchange.id if workspace.opened else None
        if section.kind.scope == "exchange" and workspace.exchange_id not in (None, opened):
            workspace.when_open(workspace.exchange_id, partial(self.window.show_page, key))
        else:
            self.window.show_page(key)

    def _go(self, kind: str, thing: object) -> None:
        """To the page that shows this kind of thing: the present one, if it does."""
        kinds: list[type[Page]] = [each.kind for each in self.window.sections.values()]
        if self.window.page is not None:
            kinds.insert(0, type(self.window.page))
        shows = next((each for each in kinds if kind in each.shows), None)
        if shows is not None:
            self.window.show_page(shows.key)
            page = self.window.sections[shows.key].page()
            page.go_to(kind, thing)

    # -- what comes of it -------------------------------------------------------------------------

    def _show_opened(self, opened: Opened | None) -> None:
        window = self.window
        window.allow_exchange(opened is not None)
        window.show_name(opened.exchange.name if opened else "")
        window.status.say_sample(opened is not None and opened.exchange.sample)
        if opened is not None:
            self._preferences.keep_exchange(str(opened.exchange.id))
        self._show_zone()

    def _show_zone(self) -> None:
        visit, day = self.workspace.visit, self.workspace.day
        stops = visit.stops if visit else []
        stop = next((stop for stop in stops if day and stop.has(day)), None)
        city = stop.city if stop else None
        if city is not None and city.zone:
            self.window.status.say_zone(str(city), city_of(city.zone))
        else:
            self.window.status.say_zone("", "")

    def _refuse(self, refused: Refused) -> None:
        self.window.notice.say(wording().refused(refused), undo=False, icon="alert-circle")

    def _say_step(self, entry: Heard | None) -> None:
        if entry is not None:
            self.window.notice.say(entry.label, undo=False, icon="undo")
