"""In which order day and month stand in each column of dates."""

from collections.abc import Mapping, Sequence

from planner.interchange.roster.columns import Column
from planner.interchange.roster.days import DateOrder, birth_of, names_a_place, order_of
from planner.interchange.roster.fields import FIELDS, Kind
from planner.interchange.sheets import Value

_DAYS = (Kind.DAY, Kind.BIRTHDAY)


def orders_of(
    columns: Sequence[Column], cells: Mapping[int, Sequence[Value]], told: DateOrder | None
) -> Mapping[int, DateOrder | None]:
    """By column: what a person told, what the heading or its dates say, else what all others say;
    None where it has to be asked."""
    dated = [each for each in columns if each.field in FIELDS and FIELDS[each.field].kind in _DAYS]
    proofs = {column.at: _proven(column, cells[column.at]) for column in dated}
    everywhere = set().union(*proofs.values()) if proofs else set()
    everywhere |= {column.order for column in dated if column.order}
    orders: dict[int, DateOrder | None] = {}
    for column in dated:
        proven = proofs[column.at]
        if told or column.order:
            orders[column.at] = told or column.order
        elif len(proven) == 1:
            (orders[column.at],) = proven
        elif not proven and len(everywhere) == 1:
            (orders[column.at],) = everywhere
        else:
            orders[column.at] = None
    return orders


def _proven(column: Column, cells: Sequence[Value]) -> set[DateOrder]:
    if column.field == "date_of_birth" and names_a_place(column.heading):
        cells = [birth_of(each)[0] if isinstance(each, str) else each for each in cells]
    return order_of(cells)[0]
