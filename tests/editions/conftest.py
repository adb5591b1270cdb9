"""An office that has given out its first issue."""

import pytest
from issue_office import Office


@pytest.fixture
def office() -> Office:
    office = Office()
    office.issue()
    return office
