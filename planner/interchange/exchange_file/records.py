"""The exchange file as tables: which keys each record has, in order, and what they stand for.

Reading, writing and the JSON Schema all go by these tables; a new key is one line here, or among
the records of a visit.
"""

from planner.interchange.exchange_file.linked import (
    OfAnyVisit,
    Ref,
    TakingPart,
    Way,
)
from planner.interchange.exchange_file.nested import Months
from planner.interchange.exchange_file.plain import (
    Choice,
    CityName,
    Clock,
    Day,
    Flag,
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
    Deadline,
    Exchange,
    ExchangeStatus,
    FollowOn,
    FollowOnKind,
    FollowOnStatus,
    Item,
    NameOrder,
    Organization,
    PairedCity,
    Person,
    Practice,
    PracticeStatus,
    PracticeStep,
    Side,
    ThemeWaiver,
    TravelTime,
    Venue,
    Visit,
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
