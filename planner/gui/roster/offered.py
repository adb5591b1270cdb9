"""What can be done to a roster, for the menus and the palette."""

from typing import TYPE_CHECKING

from planner.gui.roster.words import tr
from planner.gui.workspace import ActionSpec

if TYPE_CHECKING:
    from planner.gui.roster.page import RosterPage


def offer_actions(page: "RosterPage") -> None:
    deeds = page.deeds

    def is_here() -> bool:
        return page.isVisible() and page.workspace.visit is not None

    def has_one() -> bool:
        return is_here() and page.table.chosen is not None

    def has_some() -> bool:
        return is_here() and page.model.rowCount() > 0

    people = "account-group-outline"
    for key, text, icon, run, enabled in (
        ("add", tr("Add delegate"), "plus", page.adding.begin, is_here),
        ("import", tr("Import delegates..."), "file-import-outline", deeds.import_list, is_here),
        (
            "photographs",
            tr("Import photographs..."),
            "image-outline",
            page.photographs.choose,
            is_here,
        ),
        ("export", tr("Export the roster..."), "file-export-outline", page.export, has_some),
        ("hosts", tr("Add hosts met..."), people, deeds.add_hosts, page.goes_back),
        ("groups", tr("Groups..."), people, deeds.arrange_groups, is_here),
        ("rooms", tr("Rooms..."), "bed-outline", deeds.arrange_rooms, has_some),
        ("replace", tr("Replace delegate..."), "account-switch-outline", page.replace, has_one),
        ("remove", tr("Remove delegate"), "delete-outline", page.remove, has_one),
        (
            "columns",
            tr("Columns of the roster..."),
            "view-column-outline",
            page.choose_columns,
            is_here,
        ),
    ):
        spec = ActionSpec(f"roster.{key}", text, icon, "", "exchange", run, enabled)
        page.workspace.add_action(spec)
