"""What the itinerary page adds to the menus and the palette."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from planner.gui.itinerary import words
from planner.gui.itinerary.grid.placing import SNAPS
from planner.gui.itinerary.views import AGENDA, DAY, WEEK, WHOLE
from planner.gui.workspace import ActionSpec
from planner.model import VisitKind

if TYPE_CHECKING:
    from planner.gui.itinerary.page import ItineraryPage


def offer_actions(page: "ItineraryPage") -> None:
    """Every action of the page, in the order in which it stands in its menu."""

    def offer(
        group: str,
        key: str,
        text: str,
        run: Callable[[], object],
        enabled: Callable[[], bool],
        keys: str = "",
        icon: str = "",
    ) -> None:
        page.workspace.add_action(ActionSpec(key, text, icon, keys, group, run, enabled))

    tr, here, chosen = words.tr, page.is_here, page.has_thing
    offer("item", "item.add", tr("Add item"), page.begin_item, here, "Ctrl+I", "plus")
    offer("item", "item.add-leg", tr("Add journey"), page.add_leg, here, icon="airplane")
    offer(
        "item",
        "item.move",
        tr("Move to..."),
        page.dialogs.move,
        chosen,
        "Ctrl+M",
        "calendar-arrow-right",
    )
    cancel = tr("Cancel item...")
    offer("item", "item.cancel", cancel, page.dialogs.cancel, chosen, "Ctrl+Shift+X", "cancel")
    late = tr("Shift the rest of the day...")
    offer("item", "day.shift", late, page.dialogs.shift, here, icon="clock-fast")
    firm = tr("Confirm all of the day")
    offer("item", "day.confirm", firm, page.moves.confirm_day, here, icon="check-all")
    ask = tr("Questions for the hosts...")
    offer("item", "item.questions", ask, page.dialogs.ask_hosts, here, icon="email-outline")
    offer("item", "item.remove", tr("Remove"), page.remove, chosen, icon="delete-outline")
    offer(
        "item",
        "item.unconfirmed",
        tr("Show unconfirmed items"),
        page.show_unconfirmed,
        lambda: page.workspace.visit is not None,
        icon="clock-outline",
    )
    offer("view", "day.before", tr("Previous day"), partial(page.turn, -1), here, "Alt+Up")
    offer("view", "day.after", tr("Next day"), partial(page.turn, 1), here, "Alt+Down")
    for key, word, icon in (
        (DAY, tr("Show the day"), "calendar-today-outline"),
        (WEEK, tr("Show the week"), "calendar-week-outline"),
        (WHOLE, tr("Show the whole visit"), "view-grid-outline"),
        (AGENDA, tr("Show the agenda"), "format-list-bulleted"),
    ):
        offer("view", f"itinerary.{key}", word, partial(page.show_view, key), here, icon=icon)
    for kind, word, icon in (
        (VisitKind.FIRST, tr("Show the first visit"), "calendar-arrow-right"),
        (VisitKind.RETURN, tr("Show the return visit"), "calendar-blank-outline"),
    ):
        run = partial(page.show_visit_of, kind)
        offer("view", f"itinerary.{kind.value}", word, run, here, icon=icon)
    for minutes in SNAPS:
        said = tr("Snap to {minutes} minutes", minutes=minutes)
        offer("view", f"snap.{minutes}", said, partial(page.set_snap, minutes), here)
