"""The exchange file as tables: which keys each record has, in order, and what they stand for.

Reading, writing and the JSON Schema all go by these tables; a new key is one line here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from planner.interchange.exchange_file.linked import (
    InGroups,
    Named,
    Ref,
    Sibling,
    WhichVisit,
    Who,
    WhoTravels,
)
from planner.interchange.exchange_file.nested import Months, Nested, Notes, object_schema
from planner.interchange.exchange_file.plain import (
    Choice,
    CityName,
    Clock,
    Day,
    Field,
    Flag,
    HowExact,
    Refer,
    Schema,
    Text,
    Texts,
    Whole,
    Zone,
)
from planner.interchange.exchange_file.shared import WhichCity, WhichEmbassy, WhichUser
from planner.model import (
    Anniversary,
    Base,
    Blackout,
    Contact,
    Deadline,
    Delegate,
    Exchange,
    ExchangeStatus,
    Function,
    Group,
    Item,
    ItemKind,
    ItemStatus,
    Leg,
    Mode,
    Organization,
    PairedCity,
    Participation,
    PartOfDay,
    Person,
    Role,
    Sector,
    Side,
    Stop,
    Traveller,
    Venue,
    Visit,
    VisitKind,
    VisitStatus,
    Wish,
)


@dataclass(frozen=True, slots=True)
class Many:
    """A key with a list of records that belong to this one, and the noun's list they stand in."""

    key: str
    attribute: str
    record: "Record"
    given: Mapping[str, Any] = field(default_factory=dict)  # what the list itself says of each


@dataclass(frozen=True, slots=True)
class Record:
    """One kind of record, and the noun it stands for.

    A record with a field that cannot be read is refused whole; one that holds others is taken
    without that field, unless the field is what it stands and falls with.
    """

    noun: type[Base]
    columns: tuple[Field | Many, ...]
    has_id: bool = True
    holds_others: bool = False
    stands_with: str | None = None

    @property
    def fields(self) -> tuple[Field, ...]:
        return tuple(column for column in self.columns if isinstance(column, Field))

    @property
    def lists(self) -> tuple[Many, ...]:
        return tuple(column for column in self.columns if isinstance(column, Many))

    @property
    def keys(self) -> set[str]:
        return {"id", *(column.key for column in self.columns)}

    def give(self, noun: Any, refer: Refer) -> dict[str, Any]:
        """The record to write for a noun, with all that belongs to it."""
        given: dict[str, Any] = {"id": str(noun.id)} if self.has_id else {}
        for column in self.columns:
            if isinstance(column, Many):
                value: Any = [
                    column.record.give(each, refer)
                    for each in getattr(noun, column.attribute)
                    if all(getattr(each, name) is there for name, there in column.given.items())
                ] or None
            else:
                value = column.give(noun, refer)
            if not column.key:
                given |= value
            elif value is not None:
                given[column.key] = value
        return given

    def tell(self, noun: Any) -> dict[str, Any]:
        """The fields of a noun for a report, without what belongs to it."""
        told: dict[str, Any] = {"id": str(noun.id)} if self.has_id else {}
        for each in self.fields:
            value = each.tell(noun)
            if not each.key:
                told |= value
            elif value is not None:
                told[each.key] = value
        return told

    def schema(self) -> Schema:
        """A JSON Schema of the record."""
        whole = [each for each in self.fields if not each.key]
        if whole:
            return whole[0].schema()
        schema = object_schema(self.fields)
        properties = schema.pop("properties")
        ordered = {
            column.key: (
                {"anyOf": [{"type": "array", "items": column.record.schema()}, {"type": "null"}]}
                if isinstance(column, Many)
                else properties[column.key]
            )
            for column in self.columns
        }
        if self.has_id:
            ordered = {"id": {"type": ["string", "null"], "minLength": 1}, **ordered}
        return {**schema, "properties": ordered}


