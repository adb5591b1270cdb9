"""How the window calls those for whom a paper or a list is made."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_WORDS = {
    "delegation": QT_TRANSLATE_NOOP("Choices", "Delegation"),
    "hosts": QT_TRANSLATE_NOOP("Choices", "Hosts"),
    "interpreter": QT_TRANSLATE_NOOP("Choices", "Interpreter"),
    "driver": QT_TRANSLATE_NOOP("Choices", "Driver"),
    "hotel": QT_TRANSLATE_NOOP("Choices", "Hotel"),
    "caterer": QT_TRANSLATE_NOOP("Choices", "Caterer"),
    "security": QT_TRANSLATE_NOOP("Choices", "Building security"),
    "press": QT_TRANSLATE_NOOP("Choices", "Press"),
    "internal": QT_TRANSLATE_NOOP("Choices", "Internal"),
}


def audience_said(name: str) -> str:
    word = _WORDS.get(name)
    return QCoreApplication.translate("Choices", str(word)) if word else name.capitalize()
