"""The records of a visit: all that stands under `visits` of an exchange file, as tables."""

from planner.interchange.exchange_file.linked import (
    InGroups,
    Named,
    Ref,
    Sibling,
    WhichStop,
    WhichVisit,
    Who,
    WhoTravels,
)
from planner.interchange.exchange_file.nested import Nested, Notes
from planner.interchange.exchange_file.plain import (
    Choice,
    Clock,
    Day,
    Flag,
    HowExact,
    Text,
    Texts,
    Whole,
    Zone,
)
from planner.interchange.exchange_file.record import Many, Record
from planner.interchange.exchange_file.shared import WhichCity
from planner.model import (
    LONGEST_TRAVEL,
    Consent,
    Contact,
    Delegate,
    Feedback,
    Function,
    Group,
    Handout,
    Issue,
    Item,
    ItemKind,
    ItemStatus,
    Leg,
    Mode,
    Organization,
    Participation,
    PartOfDay,
    Person,
    Role,
    Room,
    Sector,
    Stop,
    Traveller,
    Vehicle,
    Venue,
    Visit,
    VisitKind,
    VisitStatus,
)

STOP = Record(
    Stop,
    (
        WhichCity("city"),
        Day("first_day"),
        Day("last_day"),
        Named("hotel", kind=Venue),
        Named("host", kind=Organization),
        Text("emergency_numbers"),
        Text("hospital"),
        Text("consulate"),
    ),
)
VEHICLE = Record(
    Vehicle,
    (
        Text("name", default="Vehicle"),
        Whole("seats", lowest=1, highest=999),
        Text("plate"),
        Text("driver"),
        Text("phone"),
    ),
)
GROUP = Record(Group, (Text("name", default="Group"), Day("first_day"), Day("last_day")))
ROOM = Record(
    Room,
    (
        WhichStop("stop"),
        Text("type"),
        Text("sharing_with"),
        Whole("nights", lowest=0, highest=366),
        Text("confirmation"),
    ),
)
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
        Text("arrival"),
        Text("departure"),
        Text("english_level"),
        Flag("needs_interpreter", default=None),
        Choice("consent", default=Consent.UNKNOWN, kind=Consent),
        Text("biography"),
        Text("room_type"),
        Text("sharing_with"),
        Text("notes"),
        Many("rooms", "rooms", ROOM),
    ),
    holds_others=True,
    stands_with="person",
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
        Clock("coach_leaves"),
        Whole("travel_minutes", lowest=0, highest=LONGEST_TRAVEL),
        Ref("vehicle", kind=Vehicle),
        Text("language"),
        Text("theme"),
        Text("speaking_order"),
        Text("gifts"),
        Flag("own_arrangements"),
        Flag("standby"),
        Flag("public"),
        Day("names_sent_on"),
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
            Whole("fold", f"{name}_fold", default=0, lowest=0, highest=1),
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
        Ref("vehicle", kind=Vehicle),
    ),
)
FEEDBACK = Record(
    Feedback,
    (
        Ref("item", kind=Item),
        Text("respondent"),
        Whole("rating", lowest=1, highest=5),
        Text("comment"),
    ),
)
HANDOUT = Record(
    Handout,
    (
        Text("recipient", required=True),
        Text("key", default=""),
        Text("audience", default="delegation"),
        Texts("papers"),
        Text("phone"),
        Text("email"),
        Text("channel"),
        Text("told", "told_at"),
        Text("acknowledged", "acknowledged_at"),
    ),
)
ISSUE = Record(
    Issue,
    (
        Whole("number", default=1, lowest=1, highest=9999),
        Day("date", "day"),
        Text("reason", default=""),
        Text("digest", default=""),
        Many("recipients", "handouts", HANDOUT),
    ),
)
VISIT = Record(
    Visit,
    (
        WhichVisit("kind", kind=VisitKind),
        Choice("status", default=VisitStatus.DRAFT, kind=VisitStatus),
        Text("dates_as_given"),
        Many("stops", "stops", STOP),
        Many("vehicles", "vehicles", VEHICLE),
        Many("groups", "groups", GROUP),
        Many("delegates", "delegates", DELEGATE),
        Many("items", "items", ITEM),
        Many("legs", "legs", LEG),
        Many("feedback", "feedback", FEEDBACK),
        Many("issues", "issues", ISSUE),
    ),
    holds_others=True,
    stands_with="kind",
)
