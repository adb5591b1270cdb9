"""What every paper tells of one invented exchange, as plain JSON: what an issue would keep of it.

What an earlier version froze is compared with what is made now. If the same exchange were told
otherwise, everybody would be given papers anew after an upgrade.
"""

import json
import sys
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from visits import FIRST, an_exchange, an_order, made_when

from planner.editions.audiences import AUDIENCES
from planner.editions.freezing import content_of
from planner.editions.issuing import NOT_ISSUED, editions_today
from planner.editions.making import copies_of
from planner.model import (
    Exchange,
    Function,
    ItemKind,
    ItemNote,
    ItemStatus,
    PartOfDay,
    TimeState,
)

KEPT = Path(__file__).parent.parent / "golden" / "papers.txt"


def told() -> dict[str, Any]:
    """By audience, paper and whose copy it is; of papers that tell the same, the first."""
    exchange = everything()
    editions = {
        " ".join(filter(None, key)): edition
        for key, edition in editions_today(an_order(exchange, "internal"))
    }
    for audience in AUDIENCES.values():
        for paper in sorted(NOT_ISSUED.intersection(audience.papers) - {"change-notice"}):
            order = replace(an_order(exchange, audience.name), made_on=made_when(paper))
            for copy in copies_of(paper, order):
                name = f"{audience.name} {paper} {copy.edition.only_for or ''}".strip()
                editions[name] = copy.edition
    found: dict[str, str] = {}  # by content
    for name, edition in editions.items():
        content = content_of(edition, whole=True)
        content.pop("schedule", None)  # of a book: it stands as the daily schedule
        found.setdefault(json.dumps(content, sort_keys=True), name)
    return {name: json.loads(content) for content, name in found.items()}


def lines(found: dict[str, Any]) -> str:
    """A line for each part of a paper, and for each day and entry of a schedule."""
    return "\n".join(f"{name}\n{_parts(paper)}" for name, paper in found.items())


def _parts(plain: Any, deep: int = 1) -> str:
    if deep < 5 and isinstance(plain, dict):
        return "".join(
            f"{' ' * deep}{name}:\n{_parts(each, deep + 1)}"
            if isinstance(each, list) and each and isinstance(each[0], dict)
            else f"{' ' * deep}{name}: {json.dumps(each, ensure_ascii=False)}\n"
            for name, each in plain.items()
        )
    if isinstance(plain, list):
        return f"{' ' * deep}-\n".join(_parts(each, deep) for each in plain)
    return f"{' ' * deep}{json.dumps(plain, ensure_ascii=False)}\n"


def everything() -> Exchange:
    """Three days of three people in two groups, with all that an item may be."""
    exchange = an_exchange(items=5, days=3)
    visit = exchange.visits[0]
    items = {item.title: item for item in visit.items}
    off, plan, part = (items[f"Item {day}.4"] for day in range(3))
    some, tray = items["Item 2.0"], items["Item 2.1"]
    off.status, off.cancelled_by, off.cancelled_why = ItemStatus.CANCELLED, "Hall", "Strike"
    plan.alternate_of, part.whole = items["Item 1.0"], items["Item 2.3"]
    some.optional = some.name_withheld = True
    some.notes.append(ItemNote(audience="delegation", text="Bring a badge."))
    some.contacts[0].function = Function.SPEAKER
    tray.day = tray.start = tray.end = None
    late = items["Item 1.2"]
    late.start, late.end, late.ends_next_day = time(23), time(0, 30), True
    part_of_day = items["Item 0.2"]
    part_of_day.start = part_of_day.end = None
    part_of_day.time_state, part_of_day.part = TimeState.PART_OF_DAY, PartOfDay.EVENING
    about = items["Item 1.3"]
    about.time_state, about.dress, about.kind = TimeState.APPROXIMATE, "Casual", ItemKind.RECEPTION
    visit.delegates[2].joins = FIRST + timedelta(days=1)
    visit.delegates[2].organization = None
    return exchange
