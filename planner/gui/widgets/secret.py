"""Copying what is private: pasted as ever, but kept out of the history of the clipboard."""

from PySide6.QtCore import QByteArray, QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
KEPT_OUT = {  # what the histories of Windows, KDE and macOS respect
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): b"\0\0\0\0",
    _WINDOWS.format("CanUploadToCloudClipboard"): b"\0\0\0\0",
    "x-kde-passwordManagerHint": b"secret",
    "org.nspasteboard.ConcealedType": b"1",
}


def secret(text: str) -> QMimeData:
    """A text for the clipboard that asks to be forgotten."""
    data = QMimeData()
    data.setText(text)
    for kind, value in KEPT_OUT.items():
        data.setData(kind, QByteArray(value))
    return data


class SecretLine(QLineEdit):
    """A line for something private: what is copied or cut out of it is kept out of histories."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)  # its Copy would not

    def keyPressEvent(self, event: QKeyEvent) -> None:
        cut = event.matches(QKeySequence.StandardKey.Cut)
        if (cut or event.matches(QKeySequence.StandardKey.Copy)) and self.hasSelectedText():
            QGuiApplication.clipboard().setMimeData(secret(self.selectedText()))
            if cut:
                self.del_()
        else:
            super().keyPressEvent(event)
