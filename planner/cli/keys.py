"""Commands about the key of the database."""

import argparse
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.model import Refused
from planner.store.encrypting import encrypt, plain_backups, renew
from planner.store.files import OWNER
from planner.store.journal import note_look
from planner.store.key_care import (
    KEY_RENEWED,
    PASSPHRASE_REMOVED,
    PASSPHRASE_SET,
    PHRASE_CHANGED,
    PHRASE_SHOWN,
    KeyCare,
)
from planner.store.locksmith import Nobody
from planner.store.passphrase import new_passphrase
from planner.store.routine import second_backup_folder


@dataclass
class _Scribe(Nobody):
    """Asks nobody, and writes a new phrase into a file of its own."""

    office: Office
    out: Path

    def keep_phrase(self, phrase: str, *, every_start: bool, anew: bool = False) -> bool:
        self.office.write(self.out, f"{phrase}\n".encode(), mode=OWNER)
        return True


def encrypt_file(office: Office, words: argparse.Namespace) -> Answer:
    """Put an encrypted file in the place of a plain one."""
    place = office.place
    second = office.store.ask(second_backup_folder)
    office.close()
    encrypt(place, asks=Nobody())
    plain = [str(file) for file in plain_backups(place.file, second)]
    value = {
        "file": str(place.file),
        "key_file": str(place.key_file),
        "plain_backups": plain,
    }
    lines = [f"{place.file} is encrypted; its key file is {place.key_file}."]
    return Answer(value, lines, [f"Still plain, and yours to remove: {file}" for file in plain])


def status(office: Office, words: argparse.Namespace) -> Answer:
    """How the database is opened."""
    said = KeyCare(office.place, asks=Nobody()).state()
    value = {
        "file": str(office.store.file),
        "encrypted": office.store.encrypted,
        "key_ring": said.in_ring,
        "passphrase": said.passphrase,
    }
    if not office.store.encrypted:
        return Answer(value, [f"{office.store.file} is plain: it has no key."])
    ways = [
        "the passphrase" if said.passphrase else "",
        "the key ring of this computer" if said.in_ring else "",
        "the recovery phrase",
    ]
    return Answer(value, [f"{office.store.file} opens by {' or '.join(filter(None, ways))}."])


def write_phrase(office: Office, words: argparse.Namespace) -> Answer:
    out = _new_file(words.out)
    phrase = _care(office, Nobody()).phrase()
    _note(office, PHRASE_SHOWN)
    file = office.write(out, f"{phrase}\n".encode(), mode=OWNER)
    return Answer({"files": [file], "left_out": []}, [file])


def change_phrase(office: Office, words: argparse.Namespace) -> Answer:
    out = _new_file(words.out)
    _care(office, _Scribe(office, out)).change_phrase()
    _note(office, PHRASE_CHANGED)
    lines = [f"The new recovery phrase is in {out}. Backups made before open with the old one."]
    return Answer({"files": [str(out)], "left_out": []}, lines)


def set_passphrase(office: Office, words: argparse.Namespace) -> Answer:
    typed = office.password(words.password_file) or ""
    _care(office, Nobody()).set_passphrase(new_passphrase(typed, typed))
    _note(office, PASSPHRASE_SET)
    return Answer({"passphrase": True}, ["The passphrase is set. It is asked for at each start."])


def remove_passphrase(office: Office, words: argparse.Namespace) -> Answer:
    in_ring = _care(office, Nobody()).remove_passphrase()
    _note(office, PASSPHRASE_REMOVED)
    opens = "key ring opens the database" if in_ring else "recovery phrase is asked for"
    return Answer({"passphrase": False}, [f"The passphrase was removed. The {opens}."])


def renew_key(office: Office, words: argparse.Namespace) -> Answer:
    out, place = _new_file(words.out), office.place
    _care(office, Nobody())
    office.close()
    key = renew(place, asks=_Scribe(office, out))
    office.open_with(key.for_engine)
    _note(office, KEY_RENEWED)
    lines = [
        f"{place.file} has a new key; its recovery phrase is in {out}. Backups made before keep "
        "the old key and phrase."
    ]
    return Answer({"files": [str(out)], "left_out": []}, lines)


def _care(office: Office, asks: Nobody) -> KeyCare:
    if not office.store.encrypted:
        raise Refused(
            "{file} is plain: it has no key. `planner encrypt` gives it one.",
            file=str(office.store.file),
        )
    return KeyCare(office.place, asks=asks)


def _note(office: Office, sentence: str) -> None:
    office.store.do(lambda session: note_look(session, sentence))


def _new_file(file: Path) -> Path:
    """Never over another phrase, which may be the only way in."""
    file = file.expanduser().absolute()
    if file.exists():
        raise Refused("{file} is there already. Name another file.", file=str(file))
    return file


COMMANDS: dict[str, Callable[[Office, argparse.Namespace], Answer]] = {
    "encrypt": encrypt_file,
    "keys-status": status,
    "keys-phrase": write_phrase,
    "keys-new-phrase": change_phrase,
    "keys-passphrase": set_passphrase,
    "keys-no-passphrase": remove_passphrase,
    "keys-renew": renew_key,
}
