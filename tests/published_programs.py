"""Eight published programs as exchange files: real input, with all that is odd in it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("published")
NAMES = tuple(sorted(file.stem for file in FOLDER.glob("*.json")))

Json = dict[str, Any]

# -- what the pages take for granted ---------------------------------------------------------------

CITIES: dict[str, Json] = {
    "Anaheim": {"country": "US", "region": "California"},
    "Berlin": {"country": "DE", "region": "Berlin"},
    "Bonn": {"country": "DE", "region": "North Rhine-Westphalia"},
    "Boulder": {"country": "US", "region": "Colorado"},
    "Brussels": {"country": "BE"},
    "Chicago": {"country": "US", "region": "Illinois"},
    "Clearwater": {"country": "US", "region": "Florida"},
    "Cologne": {"country": "DE", "region": "North Rhine-Westphalia"},
    "Denver": {"country": "US", "region": "Colorado"},
    "Düsseldorf": {"country": "DE", "region": "North Rhine-Westphalia"},
    "Fort Wayne": {"country": "US", "region": "Indiana"},
    "Gera": {"country": "DE", "region": "Thuringia"},
    "Honolulu": {"country": "US", "region": "Hawaii"},
    "Lalín": {"country": "ES", "region": "Galicia"},
    "Nagano": {"country": "JP", "region": "Nagano"},
    "San Diego": {"country": "US", "region": "California"},
    "Seattle": {"country": "US", "region": "Washington"},
    "Tokyo": {"country": "JP", "region": "Tokyo"},
    "Vigo": {"country": "ES", "region": "Galicia"},
    "Washington": {"country": "US", "region": "District of Columbia"},
    "Yamagata": {"country": "JP", "region": "Yamagata"},
}

# who comes, and where to
SIDES: dict[str, tuple[list[str], list[str]]] = {
    "01-yamagata-to-boulder-1999": (["Yamagata"], ["Boulder"]),
    "06-linden-towns-at-lalin-2016": ([], ["Lalín"]),
    "10-new-bridge-washington-brussels-berlin-2022": (["Brussels", "Berlin"], ["Washington"]),
    "12-gera-to-fort-wayne-2019": (["Gera"], ["Fort Wayne"]),
    "17-nagano-to-clearwater-2005": (["Nagano"], ["Clearwater"]),
    "21-tokyo-governor-to-honolulu-2019-dateline": (["Tokyo"], ["Honolulu"]),
    "22-nrw-and-southern-california-city-pair-2019": (
        ["Bonn", "Cologne", "Düsseldorf"],
        ["Anaheim", "San Diego"],
    ),
    "23-germany-us-cve-exchange-2013": (["Düsseldorf"], ["Chicago", "Seattle"]),
}

# where a visit was, as far as its page says: city, first day, last day
STOPS: dict[str, dict[str, list[tuple[str, str | None, str | None]]]] = {
    "01-yamagata-to-boulder-1999": {
        "first visit": [
            ("Denver", "1999-07-02", "1999-07-02"),
            ("Boulder", "1999-07-03", "1999-07-04"),
            ("Denver", "1999-07-05", "1999-07-05"),
        ]
    },
    "06-linden-towns-at-lalin-2016": {
        "first visit": [
            ("Lalín", "2016-10-26", "2016-10-30"),
            ("Vigo", "2016-10-28", "2016-10-28"),
        ]
    },
    "10-new-bridge-washington-brussels-berlin-2022": {
        "first visit": [
            ("Washington", "2022-04-21", "2022-04-22"),
            ("Brussels", None, None),
            ("Berlin", None, "2022-04-30"),
        ]
    },
    "12-gera-to-fort-wayne-2019": {"first visit": [("Fort Wayne", "2019-06-05", "2019-06-06")]},
    "17-nagano-to-clearwater-2005": {"first visit": [("Clearwater", "2005-04-26", "2005-04-29")]},
    "21-tokyo-governor-to-honolulu-2019-dateline": {
        "first visit": [("Honolulu", "2019-06-28", "2019-06-30")]
    },
    "22-nrw-and-southern-california-city-pair-2019": {
        "first visit": [("Anaheim", "2019-03-30", None), ("San Diego", None, "2019-04-05")],
        "return visit": [("Düsseldorf", "2019-05-12", "2019-05-17"), ("Cologne", None, None)],
    },
    "23-germany-us-cve-exchange-2013": {
        "first visit": [("Chicago", "2013-09-16", None), ("Seattle", None, "2013-09-20")],
        "return visit": [("Düsseldorf", "2013-11-04", "2013-11-08")],
    },
}

KINDS = {
    "arrival": "transfer",
    "departure": "transfer",
    "free": "free-time",
    "logistics": "administrative",
    "media": "press",
    "site_visit": "site-visit",
}
SECTORS = {"local government": "local-government", "civil society": "civil-society"}
ORGANIZATIONS = {
    "Clearwater Sister Cities, Inc. (sponsor)": "Clearwater Sister Cities, Inc.",
    "DHS CRCL": "DHS CRCL",
}
PARTS = ("morning", "afternoon", "evening", "night")
TENTATIVE = ("tentative", "planned")


def published(name: str) -> Json:
    """A published program as it was written down."""
    program: Json = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return program


def exchange_file(name: str) -> Json:
    """The same as an exchange file."""
    program = published(name)
    people = [_person(n, each) for n, each in enumerate(program["delegation"]["members"])]
    foreign, partner = SIDES[name]
    return {
        "format": "city-pair-exchange",
        "version": 1,
        "exchange": {
            "id": name,
            "name": program["title"],
            "program": program.get("program"),
            "foreign_cities": [_city(each) for each in foreign],
            "partner_cities": [_city(each) for each in partner],
            "notes": "\n".join((program["source_url"], *program["quirks"])),
        },
        "people": people,
        "venues": _venues(program),
        "visits": [_visit(name, program, each) for each in _visits(program)],
    }


def told(name: str) -> list[str]:
    """Every title, venue and name of a program, as a reader must find it again."""
    program = published(name)
    texts = [member["name"] for member in program["delegation"]["members"]]
    for item in _all_items(program):
        texts += [item["title"], item["venue"], item["address"]]
        texts += [text for each in item["contacts"] or () for text in _contact(each).values()]
    return [text for text in dict.fromkeys(texts) if text]


# -- visits ----------------------------------------------------------------------------------------


def _visits(program: Json) -> list[Json]:
    days = program["days"]
    visits = program.get("visits")
    if not visits:
        return [{"kind": "first visit", "days": days}]
    return [visit | {"days": [day for day in days if _belongs(day, visit)]} for visit in visits]


def _belongs(day: Json, visit: Json) -> bool:
    """Whether an undated day is of this visit: by its dates, else because that side lies there."""
    if "date_start" in day:
        return bool(day["date_start"] == visit["start"])
    there = {CITIES[city]["country"] for city in visit["to_cities"] if city in CITIES}
    return CITIES[day["city"]]["country"] in there


def _visit(name: str, program: Json, visit: Json) -> Json:
    stops = _stops(name, visit)
    delegation = program["delegation"]["members"]
    first = visit["kind"] == "first visit"
    return {
        "id": visit["kind"],
        "kind": "first" if first else "return",
        "status": "draft" if program["status"].startswith(TENTATIVE) else "confirmed",
        "stops": stops,
        "groups": [{"id": each["id"], "name": each["name"]} for each in program.get("groups", ())],
        "delegates": [_delegate(n, each) for n, each in enumerate(delegation)] if first else [],
        "items": list(_items(program, visit, stops)),
        "legs": list(_legs(visit)),
    }


def _stops(name: str, visit: Json) -> list[Json]:
    return [
        {"id": f"{city} {n}", "city": _city(city), "first_day": first, "last_day": last}
        for n, (city, first, last) in enumerate(STOPS[name][visit["kind"]])
    ]


def _cities_of(day: Json) -> list[str]:
    return [name.removesuffix(", DC") for name in (day["city"] or "").split(" / ")]


def _city(name: str) -> Json:
    return {"name": name, **CITIES[name]}


# -- items and legs --------------------------------------------------------------------------------


def _all_items(program: Json) -> Iterator[Json]:
    return (item for day in program["days"] for item in day["items"] if not _flies(day, item))


def _flies(day: Json, item: Json) -> bool:
    """Whether this is one end of a flight of which the page gives both."""
    flies = any(each["kind"] == "flight" for each in day["items"])
    return flies and item["kind"] in ("flight", "arrival")


def _legs(visit: Json) -> Iterator[Json]:
    zones = {"成田": "Asia/Tokyo", "Honolulu": "Pacific/Honolulu"}
    for day in visit["days"]:
        ends = [item for item in day["items"] if _flies(day, item)]
        if ends:
            left, landed = (
                {
                    "place": item["venue"],
                    "zone": zones[item["city"]],
                    "date": day["date"],
                    "part": _part(item),
                }
                for item in ends
            )
            yield {"id": f"flight of {day['date']}", "mode": "air", "from": left, "to": landed}


def _items(program: Json, visit: Json, stops: list[Json]) -> Iterator[Json]:
    tentative = program["status"].startswith(TENTATIVE)
    for number, day in enumerate(visit["days"]):
        for place, item in enumerate(day["items"]):
            if _flies(day, item):
                continue
            item_id = f"{visit['kind']} {number}.{place}"
            shared = {
                "stop": _stop_of(day, item, stops),
                "date": day["date"],
                "dress": day.get("dress_code"),
                "status": "proposed" if tentative or item.get("tentative") else "confirmed",
            }
            yield shared | _item(item, item_id)
            for part, session in enumerate(item.get("sub_items", ()), start=1):
                yield shared | {
                    "id": f"{item_id}.{part}",
                    "title": f"{item['title']}, session {part}",
                    "start": session["start"],
                    "end": session["end"],
                    "kind": KINDS.get(item["kind"], item["kind"]),
                    "part_of": item_id,
                }


def _item(item: Json, item_id: str) -> Json:
    group = item.get("group")
    return {
        "id": item_id,
        "title": item["title"],
        "start": item["start"],
        "end": item["end"],
        "time_state": "approximate" if item.get("approximate") else None,
        "part": None if item["start"] else _part(item),
        "time_as_given": item["time_text"],
        "kind": KINDS.get(item["kind"], item["kind"]),
        "venue": item["venue"],
        "notes": {"internal": item["notes"]},
        "participants": {"groups": [group]} if group not in (None, "all") else "everyone",
        "optional": item.get("optional"),
        "contacts": [_contact(each) for each in item["contacts"] or ()],
    }


def _stop_of(day: Json, item: Json, stops: list[Json]) -> str | None:
    """The stop where an item is; none where the page leaves open in which city it was."""
    cities = [item["city"]] if item.get("city") else _cities_of(day)
    if day["date"] is None and len(cities) > 1:
        return None
    for stop in stops:
        days = (stop["first_day"], stop["last_day"])
        there = day["date"] is None or None in days or days[0] <= day["date"] <= days[1]
        if stop["city"]["name"] == cities[0] and there:
            stop_id: str = stop["id"]
            return stop_id
    return None


def _part(item: Json) -> str | None:
    given = item["time_text"] or ""
    return next((part for part in PARTS if part in given), None)


def _contact(text: str) -> Json:
    """“Name, position (organization)”; a body instead of a person has no name."""
    if text in ORGANIZATIONS:
        return {"organization": ORGANIZATIONS[text]}
    name, comma, position = text.partition(", ")
    if not comma:
        found = re.fullmatch(r"(.+?) \((.+)\)", text)
        name, position = found.groups() if found else (text, "")
    return {"name": name, "position": position or None}


# -- people and places -----------------------------------------------------------------------------


def _person(number: int, member: Json) -> Json:
    whole = "given_name" not in member
    return {
        "id": f"person {number}",
        "family_name": None if whole else member["name"],
        "display_name": member["name"] if whole else None,
        "honorific": member.get("honorific"),
    }


def _delegate(number: int, member: Json) -> Json:
    return {
        "id": f"delegate {number}",
        "person": f"person {number}",
        "role": "head" if number == 0 else "member",
        "position": member["title"],
        "organization": member["organization"],
        "sector": SECTORS.get(member["sector"], "other"),
    }


def _venues(program: Json) -> list[Json]:
    addresses: dict[str, str | None] = {}
    for item in _all_items(program):
        if item["venue"]:
            addresses[item["venue"]] = item["address"] or addresses.get(item["venue"])
    return [{"id": name, "name": name, "address": at} for name, at in addresses.items()]
