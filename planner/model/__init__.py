"""The nouns: the language all other rooms speak."""

from planner.model.attachments import Attachment
from planner.model.base import Base, Disclosure, new_id
from planner.model.deadlines import Counted, Deadline, DeadlineRule
from planner.model.delegations import (
    Consent,
    Delegate,
    DelegateCare,
    Group,
    GroupMember,
    Role,
    Room,
    Sector,
)
from planner.model.errors import Refused
from planner.model.exchanges import (
    Anniversary,
    Blackout,
    Exchange,
    ExchangeStatus,
    PairedCity,
    Side,
    Wish,
)
from planner.model.feedback import Feedback
from planner.model.findings import Acceptance
from planner.model.follow_on import (
    FollowOn,
    FollowOnAttachment,
    FollowOnKind,
    FollowOnPerson,
    FollowOnStatus,
    FollowOnTie,
)
from planner.model.issues import Handout, Issue
from planner.model.itinerary import (
    Contact,
    Function,
    Item,
    ItemAttachment,
    ItemKind,
    ItemNote,
    ItemStatus,
    Participation,
    TimeState,
)
from planner.model.layouts import ListLayout
from planner.model.offices import Embassy, User
from planner.model.people import NameOrder, Person, PersonPrivate
from planner.model.places import City, Organization, Venue
from planner.model.practices import (
    Practice,
    PracticeAttachment,
    PracticeStatus,
    PracticeStep,
    ThemeWaiver,
)
from planner.model.templates import Template, TemplateItem
from planner.model.travel import LONGEST_TRAVEL, TravelTime, Vehicle
from planner.model.visits import (
    Leg,
    Mode,
    PartOfDay,
    Stop,
    Traveller,
    Visit,
    VisitKind,
    VisitStatus,
)

__all__ = [
    "LONGEST_TRAVEL",
    "Acceptance",
    "Anniversary",
    "Attachment",
    "Base",
    "Blackout",
    "City",
    "Consent",
    "Contact",
    "Counted",
    "Deadline",
    "DeadlineRule",
    "Delegate",
    "DelegateCare",
    "Disclosure",
    "Embassy",
    "Exchange",
    "ExchangeStatus",
    "Feedback",
    "FollowOn",
    "FollowOnAttachment",
    "FollowOnKind",
    "FollowOnPerson",
    "FollowOnStatus",
    "FollowOnTie",
    "Function",
    "Group",
    "GroupMember",
    "Handout",
    "Issue",
    "Item",
    "ItemAttachment",
    "ItemKind",
    "ItemNote",
    "ItemStatus",
    "Leg",
    "ListLayout",
    "Mode",
    "NameOrder",
    "Organization",
    "PairedCity",
    "PartOfDay",
    "Participation",
    "Person",
    "PersonPrivate",
    "Practice",
    "PracticeAttachment",
    "PracticeStatus",
    "PracticeStep",
    "Refused",
    "Role",
    "Room",
    "Sector",
    "Side",
    "Stop",
    "Template",
    "TemplateItem",
    "ThemeWaiver",
    "TimeState",
    "TravelTime",
    "Traveller",
    "User",
    "Vehicle",
    "Venue",
    "Visit",
    "VisitKind",
    "VisitStatus",
    "Wish",
    "new_id",
]
