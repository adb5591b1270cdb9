"""The program without a window."""

from planner.cli.commands import main

__all__ = ["main"]
