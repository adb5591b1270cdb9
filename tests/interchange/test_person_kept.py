"""In an exchange file a field that cannot be read costs no person and no delegate."""

import json

from planner.interchange.exchange_file import read_exchange
from planner.interchange.report import Outcome

FILE = {
    "format": "city-pair-exchange",
    "version": 1,
    "exchange": {"name": "Nantes – Orlando"},
    "people": [{"id": "p", "family_name": "Silva", "emails": 7}],
    "visits": [
        {
            "id": "v",
            "kind": "first",
            "delegates": [{"id": "d", "person": "p", "role": "mayor", "joins": "soon"}],
        }
    ],
}


def test_a_role_that_there_is_not_is_said_and_left_out() -> None:
    parsed = read_exchange(json.dumps(FILE).encode())
    (delegate,) = parsed.exchange.visits[0].delegates
    assert (delegate.person.family_name, delegate.role, delegate.joins) == ("Silva", "member", None)
    rows = {row.source: row for row in parsed.report.rows}
    assert rows["visits[0].delegates[0]"].outcome is not Outcome.REFUSED
    said = [str(each) for row in parsed.report.rows for each in row.messages]
    for part in ("mayor", "soon", "emails"):
        assert any(part in each for each in said), said
