"""What the page of documents adds to the menus and the palette."""

from typing import TYPE_CHECKING

from planner.gui.widgets.words import Sentences
from planner.gui.workspace import ActionSpec, Workspace

if TYPE_CHECKING:
    from planner.gui.documents.page import DocumentsPage
    from planner.gui.page import Section


_tr = Sentences("Documents").tr


def offer_actions(workspace: Workspace, section: "Section[DocumentsPage]") -> None:
    ready = section.if_seen(lambda page: page.is_ready)

    def free() -> bool:
        """Whether there is a visit, and nothing is being given out."""
        made = section.made
        return workspace.visit is not None and (made is None or made.issuer.is_free)

    needs = {
        "print": _tr("A paper is printed from Documents, once it is made."),
        "save": _tr("All you type is kept at once. A paper is saved as PDF from Documents."),
    }
    for key, text, icon, keys, deed, enabled in (
        (
            "give-out",
            _tr("Give out..."),
            "send-outline",
            "",
            lambda page: page.issuer.ask(),
            free,
        ),
        (
            "holders",
            _tr("Who holds what..."),
            "account-check-outline",
            "",
            lambda page: page.issuer.show_holders(),
            free,
        ),
        (
            "tell",
            _tr("Tell people..."),
            "phone-outline",
            "",
            lambda page: page.issuer.show_telling(),
            free,
        ),
        (
            "sight",
            _tr("Who may see what..."),
            "eye-outline",
            "",
            lambda page: page.issuer.show_sight(),
            None,
        ),
        (
            "print",
            _tr("Print..."),
            "printer-outline",
            "Ctrl+P",
            lambda page: page.ask_printer(),
            ready,
        ),
        (
            "save",
            _tr("Save PDF..."),
            "download-outline",
            "Ctrl+S",
            lambda page: page.saver.ask_file(),
            ready,
        ),
        (
            "every",
            _tr("Save all..."),
            "folder-download-outline",
            "",
            lambda page: page.saver.ask_place(),
            ready,
        ),
    ):
        run, need = section.doing(deed), needs.get(key, "")
        spec = ActionSpec(f"documents.{key}", text, icon, keys, "documents", run, enabled, need)
        workspace.add_action(spec)
