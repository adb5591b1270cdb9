"""Commands about files kept with items, follow-on activities and practices."""

import argparse
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from planner.actions.attachments import attach_file, detach_file
from planner.cli.answers import Answer, done
from planner.cli.office import Office
from planner.cli.typed_words import Misused
from planner.model.keeping import Owner
from planner.queries.attachments import KeptFile, files_of, read_file


def attach(office: Office, words: argparse.Namespace) -> Answer:
    given = [(owner, getattr(words, owner.replace("-", "_"))) for owner in Owner]
    named = [(owner, thing) for owner, thing in given if thing]
    if len(named) != 1:
        raise Misused("Say what the file belongs to: --item ID, --follow-on ID or --practice ID")
    ((owner, thing),) = named
    file = Path(words.file)
    action = partial(
        attach_file,
        owner=owner,
        thing_id=an_id(thing),
        file_name=file.name,
        data=office.read(file),
    )
    return done(office.store.do(action))


def detach(office: Office, words: argparse.Namespace) -> Answer:
    return done(office.store.do(partial(detach_file, link_id=an_id(words.id))))


def list_files(office: Office, words: argparse.Namespace) -> Answer:
    thing = an_id(words.id)
    found = office.store.ask(partial(files_of, things=[thing])).get(thing, [])
    lines = [f"{each.name}, {each.size} bytes: {each.id}" for each in found]
    return Answer(as_values(found), lines or ["No files."])


def write_out(office: Office, words: argparse.Namespace) -> Answer:
    _name, data = office.store.ask(partial(read_file, link_id=an_id(words.id)))
    path = office.write(words.out, data)
    return Answer({"files": [path], "left_out": []}, [path])


def as_values(files: list[KeptFile]) -> list[dict[str, Any]]:
    return [
        {"id": each.id, "name": each.name, "media_type": each.media_type, "size": each.size}
        for each in files
    ]


def an_id(typed: str) -> UUID:
    try:
        return UUID(typed.strip())
    except ValueError:
        raise Misused(f"“{typed}” is not an id") from None


COMMANDS = {
    "attach": attach,
    "detach": detach,
    "files": list_files,
    "export-file": write_out,
}
