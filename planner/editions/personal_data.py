"""What is kept of one person, laid out in sections for paper."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from planner.editions.values.personal_data import Facts, PersonalData


def lay_out(name: str, data: Mapping[str, Any], made_on: date) -> PersonalData:
    """The sections of a person's data; one that would be empty says so."""
    sections = [Facts("Person", _lines(data["person"]))]
    sections += [Facts("Private fields", _lines(each)) for each in data["private"]]
    for travel in data["travels"]:
        heading = f"{travel['exchange']}, {travel['visit']} visit"
        sections.append(Facts(heading, _lines(travel, leave=("exchange", "visit"))))
    sections.append(Facts("Met at", tuple(_told(each) for each in data["met_at"])))
    sections.append(Facts("Follow-on", tuple(_joined(each) for each in data["follow_on"])))
    sections.append(Facts("Feedback given", tuple(_answer(each) for each in data["feedback"])))
    sections.append(Facts("Changes and looks", tuple(_entry(each) for each in data["journal"])))
    return PersonalData(name, made_on, tuple(sections))


def _lines(fields: Mapping[str, Any], leave: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for key, value in fields.items():
        if key in leave:
            continue
        if isinstance(value, list) and value and isinstance(value[0], dict):
            for each in value:
                inner = ", ".join(str(part) for part in each.values() if part is not None)
                found.append((_words(key), inner))
        elif value not in ([], None):
            found.append((_words(key), _said(value)))
    return tuple(found)


def _words(key: str) -> str:
    return key.replace("_", " ").capitalize()


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(str, value))
    return str(value)


def _told(meeting: Mapping[str, Any]) -> tuple[str, str]:
    told = (meeting["title"], meeting["function"], meeting["position"], meeting["exchange"])
    return meeting["date"] or "No date", ", ".join(filter(None, told))


def _joined(activity: Mapping[str, Any]) -> tuple[str, str]:
    return activity["date"] or "No date", activity["title"]


def _answer(given: Mapping[str, Any]) -> tuple[str, str]:
    told = (given["exchange"], given["rating"] and f"{given['rating']} of 5", given["comment"])
    return given["title"] or "The visit as a whole", ", ".join(filter(None, told))


def _entry(entry: Mapping[str, Any]) -> tuple[str, str]:
    return str(entry["when"])[:16].replace("T", " "), f"{entry['label']} ({entry['who']})"
