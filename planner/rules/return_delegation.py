"""Who should travel back: the counterparts whom the first delegation met."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from planner.model import (
    Contact,
    Exchange,
    Function,
    Item,
    Organization,
    Person,
    Side,
    VisitKind,
)
from planner.rules.folding import folded
from planner.rules.return_visits import visit_of

_HOSTS = (Function.HOST, Function.SPEAKER)


@dataclass(slots=True)
class Host:
    """Somebody met on the first visit, as the itinerary names them: a record, or only a name."""

    name: str
    person: Person | None
    position: str | None
    organization: Organization | None
    items: list[Item] = field(default_factory=list)


def hosts_met(exchange: Exchange) -> list[Host]:
    """The named hosts and speakers of the first visit in the partner cities, in the order met."""
    found: dict[tuple[str, ...], Host] = {}
    for item, contact in _meetings(exchange):
        name = (str(contact.person) if contact.person else contact.name or "").strip()
        if not name:
            continue
        organization = contact.organization
        key = (
            (str(contact.person.id),)
            if contact.person
            else (folded(name), folded(organization.name) if organization else "")
        )
        host = found.setdefault(key, Host(name, contact.person, contact.position, organization))
        host.position = host.position or contact.position
        host.organization = host.organization or organization
        host.items.append(item)
    return list(found.values())


def met_again(hosts: Sequence[Host], people: Iterable[Person]) -> list[Person | None]:
    """Who of these people each host is: the record, or who is called so, with titles or without."""
    known: dict[object, Person] = {}
    named = any(host.person is None for host in hosts)
    for person in people:
        known[person.id] = person
        for name in _names_of(person) if named else ():
            known.setdefault(name, person)
    return [known.get(host.person.id if host.person else _plain(host.name)) for host in hosts]


def _names_of(person: Person) -> set[str]:
    """All that an itinerary may call somebody: “Rosa Villanueva”, “Lt. Rosa Villanueva, Ph.D.”."""
    names = {_plain(str(person))}
    for before, after in (("", person.suffix), (person.honorific, ""),
                          (person.honorific, person.suffix)):  # fmt: skip
        names.add(_plain(" ".join(filter(None, (before, str(person), after)))))
    return names


def _plain(name: str) -> str:
    return " ".join(folded(name).replace(",", " ").split())


def _meetings(exchange: Exchange) -> Iterator[tuple[Item, Contact]]:
    first = visit_of(exchange, VisitKind.FIRST)
    partners = {city.id for city in exchange.cities_of(Side.PARTNER)}
    for item in first.items if first else ():
        # who was met on the way, in Washington, is a host but no counterpart
        city = item.stop.city if item.stop else None
        elsewhere = bool(partners) and city is not None and city.id not in partners
        if not item.status.off and not elsewhere:
            for contact in item.contacts:
                if contact.function in _HOSTS:
                    yield item, contact


def proposed_people(exchange: Exchange) -> list[Person]:
    """Who travels on the return visit; as long as nobody was named, the hosts met."""
    back = visit_of(exchange, VisitKind.RETURN)
    if back and back.delegates:
        return [delegate.person for delegate in back.delegates]
    return [host.person for host in hosts_met(exchange) if host.person]
