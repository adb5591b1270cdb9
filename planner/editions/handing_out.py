"""What goes out with a new issue: the copies that changed, whom they concern, and the notices."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import UUID

from planner.editions.audiences import A_COPY_EACH
from planner.editions.concerned import concerned
from planner.editions.issuing import Filed, Frozen, Key, editions_after, freeze
from planner.editions.making import Copy, copies_of
from planner.editions.notice import change_notice
from planner.editions.order import Order
from planner.editions.recipients import NOTICE, Recipient
from planner.editions.values import ChangeNotice, Edition, Issued
from planner.model import Issue, Refused
from planner.rules.issues import handouts_of


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One copy of a paper that goes out, and the order it was made for."""

    paper: str
    order: Order
    copy: Copy


@dataclass(frozen=True)
class Handing:
    """An issue about to be given out; nothing is kept yet."""

    number: int
    order: Order
    reason: str
    before: Frozen
    after: Frozen
    editions: dict[Key, Edition]
    newest: Issue | None
    whom: tuple[Recipient, ...]

    def changed(self) -> Iterator[Outgoing]:
        """Every copy for others that this issue changes."""
        for key, kept in self.after.items():
            audience, paper, whose = key
            own = replace(self.order, reader=replace(self.order.reader, audience=audience))
            ours = paper not in own.audience.papers or audience == "internal"
            if ours or kept.issued.number != self.number:
                continue
            edition = replace(self.editions[key], made_on=kept.issued.on, issue=kept.issued)
            only, alone = edition.only_for, UUID(whose) if whose else None
            each = paper in A_COPY_EACH
            copy = Copy(edition, only if each else None, None if each else only, alone)
            yield Outgoing(paper, own, copy)

    def notices(self) -> Iterator[Outgoing]:
        """A change notice for everyone concerned; those who read the same share one."""
        if self.newest is None:
            return
        sharing: dict[tuple[str, UUID | None], list[Recipient]] = {}
        for each in self.whom:
            sharing.setdefault((each.audience, each.whose), []).append(each)
        for each, *others in sharing.values():
            last = self._held_by(each, *others)
            held = Filed(
                last.number,
                last.day,
                self.before,  # what none of them holds did not concern them
                self.after,
                why=self.reason,
                issued=Issued(self.number, self.order.made_on),
            )
            reader = replace(self.order.reader, audience=each.audience)
            own = replace(self.order, reader=reader, held=held)
            if each.gone or each.vehicle is not None:
                notice = change_notice(replace(own, vehicle=each.vehicle or None))
                changes = () if each.gone else notice.changes
                notice = replace(
                    notice,
                    only_for=each.name,
                    changes=changes,
                    papers=each.papers,
                    gone=each.gone,
                )
                yield Outgoing(NOTICE, own, Copy(notice, each.name, None, each.whose))
            else:
                own = replace(own, person=each.delegate, place=each.place)
                for copy in copies_of(NOTICE, own):
                    assert isinstance(copy.edition, ChangeNotice)
                    told = replace(copy.edition, papers=each.papers)
                    yield Outgoing(NOTICE, own, replace(copy, edition=told))

    def _held_by(self, *readers: Recipient) -> Issue:
        """The newest issue of which these were given something; else the newest of all."""
        assert self.newest is not None
        known = handouts_of(self.order.visit)
        given = [handout.issue for each in readers for handout in known.get(each.key, ())]
        older = [issue for issue in given if issue.number < self.number]
        return max(older, key=lambda issue: issue.number, default=self.newest)


def hand_out(order: Order, newest: Issue | None, before: Frozen, reason: str) -> Handing:
    """Today's program as the next issue; Refused where nothing has changed since the newest."""
    number = newest.number + 1 if newest else 1
    editions = dict(editions_after(order, before))
    after = freeze(editions.items(), number, order.made_on, before)
    if newest and after == before:
        raise Refused(
            "Nothing has changed since issue {number}, so there is nothing to give out.",
            number=newest.number,
        )
    whom = tuple(concerned(order, before, after, number))
    return Handing(number, order, reason, before, after, editions, newest, whom)
