"""What the screens are about: a change to any of these, and they ask again."""

from planner.model import (
    Base,
    Blackout,
    City,
    Delegate,
    DelegateCare,
    Embassy,
    Exchange,
    Feedback,
    FollowOn,
    FollowOnTie,
    Group,
    GroupMember,
    Handout,
    Issue,
    Item,
    ItemNote,
    Leg,
    Organization,
    PairedCity,
    Participation,
    Person,
    Practice,
    PracticeAttachment,
    PracticeStep,
    Stop,
    ThemeWaiver,
    Traveller,
    Venue,
    Visit,
)
from planner.model.attachments import Attachment
from planner.model.deadlines import Deadline
from planner.model.delegations import Room
from planner.model.exchanges import Anniversary
from planner.model.findings import Acceptance
from planner.model.itinerary import Contact, ItemAttachment
from planner.model.people import PersonPrivate
from planner.model.travel import TravelTime, Vehicle

LISTED: tuple[type[Base], ...] = (
    *(Exchange, PairedCity, City, Visit, Stop, Item, Deadline),
    *(FollowOn, FollowOnTie),
)
WHOLE: tuple[type[Base], ...] = (
    *LISTED,
    Acceptance,
    Anniversary,
    Attachment,
    Blackout,
    Contact,
    Delegate,
    DelegateCare,
    Embassy,
    Feedback,
    Group,
    GroupMember,
    Handout,
    Issue,
    ItemAttachment,
    ItemNote,
    Leg,
    Organization,
    Participation,
    Person,
    PersonPrivate,
    Room,
    Practice,
    PracticeAttachment,
    PracticeStep,
    ThemeWaiver,
    TravelTime,
    Traveller,
    Vehicle,
    Venue,
)
