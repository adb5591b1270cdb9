"""What goes out with a new issue: the copies that changed, whom they concern, and the notices."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from uuid import UUID

from planner.editions.audiences import A_COPY_EACH
from planner.editions.concerned import Between, concerned
from planner.editions.issuing import Filed, Frozen, Key, editions_after, freeze
from planner.editions.making import Copy
from planner.editions.notice import change_notice
from planner.editions.order import Order
from planner.editions.recipients import NOTICE, Recipient
from planner.editions.values import Edition, Issued
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

    @cached_property
    def between(self) -> Between:
        return Between(self.before, self.after)

    def changed(self) -> Iterator[Outgoing]:
        """Every copy for others that this issue changes, and what else whoever is new is given;
        what is for one person alone is set as that person reads it."""
        alone = {each.copy: each for each in self.whom if each.delegate}
        new = {(each.audience, paper, copy) for each in self.whom if each.new
               for paper in each.papers for copy in ("", each.copy)}  # fmt: skip
        for key, kept in self.after.items():
            audience, paper, whose = key
            reader = replace(self.order.reader, audience=audience)
            if paper in A_COPY_EACH and whose in alone:
                reader = alone[whose].reads(reader)
            own = replace(self.order, reader=reader)
            ours = paper not in own.audience.papers or audience == "internal"
            if ours or (kept.issued.number != self.number and key not in new):
                continue
            edition = replace(
                self.editions[key], reader=reader, made_on=kept.issued.on, issue=kept.issued
            )
            only, one = edition.only_for, UUID(whose) if whose else None
            each = paper in A_COPY_EACH
            copy = Copy(edition, only if each else None, None if each else only, one)
            yield Outgoing(paper, own, copy)

    def notices(self) -> Iterator[Outgoing]:
        """A change notice for everyone concerned who holds something already."""
        if self.newest is None:
            return
        for each in self.whom:
            if not each.new:
                last = self._held_by(each)
                held = Filed(
                    last.number,
                    last.day,
                    self.before,  # what they do not hold did not concern them
                    self.after,
                    why=self.reason,
                    issued=Issued(self.number, self.order.made_on),
                )
                own = replace(self.order, held=held)
                yield Outgoing(NOTICE, *notice_to(each, own, self.between))

    def _held_by(self, reader: Recipient) -> Issue:
        """The newest issue of which somebody was given something; else the newest of all."""
        assert self.newest is not None
        known = handouts_of(self.order.visit)
        given = [handout.issue for handout in known.get(reader.key, ())]
        older = [issue for issue in given if issue.number < self.number]
        return max(older, key=lambda issue: issue.number, default=self.newest)


def notice_to(recipient: Recipient, order: Order, between: Between) -> tuple[Order, Copy]:
    """What has changed for one recipient since the issue an order is held against, and the order
    for it alone: who reads the same paper as others is told of what is their own."""
    reader = recipient.reads(order.reader)
    alone = recipient.delegate is not None or recipient.place is not None
    own = None if alone else between.own(recipient)
    order = replace(order, reader=reader, own=own)
    if not recipient.gone:
        order = replace(order, person=recipient.delegate, place=recipient.place)
    notice = change_notice(order)
    notice = replace(
        notice,
        only_for=recipient.name if recipient.named else None,
        changes=() if recipient.gone else notice.changes,
        papers=recipient.papers,
        gone=recipient.gone,
    )
    name, place = recipient.name, recipient.place is not None and not recipient.gone
    return order, Copy(notice, None if place else name, name if place else None, recipient.whose)


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
    whom = tuple(concerned(order, Between(before, after), number))
    return Handing(number, order, reason, before, after, editions, newest, whom)
