"""Commands about the key of the database."""

import argparse

from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.queries.offices import second_backup_folder
from planner.store.encrypting import encrypt, plain_backups
from planner.store.locksmith import Nobody


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


COMMANDS = {"encrypt": encrypt_file}
