"""What stays behind when something goes: it says for itself who takes part; inside a change."""

from planner.actions.notes import add_internally
from planner.actions.participation import assign_like
from planner.model import Delegate, Group, Item
from planner.rules.clock import stop_of
from planner.rules.participation import named_by


def leave(who: Group | Delegate, left: str) -> None:
    """Before a group or a delegate goes: what they alone were to do is for everyone from now on,
    and an item says so in its internal note."""
    for taking_part in who.participations:
        if len(taking_part.item.participations) == 1:
            taking_part.item.everyone = True
            add_internally(taking_part.item, left)
    for travelling in who.travellers:
        if len(travelling.leg.travellers) == 1:
            travelling.leg.everyone = True


def stand_alone(item: Item) -> None:
    """Before an item goes: its sessions stay as they were by it, who takes part and whether they
    happen; its rain plans are kept ready."""
    naming = named_by(item)
    for session in list(item.parts):
        session.stop = session.stop or stop_of(item)
        if session.everyone and naming is not None:
            assign_like(session, naming.participations)
        session.optional |= item.optional
        session.standby |= item.standby
        session.alternate_of = session.alternate_of or item.alternate_of
        if item.status.off and not session.status.off:
            for name in ("status", "cancelled_by", "cancelled_when", "cancelled_why"):
                setattr(session, name, getattr(item, name))
        session.whole = item.whole
    for plan in list(item.alternates):
        plan.standby, plan.alternate_of = True, None
