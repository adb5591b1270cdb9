"""Commands about whole exchanges."""

import argparse
from collections.abc import Callable
from datetime import date, time
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions.exchanges import NewExchange, create_exchange
from planner.actions.places import CityChoice
from planner.cli.answers import Answer, done
from planner.cli.office import Office
from planner.cli.return_visits import standing_words, window_value
from planner.cli.stays import stay_of
from planner.interchange.exchange_file import (
    Landed,
    exchange_value,
    is_sealed,
    land,
    land_whole,
    left_out,
    read_exchange,
    read_whole_exchange,
    unseal,
)
from planner.interchange.exchange_file.sending import locked_file_of, open_file_of
from planner.interchange.report import Outcome
from planner.interchange.samples import add_samples, take_out_samples
from planner.model import Exchange, FollowOn, Item, Leg, Refused, Side, TimeState, VisitKind
from planner.queries import cities
from planner.queries.exchanges import (
    ExchangeLine,
    Opened,
    find_exchange,
    list_exchanges,
    open_exchange,
)
from planner.queries.follow_on import follow_ons_of
from planner.rules.folding import folded
from planner.rules.return_visits import phase_on_screen, visit_of
from planner.store.files import OWNER
from planner.wording import wording


def sample(office: Office, words: argparse.Namespace) -> Answer:
    return done(office.store.do(take_out_samples if words.remove else add_samples))


def new(office: Office, words: argparse.Namespace) -> Answer:
    notices: list[str] = []
    made = NewExchange(
        name=words.name,
        foreign=tuple(city_named(typed, Side.FOREIGN, notices) for typed in words.foreign),
        partner=tuple(city_named(typed, Side.PARTNER, notices) for typed in words.partner),
        theme=words.theme,
        program=words.program,
    )
    answer = done(office.store.do(partial(create_exchange, new=made)))
    return Answer(answer.value, answer.lines, notices)


def city_named(typed: str, side: Side, notices: list[str]) -> CityChoice:
    """The best-known city of that name, on that side of the ocean if there is one; said aloud.

    A country stands for a city not chosen yet; an unknown city is taken as it was typed.
    """
    name = folded(typed.partition(",")[0])
    if not name:
        raise Refused("A city has a name, as in “Nantes”; a country may stand for one not chosen.")
    found = [
        city
        for city in cities.search(typed, limit=50)
        if name in (folded(city.name), folded(city.local_name or ""))
    ]
    country = cities.country_called(typed)
    if country and not found:
        return CityChoice(None, country)
    usual = [city for city in found if (city.country == "US") is (side is Side.PARTNER)]
    for city in usual or found:
        others = cities.as_likely(city, usual or found)
        notices.append(f"{typed}: taken for {city.told}.{_how_to_choose(city, others)}")
        return CityChoice(
            city.name, city.country, city.region, city.zone, city.latitude, city.longitude
        )
    near = cities.near(typed)
    meant = f" Did you mean {near.told}?" if near else ""
    notices.append(f"{typed}: not in the city table, so its time zone is not known.{meant}")
    return CityChoice(typed.strip())


def _how_to_choose(city: cities.KnownCity, others: list[cities.KnownCity]) -> str:
    """What else is called so, if there is no telling, and how to say which is meant."""
    if not others:
        return ""
    other = others[0]
    place = other.region if other.region and other.country == city.country else other.country
    named = "; ".join(each.told for each in others)
    return f" There is also {named}. Say which with its region or country: “{other.name}, {place}”."


def list_all(office: Office, words: argparse.Namespace) -> Answer:
    lines = office.store.ask(partial(list_exchanges, today=office.today))
    return Answer(
        [_line_value(line) for line in lines],
        [_line_words(line) for line in lines]
        or ["No exchanges yet. `planner sample` puts the sample exchanges in."],
    )


def _line_value(line: ExchangeLine) -> dict[str, Any]:
    return {
        "id": line.id,
        "name": line.name,
        "status": line.status,
        "phase": line.phase,
        "foreign_cities": line.foreign_cities,
        "partner_cities": line.partner_cities,
        "visits": [
            {
                "kind": visit.kind,
                "status": visit.status,
                "first_day": visit.first_day,
                "last_day": visit.last_day,
                "stops": visit.stops,
            }
            for visit in line.visits
        ],
        "return_window": None
        if line.standing.standing == "undated"
        else window_value(line.standing),
    }


def _line_words(line: ExchangeLine) -> str:
    back = next((visit for visit in line.visits if visit.kind is VisitKind.RETURN), None)
    phase = phase_on_screen(line.phase, back.first_day if back else None)
    return f"{line.name}: {phase}. {standing_words(line.standing)}"


