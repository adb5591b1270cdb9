"""The exchange file as tables: which keys each record has, in order, and what they stand for.

Reading, writing and the JSON Schema all go by these tables; a new key is one line here.
"""

from planner.interchange.exchange_file.linked import (
    InGroups,
    Named,
    OfAnyVisit,
    Ref,
    Sibling,
    TakingPart,
    Way,
    WhichStop,
    WhichVisit,
    Who,
    WhoTravels,
)
from planner.interchange.exchange_file.nested import Months, Nested, Notes
from planner.interchange.exchange_file.plain import (
    Choice,
    CityName,
    Clock,
    Day,
    Flag,
    HowExact,
    Id,
    Money,
    Text,
    Texts,
    Whole,
    Zone,
)
from planner.interchange.exchange_file.record import Many, Record
from planner.interchange.exchange_file.shared import WhichCity, WhichEmbassy, WhichUser
from planner.model import (
    LONGEST_TRAVEL,
    Acceptance,
    Anniversary,
    Blackout,
    Consent,
    Contact,
    Deadline,
    Delegate,
    Exchange,
    ExchangeStatus,
    Feedback,
    FollowOn,
    FollowOnKind,
    FollowOnStatus,
    Function,
    Group,
    Handout,
    Issue,
    Item,
    ItemKind,
    ItemStatus,
    Leg,
    Mode,
    NameOrder,
    Organization,
    PairedCity,
    Participation,
    PartOfDay,
    Person,
    Practice,
    PracticeStatus,
    PracticeStep,
    Role,
    Room,
    Sector,
    Side,
    Stop,
    ThemeWaiver,
    Traveller,
    TravelTime,
    Vehicle,
    Venue,
    Visit,
    VisitKind,
    VisitStatus,
    Wish,
)

PERSON = Record(
    Person,
    (
        Text("family_name"),
        Text("given_name"),
        Choice("name_order", kind=NameOrder),
        Text("display_name"),
        Text("native_name"),
        Text("pronunciation"),
        Text("honorific"),
        Text("suffix"),
        Texts("languages"),
        Texts("emails"),
        Text("work_phone"),
        Text("trip_phone"),
    ),
    holds_others=True,
)
ORGANIZATION = Record(
    Organization,
    (Text("name", default="Unnamed organization"), CityName("city"), Text("phone")),
)
VENUE = Record(
    Venue,
    (
        Text("name", default="Unnamed place"),
        Text("address"),
        Text("room"),
        CityName("city"),
        Text("phone"),
        Text("access_rules"),
        Flag("names_in_advance"),
    ),
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
DEADLINE = Record(
    Deadline,
    (
        Text("key"),
        Ref("visit", kind=Visit),
        Text("what", default="Deadline"),
        Day("due"),
        WhichUser("owner"),
        Day("done_on"),
        Text("note"),
        Day("snoozed_until"),
        Text("snoozed_because"),
        Day("set_on"),
    ),
)
FOLLOW_ON = Record(
    FollowOn,
    (
        Choice("kind", default=FollowOnKind.OTHER, kind=FollowOnKind),
        Text("title", required=True),
        Day("date", "day"),
        Day("last_day"),
        Clock("start"),
        Zone("zone"),
        Text("date_as_given"),
        Text("repeats"),
        Text("place"),
        Texts("cities"),
        TakingPart("people"),
        Texts("organizations"),
        Money("amount"),
        Money("amount_approved", "approved"),
        Money("amount_spent", "spent"),
        Text("currency"),
        Choice("status", default=FollowOnStatus.PLANNED, kind=FollowOnStatus),
        Text("outcome"),
        Text("source"),
        Flag("sample"),
    ),
)
PRACTICE = Record(
    Practice,
    (
        Text("title", required=True),
        OfAnyVisit("item", kind=Item),
        Text("what"),
        Text("where"),
        Text("who"),
        Text("whom_to_call"),
        Text("noted_by"),
        Choice("status", default=PracticeStatus.NOTED, kind=PracticeStatus),
        Text("evidence"),
        Many(
            "steps",
            "steps",
            Record(
                PracticeStep,
                (
                    Choice("status", default=PracticeStatus.NOTED, kind=PracticeStatus),
                    Day("date", "day"),
                    Text("who"),
                    Text("evidence"),
                ),
                has_id=False,
            ),
        ),
    ),
)
THEME_WAIVER = Record(
    ThemeWaiver, (Text("theme", required=True), Text("because", required=True)), has_id=False
)
TRAVEL_TIME = Record(
    TravelTime,
    (
        Way("from", "from_venue"),
        Way("to", "to_venue"),
        Whole("minutes", required=True, lowest=0, highest=LONGEST_TRAVEL),
        Text("by"),
    ),
    has_id=False,
)
ACCEPTANCE = Record(
    Acceptance,
    (Id("finding", required=True), Text("rule", required=True), Text("reason", required=True)),
    has_id=False,
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
        Whole("interpreter_day", lowest=1, highest=24 * 60),
        Whole("interpreter_run", lowest=1, highest=24 * 60),
        Many("blackout_dates", "blackouts", BLACKOUT),
        Many("anniversaries", "anniversaries", ANNIVERSARY),
        Many("foreign_cities", "cities", PAIRED_CITY, {"side": Side.FOREIGN}),
        Many("partner_cities", "cities", PAIRED_CITY, {"side": Side.PARTNER}),
        Many("themes_waived", "theme_waivers", THEME_WAIVER),
        Text("notes"),
        Text("legal_hold"),
        Flag("sample"),
    ),
    holds_others=True,
    stands_with="name",
)
