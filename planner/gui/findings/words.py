"""Findings in words: how severe, how many, what can be done with them."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from planner.gui.widgets.words import Sentences

tr = Sentences("Findings").tr
GO_TO = str(QT_TRANSLATE_NOOP("Findings", "Go to"))
ACCEPT = str(QT_TRANSLATE_NOOP("Findings", "Accept..."))
TAKE_BACK = str(QT_TRANSLATE_NOOP("Findings", "Take back"))


def severity_said(severity: str) -> str:
    """“Error” for error."""
    tr = QCoreApplication.translate
    return {
        "error": tr("Findings", "Error"),
        "warning": tr("Findings", "Warning"),
        "note": tr("Findings", "Note"),
    }[severity]


def counted(severity: str, count: int) -> str:
    """“1 error”, “4 warnings”."""
    tr = QCoreApplication.translate
    if count == 1:
        return {
            "error": tr("Findings", "1 error"),
            "warning": tr("Findings", "1 warning"),
            "note": tr("Findings", "1 note"),
        }[severity]
    return {
        "error": tr("Findings", "%n errors", None, count),
        "warning": tr("Findings", "%n warnings", None, count),
        "note": tr("Findings", "%n notes", None, count),
    }[severity]