def show(office: Office, words: argparse.Namespace) -> Answer:
    opened = _opened(office, words.name)
    value = exchange_value(opened.exchange, _follow_ons(office, opened))
    value["phase"] = opened.phase
    value["return_window"] = window_value(opened.standing)
    return Answer(value, _shown(opened))


def _follow_ons(office: Office, opened: Opened) -> list[FollowOn]:
    return office.store.ask(partial(follow_ons_of, exchange_id=opened.exchange.id))


def _shown(opened: Opened) -> list[str]:
    """An exchange in words: its visits, with every item and journey in order of date."""
    say = wording()
    exchange = opened.exchange
    lines = [
        f"{exchange.name} ({exchange.id})",
        f"{phase_on_screen(opened.phase, _return_starts(exchange))}. "
        f"{standing_words(opened.standing)}",
    ]
    for visit in exchange.visits:
        given = visit.dates_as_given or "no dates"
        first, last = visit.first_day, visit.last_day
        dates = say.days(first, last) if first and last else given
        lines += ["", f"{str(visit).capitalize()}, {dates}"]
        lines += [f"  {stay_of(stop)}" for stop in visit.stops]
        things: list[Item | Leg] = [*visit.items, *visit.legs]
        for thing in sorted(things, key=_in_turn):
            day, at, state = _when(thing)
            told = f"{at:%H:%M}" if at else state
            on = say.day(day) if day else "No date"
            lines.append(f"  {thing.id}  {on}  {told}  {thing.title}")
    return lines


def _when(thing: Item | Leg) -> tuple[date | None, time | None, str]:
    """Its day, its hour, and what is said where there is no hour."""
    if isinstance(thing, Item):
        return thing.day, thing.start, thing.time_state.value
    return thing.from_day, thing.from_time, TimeState.TO_BE_DETERMINED.value


def _in_turn(thing: Item | Leg) -> tuple[object, ...]:
    """By date and hour; what has none comes last."""
    day, at, _ = _when(thing)
    return day is None, day or date.max, at is None, at or time.max, thing.rank


def _return_starts(exchange: Exchange) -> date | None:
    back = visit_of(exchange, VisitKind.RETURN)
    return back.first_day if back else None


def bring_in(office: Office, words: argparse.Namespace) -> Answer:
    how = {"update": words.update, "as_name": words.as_name}
    with office.about(words.file):
        landing = _landing(office, words, how)
    office.back_up_before_import()
    report = office.store.do(landing).result.report
    counts = ", ".join(f"{report.count(each)} {each.value}" for each in Outcome)
    told = (row for row in report.rows if row.outcome is not Outcome.SKIPPED)
    said = [f"{row.source}: {message}" for row in told for message in row.messages]
    return Answer(report.as_json(), [f"{counts}."], [*said, *map(str, report.messages)])


def _landing(
    office: Office, words: argparse.Namespace, how: dict[str, Any]
) -> Callable[[Session], Landed]:
    """What puts a file into the database, whichever of the two forms it has."""
    data = office.read(words.file)
    if not is_sealed(data):
        return partial(land, parsed=read_exchange(data), **how)
    password = office.password(words.password_file)
    if password is None:
        raise Refused("This file is locked. Give its password with --password-file.")
    return partial(land_whole, whole=read_whole_exchange(unseal(data, password)), **how)


def write_out(office: Office, words: argparse.Namespace) -> Answer:
    exchange_id = office.store.ask(partial(find_exchange, name=words.name))
    if words.with_private:
        return _write_out_whole(office, words, exchange_id)
    path = office.write(words.out, open_file_of(office.store, exchange_id))
    without = office.store.ask(partial(left_out, exchange_id=exchange_id))
    return Answer(
        {"files": [path], "left_out": without},
        [path, *(f"Left out: {each}." for each in without)],
    )


def _write_out_whole(office: Office, words: argparse.Namespace, exchange_id: UUID) -> Answer:
    """With all that is private: locked, and noted in the journal before it is written."""
    password = office.password(words.password_file)
    if password is None:
        raise Refused(
            "Private fields leave only in a locked file. Give a password with --password-file."
        )
    data = locked_file_of(office.store, exchange_id, password)
    path = office.write(words.out, data, mode=OWNER)
    return Answer({"files": [path], "left_out": []}, [path])


def _opened(office: Office, name: str) -> Opened:
    return office.store.ask(
        lambda session: open_exchange(session, find_exchange(session, name), office.today)
    )
