"""Words on the screen: always as plain text, whatever they hold."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QWidget


class Sentences:
    """What a page says, in the window's language. `context` is its name for translators."""

    def __init__(self, context: str) -> None:
        self._context = context

    def tr(self, source: object, **values: object) -> str:
        """The sentence, its named places filled in."""
        said = QCoreApplication.translate(self._context, str(source))
        return said.format(**values) if values else said

    def counted(self, count: int, one: str, many: str) -> str:
        """`one` for exactly one thing; else `many`, whose %n becomes the number."""
        if count == 1:
            return self.tr(one)
        return QCoreApplication.translate(self._context, many, None, count)


def label(text: str = "", kind: str = "text", parent: QWidget | None = None) -> QLabel:
    """Plain text. `kind`: page-title, panel-title, row-title, text, label, second, hint, error."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setProperty("kind", kind)
    return made


def paragraph(text: str = "", kind: str = "text", parent: QWidget | None = None) -> QLabel:
    """Plain text over as many lines as it takes."""
    made = label(text, kind, parent)
    made.setWordWrap(True)
    return made


def left_to_right(sentence: str) -> str:
    """A sentence of ours runs from left to right, also when it begins with a name that does not."""
    return f"\N{LEFT-TO-RIGHT MARK}{sentence}" if sentence else sentence


def plain_tip(text: str) -> str:
    """The text for a tool tip, which Qt would otherwise read as HTML where it looks like it."""
    if "<" not in text:
        return text
    return f"<qt>{text.replace('&', '&amp;').replace('<', '&lt;')}</qt>"


def plain_menu(text: str) -> str:
    """The text for a menu entry or a button, with no letter taken for a key."""
    return text.replace("&", "&&")


def say_again(widget: QWidget) -> None:
    """Let the style sheet look at a widget's properties again."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()
