"""Fields of the inspector."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from running import wait

from planner.gui.itinerary.editors import editor_of


def test_a_long_name_is_read_from_its_beginning_once_it_was_left(qapp: QApplication) -> None:
    pane = QWidget()
    column, line, other = QVBoxLayout(pane), QLineEdit(), QLineEdit()
    for each in (line, other):
        column.addWidget(each)
    kept = editor_of(line)
    pane.resize(120, 80)
    pane.show()
    pane.activateWindow()
    wait(pane.isActiveWindow, "the pane to have the keys")
    line.setFocus()
    QTest.keyClicks(line, "Islamic Center of Washington, 2551 Massachusetts Avenue NW")
    assert line.cursorPosition() == len(line.text()), "while it is typed"
    QTest.keyClick(line, Qt.Key.Key_Tab)
    assert line.cursorPosition() == 0 and kept.value == line.text()
    pane.close()
    pane.deleteLater()
