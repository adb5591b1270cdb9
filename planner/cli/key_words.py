"""The words of the commands about keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any


def add_keys(command: Callable[..., Any]) -> None:
    command(
        "encrypt", "make the plain file encrypted; its recovery phrase goes to PLANNER_PHRASE_FILE"
    )
    keys = command("keys", "what opens the database").add_subparsers(
        dest="what", metavar="WHAT", required=True
    )
    for what, help_, option in (
        ("status", "how the database is opened", ""),
        ("phrase", "write the recovery phrase again, to a new file", "--out"),
        ("new-phrase", "another recovery phrase, to a new file", "--out"),
        ("passphrase", "ask for a passphrase at each start", "--password-file"),
        ("no-passphrase", "ask for no passphrase any more", ""),
        ("renew", "encrypt all anew under another key and phrase", "--out"),
    ):
        made = command(what, help_, keys)
        made.set_defaults(run=f"keys-{what}")
        if option:
            made.add_argument(option, metavar="FILE", type=Path, required=True)
