"""All of the window but the list of exchanges. Importing it takes long, so that comes last."""

from collections.abc import Callable
from functools import partial

from planner.gui.after_visit.page import AfterVisitPage
from planner.gui.backups.dialog import offer_backups
from planner.gui.deadlines.page import DeadlinesPage
from planner.gui.directory.page import DirectoryPage
from planner.gui.documents.page import DocumentsPage
from planner.gui.exchanges.exchange_page import ExchangePage
from planner.gui.itinerary.page import ItineraryPage
from planner.gui.keys.dialog import Keys, offer_keys
from planner.gui.keys.encrypting import offer_encrypting
from planner.gui.keys.locking import Locking
from planner.gui.opening import Opening
from planner.gui.page import Page, Section
from planner.gui.privacy.dialog import offer_privacy
from planner.gui.return_visit.page import ReturnVisitPage
from planner.gui.roster.page import RosterPage
from planner.gui.sending import offer_sending
from planner.gui.settings.preferences import Preferences
from planner.gui.shell import Shell
from planner.gui.today.page import TodayPage
from planner.gui.watch import Watch
from planner.store.database import Store

Step = Callable[[], object]


def furnishing(
    shell: Shell, opening: Opening, store: Store, preferences: Preferences
) -> tuple[Locking, list[Step]]:
    """What locks the window; and the steps, one a turn, that put the rest into it.

    First the sections in the order of the rail, then what belongs to none.
    """
    window, workspace = shell.window, shell.workspace
    locking = Locking(window, workspace, opening, preferences)
    watch = Watch(workspace, opening, store, window)
    keys = Keys(workspace, opening, locking, window)

    def section(kind: type[Page], *given: object) -> Step:
        return lambda: shell.add_section(Section(kind, partial(kind, workspace, *given)))

    return locking, [
        section(TodayPage),
        section(DeadlinesPage, preferences),
        section(DirectoryPage),
        section(ExchangePage),
        section(RosterPage, preferences),
        section(ItineraryPage),
        section(ReturnVisitPage),
        section(DocumentsPage, preferences),
        section(AfterVisitPage, preferences),
        partial(offer_sending, workspace, window),
        partial(offer_backups, workspace, opening, window),
        partial(offer_encrypting, workspace, opening, window),
        partial(offer_keys, keys, preferences),
        partial(offer_privacy, workspace, window),
        locking.offer,
        watch.offer,
    ]
