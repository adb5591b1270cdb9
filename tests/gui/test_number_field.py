"""A number begins where the words of other fields do."""

from typing import Any

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from planner.gui.theme import apply, wear_sheet
from planner.gui.widgets.number_field import NumberField


def first_ink(widget: QWidget) -> int:
    """The first column in which something else is painted than the ground of the field."""
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = image.pixel(5, image.height() // 2)
    middle = range(image.height() // 3, 2 * image.height() // 3)
    return next(
        x for x in range(5, image.width()) if any(image.pixel(x, y) != ground for y in middle)
    )


def test_a_number_begins_where_words_do(qapp: Any, qtbot: Any) -> None:
    apply(qapp, dark=False)
    room = QWidget()
    qtbot.addWidget(room)
    column = QVBoxLayout(room)
    number, line, elsewhere = NumberField(0, 99), QLineEdit("60"), QLineEdit()
    number.setValue(60)
    for each in (elsewhere, number, line):
        column.addWidget(each)
    wear_sheet(room)
    room.show()
    elsewhere.setFocus()
    qtbot.waitExposed(room)
    assert abs(first_ink(number) - first_ink(line)) <= 2
