"""Copying items: which fields a copy has, each on a list, so that none is copied by chance."""

from planner.model import Contact, Item, ItemNote, Visit

COPIED = frozenset(
    {
        "title",
        "day",
        "start",
        "end",
        "ends_next_day",
        "fold",
        "time_state",
        "part",
        "kind",
        "meeting_point",
        "coach_leaves",
        "travel_minutes",
        "dress",
        "language",
        "theme",
        "speaking_order",
        "gifts",
        "own_arrangements",
        "standby",
        "public",
        "everyone",
        "optional",
        "host_may_be_named",
    }
)
"""What an item is. A copy has it too."""

NOT_COPIED = frozenset(
    {
        "id",
        "rank",
        "status",
        "time_as_given",
        "names_sent_on",
        "asked_of",
        "asked_on",
        "asked_by",
        "answered_on",
        "chase_on",
        "cancelled_by",
        "cancelled_when",
        "cancelled_why",
    }
)
"""What happened to this one item: a copy is proposed, and nobody was asked for it."""

CONTACT_COPIED = ("name", "position", "function", "phone", "rank")


def copy_of(item: Item, visit: Visit) -> Item:
    """A new item like this one, for this visit; without participants, stop and parts."""
    copy = Item(**{name: getattr(item, name) for name in COPIED})
    copy.venue = item.venue
    copy.vehicle = item.vehicle if item.visit is visit else None
    for note in item.notes:
        copy.notes.append(ItemNote(audience=note.audience, text=note.text))
    for contact in item.contacts:
        own = {name: getattr(contact, name) for name in CONTACT_COPIED}
        copy.contacts.append(
            Contact(**own, person=contact.person, organization=contact.organization)
        )
    return copy
