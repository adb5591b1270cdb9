"""Who is given papers: delegates, hosts, interpreters, drivers, hotels, caterers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from uuid import NAMESPACE_OID, UUID, uuid5

from planner.editions.values import Reader
from planner.model import Contact, Function, Issue, Item, ItemKind, Stop, Venue, Visit
from planner.rules.folding import folded
from planner.rules.issues import handouts_of
from planner.rules.under_way import phone_of
from planner.wording import SOURCE, spoken_by

NOTICE = "change-notice"
_READS = {Function.INTERPRETER: "interpreter", Function.DRIVER: "driver"}


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody who is given papers, and which of them an issue changes."""

    key: str  # the same in every issue
    name: str
    audience: str
    papers: tuple[str, ...] = ()
    phone: str | None = None
    email: str | None = None
    items: frozenset[UUID] = frozenset()  # where they take part; of hosts, interpreters, drivers
    place: UUID | None = None
    delegate: UUID | None = None
    vehicle: str | None = None
    language: str | None = None  # that papers can be in and they speak; None: not known
    gone: bool = False  # has papers, and takes part no longer
    new: bool = False  # has none yet
    named: bool = True  # on papers; a host may have asked not to be

    @property
    def copy(self) -> str:
        """Whose copy theirs is."""
        return str(self.delegate or self.place or "")

    @property
    def whose(self) -> UUID:
        """The same for their own notice, which everybody has."""
        return self.delegate or self.place or uuid5(NAMESPACE_OID, self.key)

    def reads(self, reader: Reader) -> Reader:
        """How papers are set that are for them alone: as was asked for, else in the language they
        speak and by its clock and sheet; who reads no English reads 24 hours and A4."""
        own = replace(reader, audience=self.audience)
        if reader.language != SOURCE or self.language in (None, SOURCE):
            return own
        return replace(own, language=self.language, clock=24, size="a4")


def recipients(visit: Visit) -> list[Recipient]:
    """Everybody who is given papers of a visit."""
    found: dict[str, Recipient] = {}
    for source in (_delegates, _contacts, _local_hosts, _drivers, _places):
        for each in source(visit):
            known = found.get(each.key)
            found[each.key] = _united(known, each) if known else each
    return list(found.values())


def _united(known: Recipient, other: Recipient) -> Recipient:
    """One recipient found in two parts, such as an organization met, and the host of a stop."""
    return replace(
        known,
        phone=known.phone or other.phone,
        email=known.email or other.email,
        items=known.items | other.items,
    )


def given_in(issue: Issue, known: Iterable[Recipient]) -> list[Recipient]:
    """Those who were given something of an issue, as far as their copy can still be told."""
    here = {each.key: each for each in known}
    found = []
    notice = () if issue.number == 1 else (NOTICE,)
    for handout in issue.handouts:
        plain = Recipient(
            handout.key, handout.recipient, handout.audience, phone=handout.phone,
            email=handout.email,
        )  # fmt: skip
        found.append(replace(here.get(handout.key, plain), papers=(*notice, *handout.papers)))
    return found


# -- who there is ----------------------------------------------------------------------------------


def _delegates(visit: Visit) -> Iterator[Recipient]:
    for delegate in visit.delegates:
        person = delegate.person
        yield Recipient(
            f"delegate:{delegate.id}",
            str(delegate),
            "delegation",
            phone=person.trip_phone or person.work_phone,
            email=next(iter(person.emails or ()), None),
            delegate=delegate.id,
            language=spoken_by(person.languages),
        )


def _contacts(visit: Visit) -> Iterator[Recipient]:
    met: dict[tuple[str, str], list[Contact]] = {}
    for item in visit.items:
        for contact in item.contacts:
            called = _called(contact)
            if called and contact.function is not Function.ESCORT:
                audience = _READS.get(contact.function, "hosts")
                met.setdefault((audience, _who(contact, called)), []).append(contact)
    held = {
        (own[-1].audience, folded(own[-1].recipient)): key
        for key, own in handouts_of(visit).items()
    }
    for (audience, who), contacts in met.items():
        person = next((each.person for each in contacts if each.person), None)
        phones = (each.phone for each in contacts if each.phone)
        others = (phone for each in contacts if (phone := phone_of(each)))
        yield Recipient(
            # by name alone, and spelled otherwise since an issue: under the key of then
            held.get((audience, who), f"{audience}:{who}"),
            _called(contacts[0]) or "",
            audience,
            phone=next(phones, next(others, None)),
            email=next(iter(person.emails or ()), None) if person else None,
            items=frozenset(each.item.id for each in contacts),
            language=spoken_by(person.languages) if person else None,
            named=all(each.item.host_may_be_named for each in contacts),
        )


def _who(contact: Contact, called: str) -> str:
    """Somebody known by the record, else by the name; of an organization of which nobody is known
    the record counts, since two may share a name."""
    if contact.person is not None:
        return str(contact.person.id)
    if not contact.full_name and contact.organization is not None:
        return str(contact.organization.id)
    return folded(called)


def _called(contact: Contact) -> str | None:
    """Who is not known yet is reached by way of the organization."""
    return contact.full_name or (contact.organization.name if contact.organization else None)


def _local_hosts(visit: Visit) -> Iterator[Recipient]:
    """The organization that receives the delegation at a stop."""
    for stop in visit.stops:
        if stop.host is not None:
            yield Recipient(
                f"hosts:{stop.host.id}",
                stop.host.name,
                "hosts",
                phone=stop.host.phone,
                items=frozenset(item.id for item in visit.items if _hosts(item, stop)),
            )


def _hosts(item: Item, stop: Stop) -> bool:
    """Whether the local host of a stop has an item: with its own people, or for want of others."""
    aside = (Function.ESCORT, *_READS)
    known = (each for each in item.contacts if _called(each))
    hosts = [each.organization for each in known if each.function not in aside]
    return stop.host in hosts or (item.stop is stop and not hosts)


def _drivers(visit: Visit) -> Iterator[Recipient]:
    for vehicle in visit.vehicles:
        if vehicle.driver:
            yield Recipient(
                f"vehicle:{vehicle.id}",
                vehicle.driver,
                "driver",
                phone=vehicle.phone,
                vehicle=vehicle.name,
            )


def _places(visit: Visit) -> Iterator[Recipient]:
    meals = (ItemKind.MEAL, ItemKind.RECEPTION)
    hotels = [stop.hotel for stop in visit.stops if stop.hotel]
    tables = [item.venue for item in visit.items if item.kind in meals and item.venue]
    for audience, venues in (("hotel", hotels), ("caterer", tables)):
        for venue in venues:
            yield _place(audience, venue)


def _place(audience: str, venue: Venue) -> Recipient:
    return Recipient(
        f"{audience}:{venue.id}", venue.name, audience, phone=venue.phone, place=venue.id
    )


def gone_from(visit: Visit) -> Iterator[Recipient]:
    """Those who hold papers and take part in nothing any more."""
    here = {each.key for each in recipients(visit)}
    for key, handouts in handouts_of(visit).items():
        newest = handouts[-1]
        if key in here:
            continue
        kind, _, thing = key.partition(":")
        whose = _id(thing) if kind in ("delegate", "hotel", "caterer") else None
        yield Recipient(
            key,
            newest.recipient,
            newest.audience,
            phone=newest.phone,
            email=newest.email,
            delegate=whose if kind == "delegate" else None,
            place=whose if kind != "delegate" else None,
            vehicle="" if kind == "vehicle" else None,
            gone=True,
        )


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
