"""The program speaks to no network: every socket it opens on a journey is looked at."""

import os
import subprocess
import sys
from pathlib import Path

TRACED = """
import socket, sys

INTERNET = {int(socket.AF_INET), int(socket.AF_INET6)}
calls = []

def watch(event, args):
    if event == "socket.__new__" and int(args[1]) in INTERNET:
        calls.append((event, args[1:]))
    elif event in ("socket.connect", "socket.bind", "socket.sendto"):
        if int(args[0].family) in INTERNET:
            calls.append((event, args[1:]))
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "urllib.Request"):
        calls.append((event, args))

sys.addaudithook(watch)
from planner.cli import main

folder, sample = sys.argv[1:]
database = ["--database", f"{folder}/x.db"]
for words in (
    ["sample"],
    ["list"],
    ["show", sample],
    ["check", sample],
    ["return-window", sample],
    ["print", sample, "--visit", "first", "--paper", "daily-schedule", "--out", f"{folder}/out"],
    ["export", "exchange", sample, "--out", f"{folder}/e.json"],
    ["import", "exchange", f"{folder}/e.json", "--as", "A copy"],
    ["undo", "A copy"],
    ["backup", f"{folder}/copy.db"],
    ["restore", f"{folder}/copy.db"],
    ["purge", sample],
    ["verify"],
):
    assert main([*database, *words]) == 0, words
sys.exit(f"the network was asked: {calls}" if calls else 0)
"""


def test_a_whole_journey_asks_no_network(tmp_path: Path) -> None:
    environment = os.environ | {"PYTHONPATH": ":".join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-c", TRACED, str(tmp_path), "Nantes - Orlando, Tampa"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_it_would_be_noticed(tmp_path: Path) -> None:
    before, _, journey = TRACED.partition("for words in")
    asking = "socket.socket(socket.AF_INET).close()\n" + journey[journey.index("sys.exit") :]
    done = subprocess.run(
        [sys.executable, "-c", before + asking, str(tmp_path), "x"],
        env=os.environ | {"PYTHONPATH": ":".join(filter(None, sys.path))},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "the network was asked" in done.stderr