PERSON = Record(
    Person,
    (
        Text("family_name"),
        Text("given_name"),
        Text("display_name"),
        Text("native_name"),
        Text("honorific"),
        Texts("languages"),
        Texts("emails"),
        Text("work_phone"),
        Text("trip_phone"),
    ),
)
ORGANIZATION = Record(
    Organization, (Text("name", default="Unnamed organization"), CityName("city"))
)
VENUE = Record(
    Venue,
    (Text("name", default="Unnamed place"), Text("address"), Text("room"), CityName("city")),
)
STOP = Record(
    Stop,
    (
        WhichCity("city"),
        Day("first_day"),
        Day("last_day"),
        Named("hotel", kind=Venue),
        Named("host", kind=Organization),
    ),
)
GROUP = Record(Group, (Text("name", default="Group"), Day("first_day"), Day("last_day")))
DELEGATE = Record(
    Delegate,
    (
        WhoTravels("person"),
        Choice("role", default=Role.MEMBER, kind=Role),
        Text("position"),
        Named("organization", kind=Organization),
        Choice("sector", kind=Sector),
        InGroups("groups"),
        Day("joins"),
        Day("leaves"),
    ),
)
CONTACT = Record(
    Contact,
    (
        Ref("person", kind=Person, strict=True),
        Text("name"),
        Text("position"),
        Named("organization", kind=Organization),
        Choice("function", default=Function.HOST, kind=Function),
        Text("phone"),
    ),
    has_id=False,
)
ITEM = Record(
    Item,
    (
        Ref("stop", kind=Stop),
        Day("date", "day"),
        Clock("start"),
        Clock("end"),
        Flag("ends_next_day"),
        HowExact("time_state"),
        Choice("part", kind=PartOfDay),
        Text("time_as_given"),
        Choice("kind", default=ItemKind.MEETING, kind=ItemKind),
        Text("title", required=True),
        Choice("status", default=ItemStatus.PROPOSED, kind=ItemStatus),
        Named("venue", kind=Venue),
        Text("meeting_point"),
        Text("dress"),
        Notes("notes"),
        Who("participants", link=Participation, links="participations"),
        Flag("optional"),
        Sibling("alternate_of"),
        Many("contacts", "contacts", CONTACT),
        Flag("host_may_be_named", default=True),
        Sibling("part_of", "whole"),
        Nested(
            "request",
            fields=(
                Text("asked_of"),
                Day("asked_on"),
                Text("asked_by"),
                Day("answered_on"),
                Day("chase_on"),
            ),
        ),
        Nested(
            "cancelled",
            fields=(
                Text("by", "cancelled_by"),
                Day("when", "cancelled_when"),
                Text("why", "cancelled_why"),
            ),
        ),
        Whole("fold", default=0, lowest=0, highest=1),
    ),
)


def _end(name: str) -> Nested:
    return Nested(
        name,
        fields=(
            Text("place", f"{name}_place"),
            Zone("zone", f"{name}_zone"),
            Day("date", f"{name}_day"),
            Clock("time", f"{name}_time"),
            Choice("part", f"{name}_part", kind=PartOfDay),
        ),
    )


LEG = Record(
    Leg,
    (
        Choice("mode", default=Mode.AIR, kind=Mode),
        Text("carrier"),
        Text("number"),
        _end("from"),
        _end("to"),
        Who("travellers", link=Traveller, links="travellers"),
    ),
)
VISIT = Record(
    Visit,
    (
        WhichVisit("kind", kind=VisitKind),
        Choice("status", default=VisitStatus.DRAFT, kind=VisitStatus),
        Text("dates_as_given"),
        Many("stops", "stops", STOP),
        Many("groups", "groups", GROUP),
        Many("delegates", "delegates", DELEGATE),
        Many("items", "items", ITEM),
        Many("legs", "legs", LEG),
    ),
    holds_others=True,
    stands_with="kind",
)
DEADLINE = Record(
    Deadline,
    (
        Text("key"),
        Ref("visit", kind=Visit),
        Text("what", default="Deadline"),
        Day("due"),
        WhichUser("owner"),
        Day("done_on"),
    ),
)
BLACKOUT = Record(
    Blackout, (Day("first_day"), Day("last_day"), Text("who"), Text("why")), has_id=False
)
ANNIVERSARY = Record(
    Anniversary,
    (
        Whole("month", lowest=1, highest=12),
        Whole("day", lowest=1, highest=31),
        Text("name"),
        CityName("city"),
        Choice("wish", default=Wish.AVOID, kind=Wish),
    ),
    has_id=False,
)
PAIRED_CITY = Record(PairedCity, (WhichCity("", required=True),), has_id=False)
EXCHANGE = Record(
    Exchange,
    (
        Text("name", required=True),
        Text("program", default="City Pair"),
        Text("theme"),
        Choice("status", default=ExchangeStatus.ACTIVE, kind=ExchangeStatus),
        WhichEmbassy("embassy"),
        Months("return_window_months"),
        Text("return_waived_because"),
        Many("blackout_dates", "blackouts", BLACKOUT),
        Many("anniversaries", "anniversaries", ANNIVERSARY),
        Many("foreign_cities", "cities", PAIRED_CITY, {"side": Side.FOREIGN}),
        Many("partner_cities", "cities", PAIRED_CITY, {"side": Side.PARTNER}),
        Text("notes"),
        Flag("sample"),
    ),
    holds_others=True,
    stands_with="name",
)
