"""The program ends by itself once its window is closed, with nothing to complain of."""

import subprocess
import sys
from pathlib import Path

CLOSED_ONCE_FURNISHED = """
import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from planner import app

class Closing(app.Program):
    def show(self):
        self.furnished.connect(lambda: QTimer.singleShot(200, self.window.close))
        super().show()

app.Program = Closing
folder = Path(sys.argv[1])
print("begun")
app.run_window(
    app.Start(database=folder / "planner.db", samples=True, settings=folder / "window.ini")
)
"""


def test_it_ends_without_a_word(tmp_path: Path) -> None:
    run = [sys.executable, "-c", CLOSED_ONCE_FURNISHED, str(tmp_path)]
    done = subprocess.run(run, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "begun\n", "")
