"""A logo chosen where papers are made stands on the cover, and goes again."""

from pathlib import Path

from hands import click
from PIL import Image
from running import SAMPLE, Running, wait


def test_a_logo_is_chosen_seen_and_removed(program: Running, tmp_path: Path) -> None:
    file, other = tmp_path / "orlando.png", tmp_path / "words.png"
    Image.new("RGB", (600, 200), "#0B4F6C").save(file)
    other.write_text("not a picture")
    program.open_exchange(SAMPLE, "documents")
    page = program.window.page
    click(page.logos)
    dialog = page.logos.dialog
    city = next(
        each.city
        for each in program.workspace.opened.exchange.cities
        if str(each.city) == "Orlando"
    )
    dialog.choose[city.id](other)
    wait(lambda: dialog.error.isVisible(), "the sentence")
    assert "PNG or JPEG" in dialog.error.sentence
    dialog.choose[city.id](file)
    wait(lambda: len(page._photographs) == 1, "the logo")
    assert not dialog.error.isVisible()
    dialog.remove[city.id]()
    wait(lambda: not page._photographs, "no logo")
