"""A passphrase of the user's own, asked for at each opening once it is set."""

import unicodedata

from planner.model import Refused

LEAST = 10  # characters


def new_passphrase(typed: str, again: str) -> str:
    """The passphrase to be set. Refused if it is short, or was not typed twice alike."""
    passphrase = as_kept(typed)
    if len(passphrase) < LEAST:
        raise Refused(
            "A passphrase has at least {least} characters; a few words are easiest to remember.",
            field="passphrase",
            least=LEAST,
        )
    if as_kept(again) != passphrase:
        raise Refused("The two are not alike. Type it again.", field="again")
    return passphrase


def as_kept(typed: str) -> str:
    """However the keyboard composes its letters, and without blanks around."""
    return unicodedata.normalize("NFKC", typed).strip()
