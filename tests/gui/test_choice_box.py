"""No box of choices is changed by a wheel that was turned to scroll."""

import ast
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

import planner.gui
from planner.gui.widgets.choice_box import ChoiceBox

GUI = Path(planner.gui.__file__).parent


def test_the_wheel_scrolls_past_a_box(qtbot: QtBot) -> None:
    area, inside, box = QScrollArea(), QWidget(), ChoiceBox()
    box.addItems(["one", "two", "three"])
    QVBoxLayout(inside).addWidget(box)
    inside.setMinimumHeight(2000)
    area.setWidget(inside)
    area.resize(200, 200)
    qtbot.addWidget(area)
    area.show()
    box.setFocus()
    at = QPointF(box.rect().center())
    turned = QWheelEvent(
        at, QPointF(box.mapToGlobal(at.toPoint())), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, turned)
    assert box.currentText() == "one"
    assert not turned.isAccepted(), "it goes on to what scrolls"


def test_every_box_of_the_window_is_such_a_box() -> None:
    made = [
        f"{file.relative_to(GUI)}:{node.lineno}"
        for file in GUI.rglob("*.py")
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"QComboBox", "QSpinBox", "QDoubleSpinBox", "QDateEdit", "QTimeEdit"}
    ]
    assert not made
