"""What stands in the lists of the page: one query, and its rows."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from planner.gui.after_visit.words import (
    BECAME,
    KINDS,
    STATUSES,
    cost_said,
    counted,
    tr,
    when_said,
)
from planner.gui.exchanges.words import visit_said
from planner.gui.roster.words import ROLES, sector_said
from planner.gui.widgets.text_table import TextRow, Words
from planner.model import Exchange, FollowOn, Role, Visit
from planner.model.feedback import HIGHEST
from planner.queries.alumni import Alumnus, alumni
from planner.queries.follow_on import all_follow_ons, follow_ons_of
from planner.queries.practices import PracticeLine, practices
from planner.rules.after_visit import Rated, mirrors, rated_by_item, rated_by_theme

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

HERE, EVERYWHERE = "here", "everywhere"
PRACTICES, ACTIVITIES, THEMES = "practices", "activities", "themes"
ALUMNI, FEEDBACK = "alumni", "feedback"
OWN = (THEMES, FEEDBACK)  # never of all exchanges


def headings() -> dict[str, tuple[tuple[str, int], ...]]:
    """The columns of each list, and how they share its width."""
    return {
        PRACTICES: (
            (tr("Practice"), 34),
            (tr("Who does it"), 24),
            (tr("Whom to call"), 20),
            (tr("Became"), 22),
        ),
        ACTIVITIES: (
            (tr("Activity"), 36),
            (tr("Kind"), 26),
            (tr("Date"), 18),
            (tr("Status"), 20),
        ),
        THEMES: ((tr("Theme"), 28), (tr("First visit"), 36), (tr("Return visit"), 36)),
        ALUMNI: (
            (tr("Name"), 28),
            (tr("Roles"), 22),
            (tr("Exchanges"), 28),
            (tr("Follow-on since"), 22),
        ),
        FEEDBACK: ((tr("Item"), 40), (tr("Mean of 1 to 5"), 20), (tr("Comments"), 40)),
    }


def nothing_said(key: str, wanted: str, visited: bool) -> str:
    """What stands in place of a list without rows."""
    if wanted:
        return tr("Nothing found for “{words}”.", words=wanted)
    if key == FEEDBACK and not visited:
        return tr("This exchange has no visit yet that could be asked about.")
    said = {
        PRACTICES: tr("No practice has been noted yet."),
        ACTIVITIES: tr("No follow-on activity yet: workshops, grants, networks, agreements."),
        THEMES: tr("No item of the first visit has a theme yet."),
        ALUMNI: tr("Nobody has traveled or hosted yet."),
        FEEDBACK: tr("No feedback has come back yet."),
    }
    return said[key]


def hint_said(key: str) -> str:
    """What stands beside a list while nothing in it is chosen."""
    said = {
        PRACTICES: tr("Select a practice to see and change it."),
        ACTIVITIES: tr("Select an activity to see and change it."),
        THEMES: tr(
            "A theme is mirrored by an item of the return visit with the same theme. "
            "Select one that needs no mirror, and say why."
        ),
        ALUMNI: tr("Everyone who traveled or hosted, and what they took part in since."),
        FEEDBACK: tr(
            "Of the visit shown: the mean of the marks, how many gave each (“4: 2” where two gave "
            "a 4), and what was said."
        ),
    }
    return said[key]


def place_said(key: str, exchange: Exchange | None, visit: Visit | None, reach: str) -> str:
    """Of what a list is: themes are always of one exchange, feedback of one visit."""
    if exchange is None:
        return ""
    if reach == EVERYWHERE and key not in OWN:
        return tr("All exchanges")
    if visit is not None and key == FEEDBACK:
        return f"{exchange.name}, {visit_said(visit.kind)}"
    return exchange.name


def count_said(key: str, count: int) -> str:
    said = {
        PRACTICES: counted(count, "1 practice", "%n practices"),
        ACTIVITIES: counted(count, "1 activity", "%n activities"),
        THEMES: counted(count, "1 theme", "%n themes"),
        ALUMNI: counted(count, "1 person", "%n people"),
        FEEDBACK: counted(count, "1 result", "%n results"),
    }
    return said[key]


@dataclass(frozen=True, slots=True)
class Followed:
    """All the page shows of one exchange, or of all of them."""

    practices: tuple[PracticeLine, ...]
    activities: tuple[FollowOn, ...]
    alumni: tuple[Alumnus, ...]


def followed(session: "Session", exchange_id: UUID, reach: str, today: date) -> Followed:
    """`reach`: HERE for this exchange alone, EVERYWHERE for the whole office."""
    everyone = alumni(session, today)
    if reach == EVERYWHERE:
        return Followed(tuple(practices(session)), tuple(all_follow_ons(session)), tuple(everyone))
    own = [each for each in everyone if any(part.exchange_id == exchange_id for part in each.parts)]
    return Followed(
        tuple(practices(session, exchange_id=exchange_id)),
        tuple(follow_ons_of(session, exchange_id)),
        tuple(own),
    )


def practice_rows(lines: Iterable[PracticeLine]) -> list[TextRow]:
    return [
        TextRow(
            line.id,
            (
                Words(line.title, line.item or line.exchange, strong=True),
                Words(line.where or tr("Place unknown"), line.who or ""),
                Words(line.whom_to_call or tr("Nobody named")),
                Words(tr(BECAME[line.status]), line.evidence or ""),
            ),
        )
        for line in lines
    ]


def activity_rows(activities: Iterable[FollowOn], today: date) -> list[TextRow]:
    return [
        TextRow(
            each.id,
            (
                Words(each.title, ", ".join(tie.exchange.name for tie in each.ties), strong=True),
                Words(tr(KINDS[each.kind]), ", ".join((*each.cities, *each.organizations))),
                Words(when_said(each, today), each.place or ""),
                Words(tr(STATUSES[each.status]), cost_said(each)),
            ),
        )
        for each in activities
    ]


def theme_rows(exchange: Exchange) -> list[TextRow]:
    rows = []
    for each in mirrors(exchange):
        back = ", ".join(item.title for item in each.mirrored)
        if not back and each.waived_because:
            back = tr("Waived")
        rows.append(
            TextRow(
                uuid5(exchange.id, each.theme),
                (
                    Words(each.theme, strong=True),
                    Words(", ".join(item.title for item in each.seen)),
                    Words(back or tr("No mirror yet"), each.waived_because or ""),
                ),
            )
        )
    return rows


def alumni_rows(people: Iterable[Alumnus]) -> list[TextRow]:
    rows = []
    for each in people:
        sectors = dict.fromkeys(sector_said(part.sector) for part in each.parts if part.sector)
        roles = dict.fromkeys(
            tr(ROLES[Role(part.role)]) if part.travelled else tr(part.role.capitalize())
            for part in each.parts
        )
        years = dict.fromkeys(str(part.year) for part in each.parts if part.year)
        known = [", ".join(sectors)] if sectors else []
        if not each.recorded:
            known.append(tr("Known by name alone"))
        if each.out_of_reach:
            known.append(tr("No e-mail or phone"))
        rows.append(
            TextRow(
                each.id,
                (
                    Words(each.name or tr("Name unknown"), "; ".join(known), strong=True),
                    Words(", ".join(roles), ", ".join(years)),
                    Words(", ".join(dict.fromkeys(part.exchange for part in each.parts))),
                    Words(", ".join(each.follow_on) or tr("Nothing since")),
                ),
            )
        )
    return rows


def feedback_rows(visit: Visit) -> list[TextRow]:
    results = rated_by_item(visit.feedback)
    rows = []
    if None in results:
        rows.append(_rated(visit.id, tr("The visit as a whole"), results[None]))
    rows += [_rated(it.id, it.title, results[it.id]) for it in visit.items if it.id in results]
    rows += [
        _rated(
            uuid5(visit.id, theme),
            tr("Theme: {theme}", theme=theme),
            result,
            tr("Comments stand with its items"),
        )
        for theme, result in rated_by_theme(visit.feedback).items()
    ]
    return rows


def _rated(thing: UUID, title: str, result: Rated, silent: str = "") -> TextRow:
    spread = ", ".join(f"{mark}: {count}" for mark, count in enumerate(result.counts, 1) if count)
    mean = f"{result.mean:.1f}" if result.mean is not None else tr("No rating")
    return TextRow(
        thing,
        (
            Words(title, strong=True),
            Words(mean, spread, bar=None if result.mean is None else result.mean / HIGHEST),
            Words(" · ".join(result.comments) or silent or tr("No comments")),
        ),
    )
