"""Fields for what all exchanges share and a file gives whole: cities, the embassy, users."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5

from planner.interchange.exchange_file.nested import object_schema
from planner.interchange.exchange_file.place import OURS, Place
from planner.interchange.exchange_file.plain import Country, Field, Refer, Schema, Text, Zone
from planner.model import City, Embassy, User
from planner.rules.folding import folded

CITY = (Text("name"), Country("country"), Text("region"), Zone("zone"))


@dataclass(frozen=True, slots=True)
class WhichCity(Field):
    """A CITY: name, country, region, zone; the zone from the table of cities where it is missing.

    With no key of its own the record is the city itself.
    """

    def take(self, record: Mapping[str, Any], place: Place) -> Any:
        return Field.take(self, record, place) if self.key else self.read(record, place)

    def read(self, value: Any, place: Place) -> Any:
        record = {"name": value} if isinstance(value, str) else place.mapping(value)
        place.name_unknown(record, {field.key for field in CITY})
        name, country, region, zone = (field.take(record, place) for field in CITY)
        if name is None and country is None:
            if self.required:
                raise place.unreadable("a city needs a name or a country.")
            return None
        if name is not None and zone is None:
            zone = place.file.table.zone_of(name, country, region)
        city_id = uuid5(OURS, json.dumps(["city", name, country, region, zone]))
        found = place.file.table.find(name, country, region) if name is not None else None
        if city_id not in place.file.cities:
            city = City(id=city_id, name=name, country=country, region=region, zone=zone)
            if found is not None and found.zone == zone:
                city.local_name = found.local_name
                city.latitude, city.longitude = found.latitude, found.longitude
            place.file.cities[city_id] = city
        return place.file.cities[city_id]

    def attributes(self, value: Any) -> dict[str, Any]:
        return {"city": value}

    def give(self, noun: Any, refer: Refer) -> Any:
        if noun.city is None:
            return None
        given = {field.key: field.give(noun.city, refer) for field in CITY}
        return {key: value for key, value in given.items() if value is not None}

    def tell(self, noun: Any) -> Any:
        return self.give(noun, str)

    def schema(self) -> Schema:
        return object_schema(CITY)


OFFICE = (Text("name", default="Embassy"), Text("city"), Country("country"))


@dataclass(frozen=True, slots=True)
class WhichEmbassy(Field):
    """The embassy that runs the exchange; its zone is that of its city."""

    def read(self, value: Any, place: Place) -> Any:
        record = {"name": value} if isinstance(value, str) else place.mapping(value)
        place.name_unknown(record, {field.key for field in OFFICE})
        name, city, country = (field.take(record, place) for field in OFFICE)
        office_id = uuid5(OURS, json.dumps(["embassy", name, city, country]))
        zone = place.file.table.zone_of(city, country, None) if city else None
        return place.file.embassies.setdefault(
            office_id, Embassy(id=office_id, name=name, city=city, country=country, zone=zone)
        )

    def give(self, noun: Any, refer: Refer) -> Any:
        if noun.embassy is None:
            return None
        given = {field.key: field.tell(noun.embassy) for field in OFFICE}
        return {key: value for key, value in given.items() if value is not None}

    def tell(self, noun: Any) -> Any:
        return self.give(noun, str)

    def schema(self) -> Schema:
        return object_schema(OFFICE)


@dataclass(frozen=True, slots=True)
class WhichUser(Text):
    """A user, by name."""

    def read(self, value: Any, place: Place) -> Any:
        name = Text.read(self, value, place)
        if name is None:
            return None
        user_id: UUID = uuid5(OURS, json.dumps(["user", folded(name)]))
        return place.file.users.setdefault(user_id, User(id=user_id, name=name))

    def give(self, noun: Any, refer: Refer) -> Any:
        return None if noun.owner is None else noun.owner.name

    def tell(self, noun: Any) -> Any:
        return self.give(noun, str)
