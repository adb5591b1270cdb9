"""In which language a paper is, or in which two; and whether a native reader has read its words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.words import paragraph
from planner.wording import known, not_reviewed

_NARROW = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon


class LanguageChoice(QWidget):
    """One language, and under it a second for a bilingual paper."""

    chosen = Signal(str)  # “fr”, “en+fr”; by the person

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first, self.second = ChoiceBox(), ChoiceBox()
        self.second.setAccessibleName(self.tr("Second language"))
        self.note = paragraph("", "second")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for box in (self.first, self.second):
            box.setSizeAdjustPolicy(_NARROW)
            box.setMinimumContentsLength(6)
            column.addWidget(box)
        column.addWidget(self.note)
        for language in known().values():
            self.first.addItem(language.name, language.code)
        self.setFocusProxy(self.first)
        self.first.activated.connect(self._tell)
        self.second.activated.connect(self._tell)
        self.set_value("en")

    @property
    def value(self) -> str:
        codes = (self.first.currentData(), self.second.currentData())
        return "+".join(filter(None, codes))

    def set_value(self, language: str) -> None:
        """Show this choice, without telling."""
        first, _, second = language.partition("+")
        self.first.setCurrentIndex(max(self.first.findData(first), 0))
        self._offer_second(second)

    def _offer_second(self, wanted: str) -> None:
        first = self.first.currentData()
        self.second.clear()
        self.second.addItem(self.tr("no second language"), "")
        for language in known().values():
            if language.code != first:
                self.second.addItem(self.tr("and {language}").format(language=language.name))
                self.second.setItemData(self.second.count() - 1, language.code)
        self.second.setCurrentIndex(max(self.second.findData(wanted), 0))
        self._say_who_has_read_it()

    def _say_who_has_read_it(self) -> None:
        names = " + ".join(each.english for each in not_reviewed(self.value))
        said = self.tr("{languages}: not read by a native reader yet.")
        self.note.setText(said.format(languages=names) if names else "")
        self.note.setVisible(bool(names))

    def _tell(self) -> None:
        self._offer_second(self.second.currentData() or "")
        self.chosen.emit(self.value)
