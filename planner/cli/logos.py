"""The command about the logos on the cover of a book."""

import argparse
from functools import partial
from uuid import UUID

from planner.actions.logos import remove_logo, set_logo
from planner.cli.answers import Answer, done
from planner.cli.office import Office
from planner.cli.typed_words import Misused
from planner.model import City, Embassy, Refused
from planner.queries.exchanges import find_exchange, whole_exchange
from planner.rules.logos import holders_of


def logo(office: Office, words: argparse.Namespace) -> Answer:
    """Whose logos there are; with --of, set or remove one."""
    exchange_id: UUID = office.store.ask(partial(find_exchange, name=words.name))
    found = holders_of(office.store.ask(partial(whole_exchange, exchange_id=exchange_id)))
    if words.of is None:
        if words.file or words.remove:
            raise Misused("Say whose logo it is: --of ORLANDO, or --of and the embassy")
        return _listed(found)
    whose = _called(found, words.of)
    if words.remove == bool(words.file):
        raise Misused("Name one file, or say --remove")
    if words.remove:
        return done(office.store.do(partial(remove_logo, thing_id=whose.id)))
    data = office.read(words.file)
    action = partial(set_logo, thing_id=whose.id, file_name=words.file.name, data=data)
    return done(office.store.do(action))


def _listed(found: list[Embassy | City]) -> Answer:
    lines = [f"{each}: {'has a logo' if each.logo else 'no logo'}" for each in found]
    values = [{"id": each.id, "name": str(each), "logo": bool(each.logo)} for each in found]
    return Answer(values, lines or ["No embassy and no city yet."])


def _called(found: list[Embassy | City], name: str) -> Embassy | City:
    for each in found:
        if name.casefold() in (str(each).casefold(), str(each.id)):
            return each
    raise Refused(
        "Neither the embassy nor a city of this exchange is called “{name}”. There are: {there}.",
        name=name,
        there=", ".join(map(str, found)) or "none",
    )
