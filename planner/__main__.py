"""The commands `planner` and `planner-window`."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

NO_DISPLAY = """There is no display for the window. `planner --help` shows what can be done \
without one.
"""


def main() -> int:
    """`planner`: with a command word what it says, without one the window."""
    argv = sys.argv[1:]
    options = _window_options(argv)
    if options is None:
        from planner.cli import main as run_command

        return run_command(argv)
    if _has_display():
        _open_window(options)
    sys.stderr.write(NO_DISPLAY)
    return 1


def window() -> int:
    """`planner-window`: the same where there is no console, on Windows."""
    return main()


class _NotForTheWindow(Exception):
    pass


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _NotForTheWindow(message)


def _window_options(argv: Sequence[str]) -> argparse.Namespace | None:
    """The options of the window; None for a command, or for what only the commands can explain."""
    parser = _Parser(add_help=False, allow_abbrev=False)
    parser.add_argument("--database", type=Path)
    parser.add_argument("--today", type=date.fromisoformat)
    parser.add_argument("--now", type=_instant)
    parser.add_argument("--with-samples", action="store_true")
    try:
        return parser.parse_args(argv)
    except _NotForTheWindow:
        return None


def _instant(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("an instant has an offset")
    return moment


def _has_display() -> bool:
    known = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in known)


def _open_window(options: argparse.Namespace) -> NoReturn:
    from planner.app import Start, run_window

    run_window(Start(options.today, options.now, options.database, options.with_samples))


if __name__ == "__main__":
    sys.exit(main())
