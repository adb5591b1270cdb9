"""The empty window is on the screen before anything heavy is loaded."""

import os
import subprocess
import sys
from pathlib import Path

SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from planner.app import Program, Start

application = QApplication([])
program = Program(application, Start(database=Path(sys.argv[1]), settings=Path(sys.argv[2])))


class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() is QEvent.Type.Paint:
            program.window.removeEventFilter(self)
            print("loaded:", *sorted({name.partition(".")[0] for name in sys.modules}))
        return False


watch = Watch()
program.window.installEventFilter(watch)
program.furnished.connect(lambda: QTimer.singleShot(0, finish))


def finish():
    print("furnished:", *program.window.sections)
    program.window.close()


program.show()
raise SystemExit(application.exec())
"""


def test_neither_sqlalchemy_nor_reportlab_before_the_first_paint(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", SCRIPT, str(tmp_path / "planner.db"), str(tmp_path / "window.ini")],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    said = dict(line.split(": ", 1) for line in ran.stdout.splitlines())
    loaded = set(said["loaded"].split())
    assert "PySide6" in loaded
    assert not loaded & {"sqlalchemy", "alembic", "reportlab", "sqlcipher3", "pypdfium2", "babel"}
    assert "itinerary" in said["furnished"].split()
