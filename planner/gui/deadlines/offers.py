"""What the page of deadlines adds to the menus and the palette."""

from typing import TYPE_CHECKING

from planner.gui.deadlines.words import tr
from planner.gui.workspace import ActionSpec, Workspace

if TYPE_CHECKING:
    from planner.gui.deadlines.page import DeadlinesPage
    from planner.gui.page import Section


def offer_actions(workspace: Workspace, section: "Section[DeadlinesPage]") -> None:
    def with_exchange() -> bool:
        return workspace.opened is not None

    for key, text, icon, group, deed, enabled in (
        (
            "deadline.add",
            tr("Add deadline..."),
            "plus",
            "exchange",
            lambda page: page.add(),
            with_exchange,
        ),
        (
            "chase.show",
            tr("Show whom to chase"),
            "phone-outline",
            "view",
            lambda page: page.show_chases(),
            None,
        ),
    ):
        workspace.add_action(ActionSpec(key, text, icon, "", group, section.doing(deed), enabled))
