"""What the itinerary page adds to the menus and the palette."""

from collections.abc import Callable
from functools import partial
from operator import methodcaller
from typing import TYPE_CHECKING

from planner.gui.itinerary import words
from planner.gui.itinerary.grid.placing import SNAPS
from planner.gui.itinerary.views import AGENDA, DAY, WEEK, WHOLE
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import VisitKind

if TYPE_CHECKING:
    from planner.gui.itinerary.page import ItineraryPage
    from planner.gui.page import Section


def offer_actions(workspace: Workspace, section: "Section[ItineraryPage]") -> None:
    """Every action of the page, in the order in which it stands in its menu."""

    def offer(
        group: str,
        key: str,
        text: str,
        deed: "Callable[[ItineraryPage], object]",
        enabled: Callable[[], bool],
        keys: str = "",
        icon: str = "",
    ) -> None:
        run = section.doing(deed)
        spec = ActionSpec(key, text, icon, keys, group, run, enabled, needs.get(enabled, ""))
        workspace.add_action(spec)

    tr, here = words.tr, section.if_seen(lambda _page: workspace.visit is not None)
    chosen = section.if_seen(lambda page: page.has_thing)
    own = section.if_seen(lambda page: page.dialogs.has_item)
    seen = section.if_seen(lambda page: page.dialogs.sees_chosen)
    needs = {
        here: tr("Go to the itinerary of a visit first."),
        chosen: tr("Select an item or a journey of the itinerary first."),
        own: tr("Select an item of the itinerary first."),
        seen: tr("Select an item or a journey on the day that is shown first."),
    }
    offer(
        "item", "item.add", tr("Add item"), lambda page: page.begin_item(), here, "Ctrl+I", "plus"
    )
    offer(
        "item",
        "item.add-leg",
        tr("Add journey"),
        lambda page: page.add_leg(),
        here,
        icon="airplane",
    )
    offer(
        "item",
        "item.import",
        tr("Import a program..."),
        lambda page: page.dialogs.bring_in(),
        here,
        icon="file-import-outline",
    )
    offer(
        "item",
        "item.move",
        tr("Move to..."),
        lambda page: page.dialogs.move(),
        chosen,
        "Ctrl+M",
        "calendar-arrow-right",
    )
    cancel = tr("Cancel item...")
    offer(
        "item",
        "item.cancel",
        cancel,
        lambda page: page.dialogs.cancel(),
        own,
        "Ctrl+Shift+X",
        "cancel",
    )
    late = tr("Shift the rest of the day...")
    offer("item", "day.shift", late, lambda page: page.dialogs.shift(), here, icon="clock-fast")
    keep, again = tr("Save day as template..."), tr("Apply template...")
    offer(
        "item",
        "day.save",
        keep,
        lambda page: page.dialogs.save_template(),
        here,
        icon="content-save-outline",
    )
    offer(
        "item",
        "day.apply",
        again,
        lambda page: page.dialogs.apply_template(),
        here,
        icon="content-paste",
    )
    firm = tr("Confirm all of the day")
    offer(
        "item", "day.confirm", firm, lambda page: page.dialogs.confirm_day(), here, icon="check-all"
    )
    ask = tr("Questions for the hosts...")
    offer(
        "item",
        "item.questions",
        ask,
        lambda page: page.dialogs.ask_hosts(),
        here,
        icon="email-outline",
    )
    offer(
        "item",
        "item.remove",
        tr("Remove"),
        lambda page: page.remove(),
        seen,
        icon="delete-outline",
    )
    offer(
        "item",
        "item.unconfirmed",
        tr("Show unconfirmed items"),
        lambda page: page.show_unconfirmed(),
        lambda: workspace.visit is not None,
        icon="clock-outline",
    )
    _offer_laying_out(workspace, offer)
    offer("view", "day.before", tr("Previous day"), lambda page: page.turn(-1), here, "Alt+Up")
    offer("view", "day.after", tr("Next day"), lambda page: page.turn(1), here, "Alt+Down")
    for key, word, icon in (
        (DAY, tr("Show the day"), "calendar-today-outline"),
        (WEEK, tr("Show the week"), "calendar-week-outline"),
        (WHOLE, tr("Show the whole visit"), "view-grid-outline"),
        (AGENDA, tr("Show the agenda"), "format-list-bulleted"),
    ):
        offer("view", f"itinerary.{key}", word, methodcaller("show_view", key), here, icon=icon)
    for kind, word, icon in (
        (VisitKind.FIRST, tr("Show the first visit"), "calendar-arrow-right"),
        (VisitKind.RETURN, tr("Show the return visit"), "calendar-blank-outline"),
    ):
        run = methodcaller("show_visit_of", kind)
        there = section.if_seen(partial(_has_visit, workspace, kind))
        offer("view", f"itinerary.{kind.value}", word, run, there, icon=icon)
    for minutes in SNAPS:
        said = tr("Snap to {minutes} minutes", minutes=minutes)
        offer("view", f"snap.{minutes}", said, methodcaller("set_snap", minutes), here)


def _has_visit(workspace: Workspace, kind: VisitKind, _page: "ItineraryPage") -> bool:
    visits = workspace.opened.exchange.visits if workspace.opened else ()
    return any(visit.kind is kind for visit in visits)


def _offer_laying_out(workspace: Workspace, offer: Callable[..., None]) -> None:
    """What concerns a visit as a whole stands with the exchange, wherever one is."""
    tr = words.tr

    def with_exchange() -> bool:
        return workspace.opened is not None

    def with_visit() -> bool:
        return workspace.visit is not None

    def with_stops() -> bool:
        return workspace.visit is not None and bool(workspace.visit.stops)

    for key, text, run, enabled, icon in (
        (
            "visit.lay-out",
            tr("Lay out the visit..."),
            lambda page: page.dialogs.lay_out(),
            with_exchange,
            "calendar-plus",
        ),
        (
            "visit.move",
            tr("Move the visit..."),
            lambda page: page.dialogs.move_visit(),
            with_stops,
            "calendar-arrow-right",
        ),
        (
            "visit.duplicate",
            tr("Duplicate visit..."),
            lambda page: page.dialogs.duplicate_visit(),
            with_visit,
            "content-copy",
        ),
        (
            "visit.hotel",
            tr("Replace hotel..."),
            lambda page: page.dialogs.replace_hotel(),
            with_stops,
            "bed-outline",
        ),
    ):
        offer("exchange", key, text, run, enabled, icon=icon)
