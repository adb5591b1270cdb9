"""An exchange with something of every noun."""

from datetime import time

from builders import (
    TODAY,
    a_blackout,
    a_contact,
    a_deadline,
    a_delegate,
    a_foreign_city,
    a_group,
    a_leg,
    a_note,
    a_participation,
    a_person,
    a_room,
    a_stop,
    a_traveller,
    a_user,
    a_vehicle,
    a_venue,
    a_visit,
    a_way,
    an_acceptance,
    an_anniversary,
    an_attachment,
    an_embassy,
    an_exchange,
    an_item,
    an_organization,
    care,
    private_fields,
)

from planner.model import (
    Exchange,
    Feedback,
    FollowOn,
    FollowOnAttachment,
    FollowOnKind,
    FollowOnPerson,
    FollowOnTie,
    Item,
    ItemAttachment,
    Practice,
    PracticeAttachment,
    PracticeStatus,
    PracticeStep,
    ThemeWaiver,
    VisitKind,
)


def a_practice(item: Item | None = None) -> Practice:
    return Practice(
        title="Open gym at night",
        item=item,
        where="Tampa",
        status=PracticeStatus.PROPOSED,
        steps=[PracticeStep(status=PracticeStatus.PROPOSED, day=TODAY)],
        attachments=[PracticeAttachment(attachment=an_attachment())],
    )


def a_follow_on() -> FollowOn:
    return FollowOn(
        kind=FollowOnKind.WORKSHOP,
        title="Alumni workshop",
        cities=("Nantes",),
        amount=250_000,
        currency="EUR",
        people=[FollowOnPerson(name="Rosa Quist")],
        attachments=[FollowOnAttachment(attachment=an_attachment())],
    )


def an_exchange_with_everything(items: int = 6, delegates: int = 4) -> Exchange:
    """Something of every noun: both visits, groups, legs, notes, a rain plan, parts of an item."""
    first = a_visit()
    hotel, city_hall, host = a_venue("Grand Hotel"), a_venue(), an_organization()
    for stop in first.stops:
        stop.hotel, stop.host = hotel, host
    for rank in range(delegates):
        person = a_person(f"Delegate {rank}", private=private_fields(passport_number=f"P{rank}"))
        first.delegates.append(a_delegate(person, rank=rank, organization=host, care=care()))
    for stop in first.stops:
        first.delegates[0].rooms.append(a_room(stop, rank=stop.rank))
    half = first.delegates[: delegates // 2]
    first.groups.append(a_group(*half))
    first.vehicles.append(a_vehicle())
    first.legs = [
        a_leg(vehicle=first.vehicles[0]),
        a_leg(
            everyone=False,
            number="56",
            rank=1,
            travellers=[a_traveller(first.groups[0]), a_traveller(first.delegates[-1], rank=1)],
        ),
    ]
    for rank in range(items):
        item = an_item(
            f"Meeting {rank}",
            rank=rank,
            start=time(8 + rank % 10),
            end=time(9 + rank % 10),
            stop=first.stops[1],
            venue=city_hall,
            vehicle=first.vehicles[0],
            everyone=False,
            attachments=[ItemAttachment(attachment=an_attachment())] if rank == 0 else [],
            notes=[a_note(), a_note("driver", "Wait at the side door.")],
            contacts=[
                a_contact(organization=host),
                a_contact(None, person=a_person("Dyer"), rank=1),
            ],
        )
        item.participations.append(a_participation(first.groups[0]))
        item.participations += [
            a_participation(who, rank=at + 1) for at, who in enumerate(first.delegates[-2:])
        ]
        first.items.append(item)
    if items >= 3:
        first.items[1].whole = first.items[0]
        first.items[2].alternate_of = first.items[0]
    owner = a_user(embassy=an_embassy())
    deadlines = [a_deadline(owner=owner, visit=first), a_deadline("Press notice", rank=1)]
    if first.items:
        first.feedback.append(Feedback(item=first.items[0], respondent="R1", rating=4))
    return an_exchange(
        practices=[a_practice(first.items[0] if first.items else None)],
        theme_waivers=[ThemeWaiver(theme="Youth", because="Seen in a workshop since.")],
        follow_on_ties=[FollowOnTie(follow_on=a_follow_on())],
        visits=[first, a_visit(VisitKind.RETURN, stops=[a_stop(a_foreign_city())], rank=1)],
        deadlines=deadlines,
        blackouts=[a_blackout()],
        anniversaries=[an_anniversary()],
        travel_times=[a_way(hotel, city_hall)],
        acceptances=[an_acceptance()],
        embassy=owner.embassy,
    )
