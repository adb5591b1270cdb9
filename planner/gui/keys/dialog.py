"""Keys: how the database is opened, and what can be done about it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.gui.keys.locking import Locking
from planner.gui.keys.passphrase import NewPassphrase
from planner.gui.opening import Opening
from planner.gui.phrase import ShowPhrase
from planner.gui.settings.preferences import LOCK_AFTER, Preferences
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import Field
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import ActionSpec, Workspace
from planner.model import Refused
from planner.store.database import Store
from planner.store.encrypting import renew
from planner.store.journal import note_look
from planner.store.key_care import (
    KEY_RENEWED,
    PASSPHRASE_REMOVED,
    PASSPHRASE_SET,
    PHRASE_CHANGED,
    PHRASE_SHOWN,
    KeyCare,
    KeyState,
)


class Keys:
    """What can be done about the keys, each told in the notice and noted in the journal.

    It is all done on the desk's worker, where the key ring may take its time.
    """

    def __init__(
        self, workspace: Workspace, opening: Opening, locking: Locking, window: QWidget
    ) -> None:
        self.workspace, self.opening, self._locking = workspace, opening, locking
        self.window = window

    def show_phrase(self) -> None:
        """Show the recovery phrase again, once key ring or passphrase have answered."""
        self._work(KeyCare.phrase, PHRASE_SHOWN, self._show)

    def change_phrase(self) -> None:
        """Another recovery phrase."""
        said = self.window.tr(
            "The recovery phrase was changed. Backups made before open with the old one"
        )
        self._work(KeyCare.change_phrase, PHRASE_CHANGED, self._saying(said))

    def set_passphrase(self) -> None:
        """A passphrase, or another one."""
        dialog = NewPassphrase(self.window)
        said = self.window.tr("The passphrase is set. It is asked for at each start")
        dialog.chosen.connect(
            lambda word: self._work(
                lambda care: care.set_passphrase(word), PASSPHRASE_SET, self._saying(said)
            )
        )
        dialog.open()

    def remove_passphrase(self) -> None:
        """Back to the key ring; where there is none, to the recovery phrase."""
        ring = self.window.tr("The passphrase was removed. The key ring opens the database")
        none = self.window.tr(
            "The passphrase was removed. There is no key ring here, so the recovery phrase is "
            "asked for at each start"
        )

        def say(in_ring: object) -> None:
            self._saying(ring if in_ring else none)(None)

        self._work(KeyCare.remove_passphrase, PASSPHRASE_REMOVED, say)

    def renew(self) -> None:
        """Encrypt everything anew under a new key, with a new recovery phrase."""
        place, asks, desk = self.opening.place, self.opening.questions, self.workspace.desk
        had_passphrase = self.opening.has_passphrase
        said = self.window.tr(
            "The database has a new key. Backups made before keep the old key and phrase"
        )
        if had_passphrase:
            said = self.window.tr(
                "The database has a new key and no passphrase yet: set it again. Backups made "
                "before keep the old key"
            )

        def renewed(_nothing: object) -> None:
            desk.do(lambda session: note_look(session, KEY_RENEWED))
            self._saying(said)(None)

        desk.work_on_closed(lambda: renew(place, asks=asks).for_engine, renewed, self._refuse)

    # -- how --------------------------------------------------------------------------------------

    def _work(
        self, deed: Callable[[KeyCare], object], noted: str, then: Callable[[object], None]
    ) -> None:
        opening = self.opening

        def work(store: Store) -> object:
            answer = deed(opening.care())
            opening.has_passphrase = opening.care().has_passphrase()
            store.do(lambda session: note_look(session, noted))
            return answer

        self.workspace.desk.work_on_store(work, then, self._refuse)

    def _show(self, phrase: object) -> None:
        self._done()
        file, parent = self.opening.place.file, self.window
        ShowPhrase(str(phrase), file, every_start=False, parent=parent).open()

    def _saying(self, said: str) -> Callable[[object], None]:
        def say(_nothing: object) -> None:
            self._done()
            self.workspace.notify(said, undo=False)

        return say

    def _refuse(self, refused: Refused) -> None:
        self._done()
        self.workspace.desk.refused.emit(refused)

    def _done(self) -> None:
        self.opening.questions.done()
        self._locking.refresh()


class KeysDialog(Dialog):
    """It closes before anything begins: questions and answers come over the window."""

    def __init__(self, keys: Keys, preferences: Preferences) -> None:
        super().__init__(self.tr("Keys"), keys.window, self.tr("Keys"))
        self._keys, self._preferences = keys, preferences
        self.setMinimumWidth(fonts.scaled(480))
        self.said = paragraph(self.tr("Asking the key ring..."))
        self.column.addWidget(self.said)
        self.buttons: dict[str, QPushButton] = {}
        keys.workspace.desk.work_on_store(lambda _: keys.opening.care().state(), self._fill)

    def _fill(self, state: KeyState) -> None:
        self.said.setText(self._explained(state, self._keys.opening.place.file))
        if not state.encrypted:
            encrypting = self._keys.workspace.actions["file.encrypt"].run
            self._row(("encrypt", self.tr("Encrypt this file..."), encrypting))
        else:
            self._about_phrase(state)
            self._about_passphrase(state)
            self._about_key()
        self._last_row()

    def _explained(self, state: KeyState, file: Path) -> str:
        if not state.encrypted:
            said = self.tr("{file} is plain: it has no key, and whoever has it can read it.")
        elif state.passphrase:
            said = self.tr("{file} is encrypted. Your passphrase opens it, or the recovery phrase.")
        elif state.in_ring:
            said = self.tr(
                "{file} is encrypted. The key ring of this computer opens it; elsewhere the "
                "recovery phrase does."
            )
        else:
            said = self.tr(
                "{file} is encrypted. There is no key ring on this computer, so the recovery "
                "phrase is asked for at each start."
            )
        return said.format(file=file.name)

    def _about_phrase(self, state: KeyState) -> None:
        self._head(
            self.tr("Recovery phrase"),
            self.tr("Twelve words that open the database anywhere, with its key file beside it."),
        )
        show = ("show", self.tr("Show again"), self._keys.show_phrase)
        change = ("change", self.tr("Change..."), self._keys.change_phrase)
        self._row(*([show] if state.phrase_known else []), change)

    def _about_passphrase(self, state: KeyState) -> None:
        self._head(
            self.tr("Passphrase"),
            self.tr(
                "With one, the database opens only for who knows it, and the window locks itself."
            ),
        )
        if not state.passphrase:
            self._row(("set", self.tr("Set..."), self._keys.set_passphrase))
            return
        self._row(
            ("set", self.tr("Change..."), self._keys.set_passphrase),
            ("remove", self.tr("Remove"), self._keys.remove_passphrase),
        )
        minutes = [(str(each), self.tr("{n} min").format(n=each)) for each in LOCK_AFTER]
        self.lock_after = Segmented(minutes, self.tr("Lock when idle for"))
        self.lock_after.set_value(str(self._preferences.lock_after))
        self.lock_after.chosen.connect(
            lambda: self._preferences.keep_lock_after(int(self.lock_after.value))
        )
        self.column.addWidget(Field(self.tr("Lock when idle for"), self.lock_after))

    def _about_key(self) -> None:
        self._head(
            self.tr("Key"),
            self.tr(
                "If somebody may have the key or the phrase: all is encrypted anew, with another "
                "phrase. Backups made before keep the old ones."
            ),
        )
        self._row(("renew", self.tr("Make a new key..."), self._keys.renew))

    # -- parts ------------------------------------------------------------------------------------

    def _head(self, title: str, said: str) -> None:
        self.column.addSpacing(8)
        self.column.addWidget(label(title, "row-title"))
        self.column.addWidget(paragraph(said, "second"))

    def _row(self, *offers: tuple[str, str, Callable[[], object]]) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for key, text, run in offers:
            self.buttons[key] = made = button(text)
            made.clicked.connect(lambda _checked=False, run=run: self._run(run))
            row.addWidget(made)
        row.addStretch()
        self.column.addLayout(row)

    def _last_row(self) -> None:
        close = self.close_button()
        close.setDefault(True)
        self.column.addSpacing(8)
        self.add_foot(close)

    def _run(self, run: Callable[[], object]) -> None:
        self.accept()
        run()


def offer_keys(keys: Keys, preferences: Preferences) -> None:
    """Put it into the menu and the palette."""
    keys.workspace.add_action(
        ActionSpec(
            "file.keys",
            keys.window.tr("Keys..."),
            "key-outline",
            "",
            "file",
            lambda: KeysDialog(keys, preferences).open(),
        )
    )
