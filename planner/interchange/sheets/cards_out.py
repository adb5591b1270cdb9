"""Contacts written as vCard 3.0, which address books of every kind read."""

from collections.abc import Iterable, Mapping
from typing import Any

from planner.interchange.sheets.cards import OURS, own_property

Card = Mapping[str, str | tuple[str, ...]]
"""The fields of one person as text; those of e-mail may be several."""

_PHONES = {"work_phone": "WORK", "trip_phone": "CELL", "private_phone": "HOME"}
_SIMPLE = {"position": "title", "notes": "note", "date_of_birth": "bday"}
_IN_THE_NAME = ("family_name", "given_name", "honorific", "suffix")


def write_cards(cards: Iterable[Card]) -> bytes:
    """All cards, one after the other. What a card has no property for stands in one of ours."""
    return "".join(_written(card) for card in cards).encode()


def _written(card: Card) -> str:
    import vobject  # type: ignore[import-untyped]  # no types

    made: Any = vobject.vCard()
    made.add("prodid").value = OURS
    name = {key: str(card.get(key, "")) for key in _IN_THE_NAME}
    made.add("n").value = vobject.vcard.Name(
        family=name["family_name"],
        given=name["given_name"],
        prefix=name["honorific"],
        suffix=name["suffix"],
    )
    whole = " ".join(filter(None, (name["given_name"], name["family_name"])))
    shown = card.get("display_name") or whole or card.get("native_name") or "-"
    made.add("fn").value = str(shown)
    for key, value in card.items():
        if key in _IN_THE_NAME:
            continue
        _add(made, vobject, key, value)
    text: str = made.serialize()
    return text


def _add(made: Any, vobject: Any, key: str, value: str | tuple[str, ...]) -> None:
    if key == "emails":
        for each in value:
            made.add("email").value = each
    elif key == "organization":
        made.add("org").value = [value]
    elif key in _PHONES:
        phone = made.add("tel")
        phone.value, phone.type_param = value, _PHONES[key]
    elif key == "home_address":
        address = made.add("adr")
        address.value, address.type_param = vobject.vcard.Address(street=value), "HOME"
    elif key in _SIMPLE:
        made.add(_SIMPLE[key]).value = value
    else:
        made.add(own_property(key).lower()).value = value
