"""What the system is asked for while the window is used: no socket to any network."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from amounts import TORTURE, Figure
from running import SAMPLE, samples_file
from torture.breaking import cannot_trace

why_not = cannot_trace()
pytestmark = [
    pytest.mark.skipif(bool(why_not), reason=why_not),
    pytest.mark.skipif(not TORTURE, reason="a whole journey under strace: make torture"),
]

WINDOW = f"""
import os, shutil, socket, sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from running import SAMPLE, running

folder, samples, speak = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]
application = QApplication([])
database = Path(shutil.copy(samples, folder / "planner.db"))
with running(folder, database) as run:
    run.open_exchange("{SAMPLE}")
    for key in run.window.sections:
        run.page(key)
        run.settle()
    run.workspace.actions["file.backups"].run()
    run.settle()
    run.window.docks.toggle_findings()
    run.program.shell.palette.open("Nantes")
    run.settle()
    for each in QApplication.topLevelWidgets():
        if each is not run.window:
            each.close()
if speak:
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).close()
"""


def sockets_of(folder: Path, *speak: str) -> list[str]:
    """Every socket the program asked for, in a process of its own and all it started."""
    log = folder / "calls.txt"
    command = [sys.executable, "-c", WINDOW, str(folder), str(samples_file()), *speak]
    done = subprocess.run(
        ["strace", "-f", "--seccomp-bpf", "-e", "trace=socket", "-o", str(log), *command],
        env=os.environ
        | {"PYTHONPATH": ":".join(filter(None, sys.path)), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [line for line in log.read_text().splitlines() if "socket(" in line]


def test_the_window_opens_no_socket_to_a_network(tmp_path: Path, figure: Figure) -> None:
    found = sockets_of(tmp_path)
    assert any("AF_UNIX" in line for line in found), "the socket for a second window is seen"
    assert not [line for line in found if "AF_INET" in line]
    figure(f"a journey through every page: {len(found)} sockets of this computer, 0 of a network")


def test_it_would_be_seen(tmp_path: Path) -> None:
    assert [line for line in sockets_of(tmp_path, "speak") if "AF_INET" in line]
