"""Every command that the README prints works as it is printed, and it names every command."""

import re
import shlex
from argparse import _SubParsersAction
from pathlib import Path

import pytest

from planner.cli.arguments import parser
from planner.cli.commands import COMMANDS

README = Path(__file__).parents[2] / "README.md"
LINES = re.findall(r"^    planner (.+)$", README.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_the_readme_can_be_typed(line: str) -> None:
    assert parser().parse_args(shlex.split(line)).run in COMMANDS


def test_the_readme_leaves_no_command_out() -> None:
    told = {line.split()[0] for line in LINES}
    (commands,) = (each for each in parser()._actions if isinstance(each, _SubParsersAction))
    assert set(commands.choices) - told == set()
