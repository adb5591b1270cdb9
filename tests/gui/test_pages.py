"""Every page, light and dark, in small and large windows and letters: whole, and drawn."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from running import SAMPLE, SCREEN, Running, running, samples_file

from planner.gui.theme.tokens import DARK, LIGHT

SMALLEST = (1280, 672)  # a 1080p laptop at 150 percent, with its task bar
STEP = 16  # pixels between those looked at


@pytest.fixture(scope="module")
def program(qapp: QApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """One program for all of these, which change nothing."""
    folder = tmp_path_factory.mktemp("pages")
    with running(folder, Path(shutil.copy(samples_file(), folder / "planner.db"))) as run:
        run.open_exchange(SAMPLE)
        yield run


@pytest.fixture(autouse=True)
def usual_look(program: Running) -> Iterator[None]:
    look = program.program.preferences.look
    yield
    program.program.preferences.choose(look)
    program.window.resize(*SCREEN)


def test_every_page_is_drawn_in_its_colors(program: Running) -> None:
    for appearance, tokens in (("light", LIGHT), ("dark", DARK)):
        look = program.program.preferences.look._replace(appearance=appearance)
        program.program.preferences.choose(look)
        for key in program.window.sections:
            program.page(key)
            program.settle()
            image = program.window.grab().toImage()
            assert (
                _share_of(image, tokens.base.rgb(), tokens.window.rgb(), tokens.sunken.rgb()) > 0.5
            )
            assert image.pixelColor(3, image.height() - 3) == tokens.window


@pytest.mark.parametrize("text_size", [100, 130])
def test_no_page_outgrows_the_smallest_screen(program: Running, text_size: int) -> None:
    look = program.program.preferences.look._replace(text_size=text_size)
    program.program.preferences.choose(look)
    for key in program.window.sections:
        program.page(key)
        program.window.resize(*SMALLEST)
        program.settle()
        size = program.window.size()
        assert (size.width(), size.height()) == SMALLEST, key


def test_no_word_of_a_button_is_cut(program: Running) -> None:
    for key in program.window.sections:
        program.page(key)
        program.settle()
        for button in program.window.findChildren(QPushButton):
            if button.isVisible() and button.text():
                assert button.width() >= button.sizeHint().width() - 1, (key, button.text())


def test_labels_lead_to_their_fields(program: Running) -> None:
    """A screen reader says a name for whatever can have the keys."""
    for key in program.window.sections:
        page = program.page(key)
        program.settle()
        for label in page.findChildren(QLabel):
            assert not label.textFormat().name.startswith("Rich"), (key, label.text())
        for button in page.findChildren(QPushButton):
            assert button.text() or button.accessibleName(), key


def _share_of(image: QImage, *colors: int) -> float:
    """How much of a picture has one of these colors."""
    pixels = [
        image.pixel(x, y)
        for x in range(0, image.width(), STEP)
        for y in range(0, image.height(), STEP)
    ]
    return sum(pixel in colors for pixel in pixels) / len(pixels)


def test_each_section_answers_to_keys_of_its_own(program: Running) -> None:
    rail = program.window.rail
    keys = [rail.button(key).shortcut().toString() for key in program.window.sections]
    assert all(keys)
    assert len(set(keys)) == len(keys)
