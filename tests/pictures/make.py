"""The pictures of the README, from the real program on the sample exchanges.

make pictures
"""

import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent))

from PIL import Image  # noqa: E402 - the path comes first
from pypdfium2 import PdfDocument  # noqa: E402
from PySide6.QtGui import QImage  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402
from running import SAMPLE, Running, database_of_samples, running, wait  # noqa: E402

PAPER_SCALE = 1.1  # pixels a point: a Letter page is 673 wide


def main() -> None:
    application = QApplication(sys.argv[:1])
    with TemporaryDirectory() as folder:
        place = Path(folder)
        with running(place, database_of_samples(place)) as program:
            program.program.preferences.choose(
                program.program.preferences.look._replace(appearance="light")
            )
            count_all(program)
            take(program, "exchanges")
            program.open_exchange(SAMPLE)
            show_an_item(program)
            take(program, "itinerary")
            program.page("roster")
            visit = program.workspace.visit
            program.workspace.go_to("delegate", visit.delegates[1].id)
            take(program, "roster")
            take_paper(program, "daily-schedule")
    application.quit()


def count_all(program: Running) -> None:
    """The numbers of the list are found out behind it."""
    counts, lines = program.page("exchanges").counts, program.workspace.lines
    wait(lambda: all(counts.of(line.id) for line in lines), "the numbers of every exchange")


def show_an_item(program: Running) -> None:
    """The day in Orlando with both groups under way, and one of its items."""
    visit = program.workspace.visit
    items = [item for item in visit.items if item.day and item.start and item.participations]
    program.workspace.go_to("item", items[0].id)
    grids = program.page("itinerary").views.grids
    wait(lambda: not any(grid._pulse.isActive() for grid in grids), "its outline to stand still")


def take(program: Running, name: str) -> None:
    program.settle()
    keep(program.window.grab().toImage(), name)


def take_paper(program: Running, name: str) -> None:
    """The second page of the schedule as the window made it: a full day."""
    page = program.page("documents")
    wait(lambda: page.save.isEnabled(), "the paper")
    document = PdfDocument(page.made_paper.pdf)
    bitmap = document[1].render(scale=PAPER_SCALE, rev_byteorder=True)
    image = QImage(
        bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB888
    ).copy()
    document.close()
    keep(image, name)


def keep(image: QImage, name: str) -> None:
    """With 256 colors at most: a picture of a window needs no more, and it stays small."""
    whole = image.convertToFormat(QImage.Format.Format_RGB888)
    size, stride = (whole.width(), whole.height()), whole.bytesPerLine()
    picture = Image.frombuffer("RGB", size, whole.constBits(), "raw", "RGB", stride)
    file = HERE / f"{name}.png"
    picture.quantize(256, dither=Image.Dither.NONE).save(file, optimize=True)
    print(f"{file.relative_to(HERE.parent.parent)}  {file.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
