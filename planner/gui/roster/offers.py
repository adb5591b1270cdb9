"""What can be done to a roster, for the menus and the palette."""

from typing import TYPE_CHECKING

from planner.gui.roster.words import tr
from planner.gui.workspace import ActionSpec, Workspace

if TYPE_CHECKING:
    from planner.gui.page import Section
    from planner.gui.roster.page import RosterPage


def offer_actions(workspace: Workspace, section: "Section[RosterPage]") -> None:
    is_here = section.if_seen(lambda page: page.workspace.visit is not None)
    has_one = section.if_seen(lambda page: page.table.chosen is not None)
    has_some = section.if_seen(lambda page: page.model.rowCount() > 0)
    goes_back = section.if_seen(lambda page: page.goes_back)
    people = "account-group-outline"
    for key, text, icon, run, enabled in (
        ("add", tr("Add delegate"), "plus", lambda page: page.adding.begin(), is_here),
        (
            "import",
            tr("Import delegates..."),
            "file-import-outline",
            lambda page: page.deeds.import_list(),
            is_here,
        ),
        (
            "photographs",
            tr("Import photographs..."),
            "image-outline",
            lambda page: page.photographs.choose(),
            is_here,
        ),
        (
            "export",
            tr("Export the roster..."),
            "file-export-outline",
            lambda page: page.export(),
            has_some,
        ),
        ("hosts", tr("Add hosts met..."), people, lambda page: page.deeds.add_hosts(), goes_back),
        ("groups", tr("Groups..."), people, lambda page: page.deeds.arrange_groups(), is_here),
        ("rooms", tr("Rooms..."), "bed-outline", lambda page: page.deeds.arrange_rooms(), has_some),
        (
            "replace",
            tr("Replace delegate..."),
            "account-switch-outline",
            lambda page: page.replace(),
            has_one,
        ),
        ("remove", tr("Remove delegate"), "delete-outline", lambda page: page.remove(), has_one),
        (
            "columns",
            tr("Columns of the roster..."),
            "view-column-outline",
            lambda page: page.choose_columns(),
            is_here,
        ),
    ):
        doing = section.doing(run)
        spec = ActionSpec(f"roster.{key}", text, icon, "", "exchange", doing, enabled)
        workspace.add_action(spec)
