"""What a coordinator can do to the groups of a delegation. Each function is one undo step."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy.orm import Session

from planner.actions import typed
from planner.actions.leaving import leave
from planner.model import Delegate, Group, GroupMember, Refused, Visit
from planner.store.here import still_here
from planner.store.journal import change


def add_group(session: Session, visit_id: UUID, name: str, members: Sequence[UUID] = ()) -> UUID:
    """A new group of the visit, with these delegates."""
    visit = still_here(session, Visit, visit_id)
    if not name.strip():
        raise Refused("A group needs a name.", field="name")
    group = Group(name=name.strip(), rank=max((each.rank for each in visit.groups), default=-1) + 1)
    with change(session, "Add {group}", about=[visit.exchange_id], group=str(group)):
        visit.groups.append(group)
        for delegate in members:
            put_into(group, session.get_one(Delegate, delegate))
    return group.id


def edit_group(session: Session, group_id: UUID, fields: Mapping[str, str]) -> None:
    """Change name, first_day or last_day of a group; values as typed."""
    group = still_here(session, Group, group_id)
    with change(session, "Change {group}", about=[group.visit.exchange_id], group=str(group)):
        for name, value in fields.items():
            if name == "name" and value.strip():
                group.name = value.strip()
            elif name == "name":
                raise Refused("A group needs a name.", field="name")
            elif name in ("first_day", "last_day"):
                setattr(group, name, typed.day(value, name, near=group.visit.first_day))
            else:
                raise typed.refuse_unknown(name, ("name", "first_day", "last_day"))
        _refuse_two_groups(group)


def set_member(session: Session, group_id: UUID, delegate_id: UUID, inside: bool) -> None:
    """Put a delegate into a group, or take them out."""
    group, delegate = still_here(session, Group, group_id), session.get(Delegate, delegate_id)
    if delegate is None or delegate.visit is not group.visit:
        raise Refused("This delegate is no longer here.")
    member = next((each for each in group.members if each.delegate is delegate), None)
    if (member is not None) is inside:
        return
    sentence = "Put {delegate} into {group}" if inside else "Take {delegate} out of {group}"
    about = [group.visit.exchange_id]
    with change(session, sentence, about=about, delegate=str(delegate), group=str(group)):
        if member is None:
            put_into(group, delegate)
        else:
            group.members.remove(member)


def put_into(group: Group, delegate: Delegate) -> None:
    """Let a delegate go with a group, and with no other on the same days; inside a change."""
    for member in list(delegate.memberships):
        if member.group is not group and member.group.meets(group):
            member.group.members.remove(member)
            delegate.memberships.remove(member)
    rank = max((each.rank for each in group.members), default=-1) + 1
    group.members.append(GroupMember(delegate=delegate, rank=rank))


def remove_group(session: Session, group_id: UUID) -> None:
    """Take a group away; its delegates stay. What it alone was to do is for everyone, and an item
    says so."""
    group = still_here(session, Group, group_id)
    with change(session, "Remove {group}", about=[group.visit.exchange_id], group=str(group)):
        leave(group, f"Was for {group} alone, which is no more.")
        session.delete(group)


def _refuse_two_groups(group: Group) -> None:
    """Nobody goes two ways on one day, so the days of a group cannot reach into those of another
    that one of its delegates is in."""
    for member in group.members:
        for other in member.delegate.memberships:
            if other.group is not group and other.group.meets(group):
                raise Refused(
                    "On these days {who} is in {other} as well. Take them out of one of the two.",
                    field="last_day",
                    who=str(member.delegate),
                    other=str(other.group),
                )
