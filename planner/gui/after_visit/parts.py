"""What the editors of this page are made of."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtWidgets import QComboBox

from planner.gui.after_visit.words import tr
from planner.gui.itinerary.editors import TextBox
from planner.gui.theme import fonts
from planner.gui.widgets.choice_box import ChoiceBox


def choices(words: Mapping[Any, object]) -> QComboBox:
    box = ChoiceBox()
    for member, word in words.items():
        box.addItem(tr(word), member.value)
    return box


def lines() -> TextBox:
    box = TextBox()
    box.setFixedHeight(3 * fonts.metrics("text").lineSpacing() + 14)
    return box


def text_of(name: str) -> Callable[[Any], str]:
    return lambda thing: getattr(thing, name) or ""
