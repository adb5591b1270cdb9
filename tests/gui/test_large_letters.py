"""With the largest letters the day and the words of the views stay whole."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from running import SAMPLE, Running

from planner.gui.widgets.cut_label import CutLabel


@pytest.mark.parametrize("view", ["day", "week", "visit", "agenda"])
def test_no_word_of_the_views_is_cut(program: Running, view: str) -> None:
    preferences = program.program.preferences
    preferences.choose(preferences.look._replace(text_size=150))
    program.window.resize(1366, 768)
    program.open_exchange(SAMPLE)
    program.workspace.set_place(program.workspace.visit.id, date(2027, 4, 20))
    page = program.window.page
    page.show_view(view)
    program.settle()
    assert program.window.width() == 1366
    for button in page.head.findChildren(QPushButton):
        if button.isVisible() and button.text():
            words = button.fontMetrics().horizontalAdvance(button.text())
            assert button.contentsRect().width() >= words, button.text()
    title: QLabel = page._title
    assert title.geometry().right() < page.view.geometry().left()
    assert title.fontMetrics().horizontalAdvance(title.text()) <= title.width(), "nor the day"
    assert view not in ("day", "agenda") or title.text().startswith("Tue 20 Apr")
    assert page.heading.add.accessibleName() == "Add item"


def test_a_line_that_is_too_long_is_cut_and_told(qapp: QApplication) -> None:
    line = CutLabel("page-title")
    line.setText("Meeting of all who were ever met in either city")
    line.resize(120, 30)
    line.show()
    qapp.processEvents()
    assert line.toolTip() == line.text()
    assert line.minimumSizeHint().width() < 120
    cut = line.grab().toImage()
    line.setText("Short")
    assert not line.toolTip()
    assert line.grab().toImage() != cut
    line.close()
