"""When a host calls off: who called, why, and what takes its place."""

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from planner.actions.cancelling import cancel_item
from planner.gui.itinerary import words
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.words import paragraph
from planner.gui.workspace import Workspace
from planner.model import Item
from planner.rules.standby import standby_for

_OFFERED = 8


class CancelDialog(Asking):
    """The item stays, with who called and why; its people are free for what takes its place."""

    def __init__(self, workspace: Workspace, item: Item, parent: QWidget) -> None:
        heading = words.tr("Cancel “{title}”", title=item.title)
        verb, stay = words.tr("Cancel the item"), words.tr("Leave as it is")
        super().__init__(workspace, heading, verb, parent, stay)
        self.setWindowTitle(words.tr("Cancel item"))
        self._item = item
        self.by, self.why, self.instead = QLineEdit(), QLineEdit(), ChoiceBox()
        self.ask("cancelled.by", words.tr("Who called"), self.by)
        self.ask("cancelled.why", words.tr("Why"), self.why)
        self.instead.addItem(words.tr("Nothing for now"), None)
        fitting = standby_for(item)[:_OFFERED]
        self._titles = {fits.id: fits.title for fits in fitting}
        for fits in fitting:
            length = words.length_words(fits)
            self.instead.addItem(", ".join(filter(None, (fits.title, length))), fits.id)
        self.ask("instead", words.tr("In its place"), self.instead)
        if self.instead.count() == 1:
            said = words.tr("No standby item fits the hour.")
            self.column.addWidget(paragraph(said, "hint"))
        self.finish()
        self.by.setFocus()

    def act(self) -> None:
        """Call it off; the standby item takes its hour in the same step."""
        action = partial(
            cancel_item,
            item_id=self._item.id,
            by=self.by.text(),
            why=self.why.text(),
            when=self.workspace.today(),
            instead=self.instead.currentData(),
        )
        self.workspace.desk.do(action, lambda _nothing: self._cancelled(), self.refuse)

    def _cancelled(self) -> None:
        said = words.tr("Canceled “{title}”", title=self._item.title)
        if (instead := self.instead.currentData()) is not None:
            said = words.tr(
                "Put “{title}” in place of “{fallen}”",
                title=self._titles[instead],
                fallen=self._item.title,
            )
        self.workspace.notify(said)
        self.accept()
