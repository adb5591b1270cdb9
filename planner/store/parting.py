"""Taking apart what was loaded whole and is not looked at any more.

Both ends of every relationship hold each other, so nothing of an exchange goes by itself when
another answer takes its place; to find it as garbage Python goes through everything there is, and
with tens of thousands of delegates no window answers for seconds. Here it is taken apart on a
worker, a few things at a time, and only where it is certain that nobody holds any of it.
"""

import sys
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Sequence
from time import monotonic
from typing import Any
from uuid import UUID
from weakref import ref

from sqlalchemy.orm import Session

from planner.model import Base
from planner.store.unhurried import let_go

_LOADED = "loaded"
REST = 60.0  # seconds after which those that somebody held are tried again
LONG = 0.5  # seconds: whoever waits for the worker meanwhile notices
SHARE = 20  # of such a look it rests so many times as long, so that the worker is there for others
_Together = list["ref[Base]"]  # loaded in one session, where they may share things
_Loaded = tuple[object, "ref[Base]", UUID]  # what tells the session, the thing, its id
_loaded: deque[_Loaded] = deque()
_next = 0.0  # when to try
_resting: dict[object, float] = {}  # until when those rest that took long and are held


def will_part(session: Session, whole: Base) -> None:
    """It was loaded whole: to be taken apart once nobody holds it."""
    global _next
    _loaded.append((session.info.setdefault(_LOADED, object()), ref(whole), whole.id))
    _next = 0.0  # what it takes the place of goes soon


def some_may_go() -> bool:
    """Whether it is worth a look, which is best taken while nothing else is done."""
    return bool(_loaded) and monotonic() >= _next


def left() -> int:
    """How often the one is there that is there most often: as it is shown, and as it was."""
    times = Counter(whole_id for _, _, whole_id in _loaded.copy())
    return max(times.values(), default=0)


def part() -> None:
    """Take apart all that nobody holds any more; on the worker that has the sessions, while none is
    open."""
    global _next
    together: dict[object, list[_Loaded]] = defaultdict(list)
    for _ in range(len(_loaded)):
        each = _loaded.popleft()
        together[each[0]].append(each)
    for told_by, loaded in together.items():
        if not _is_done(told_by, [whole for _, whole, _ in loaded]):
            _loaded.extend(loaded)
    _next = monotonic() + REST


def _is_done(told_by: object, wholes: _Together) -> bool:
    """Whether they are gone; what took long to look through in vain is left alone for a while."""
    began = monotonic()
    if _resting.get(told_by, began) > began:
        return False
    _resting.pop(told_by, None)
    gone = _take_apart(wholes)
    took = monotonic() - began
    if not gone and took > LONG:
        _resting[told_by] = monotonic() + SHARE * took
    return gone


def _take_apart(wholes: _Together) -> bool:
    """Whether they are gone; all stay whole as long as anybody holds anything of them."""
    things = [each for each in (whole() for whole in wholes) if each is not None]
    for_root = Counter(id(one) for each in things for near in _near(each) for one in _ties(near))
    if _is_held(things, for_root):
        return False
    lists, inside = _reach(things)
    if _is_held(things, inside) or _is_held(lists, inside):
        return False
    let_go(lists)
    for thing in things:
        values = thing.__dict__
        for name in [name for name, value in values.items() if isinstance(value, Base | list)]:
            del values[name]
    let_go(things)
    return True


def _reach(things: list[Base]) -> tuple[list[list[Any]], Counter[int]]:
    """Add all that these hold; their lists too, and by how many of them each is held."""
    lists: list[list[Any]] = []
    inside = Counter({id(thing): 0 for thing in things})
    for thing in things:  # which grows meanwhile
        own = [value for value in thing.__dict__.values() if isinstance(value, list)]
        inside.update(map(id, own))
        lists += own
        for other in _near(thing):
            if id(other) not in inside:
                things.append(other)
            inside[id(other)] += 1
    return lists, inside


def _near(thing: Base) -> Iterator[Base]:
    yield from _ties(thing)
    for value in thing.__dict__.values():
        if isinstance(value, list):
            yield from value


def _ties(thing: Base) -> Iterator[Base]:
    return (value for value in thing.__dict__.values() if isinstance(value, Base))


def _is_held(things: Sequence[object], inside: Counter[int]) -> bool:
    """Whether any of them is held by others than these."""
    (nobody,) = (sys.getrefcount(each) for each in [object()])  # the sequence, the loop, this call
    return any(sys.getrefcount(each) - nobody > inside[id(each)] for each in things)
