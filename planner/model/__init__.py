"""The nouns: the language all other rooms speak."""

from planner.model.base import Base, Disclosure, new_id
from planner.model.deadlines import Deadline
from planner.model.delegations import Delegate, DelegateCare, Group, GroupMember, Role, Sector
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
from planner.model.itinerary import (
    Contact,
    Function,
    Item,
    ItemKind,
    ItemNote,
    ItemStatus,
    Participation,
    TimeState,
)
from planner.model.offices import Embassy, User
from planner.model.people import Person, PersonPrivate
from planner.model.places import City, Organization, Venue
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
    "Anniversary",
    "Base",
    "Blackout",
    "City",
    "Contact",
    "Deadline",
    "Delegate",
    "DelegateCare",
    "Disclosure",
    "Embassy",
    "Exchange",
    "ExchangeStatus",
    "Function",
    "Group",
    "GroupMember",
    "Item",
    "ItemKind",
    "ItemNote",
    "ItemStatus",
    "Leg",
    "Mode",
    "Organization",
    "PairedCity",
    "PartOfDay",
    "Participation",
    "Person",
    "PersonPrivate",
    "Refused",
    "Role",
    "Sector",
    "Side",
    "Stop",
    "TimeState",
    "Traveller",
    "User",
    "Venue",
    "Visit",
    "VisitKind",
    "VisitStatus",
    "Wish",
    "new_id",
]
