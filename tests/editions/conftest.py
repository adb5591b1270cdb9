"""An office that has given out its first issue."""

from collections.abc import Iterator

import pytest
from issue_office import Office
from refusals import whole_sentences


@pytest.fixture
def office() -> Office:
    office = Office()
    office.issue()
    return office


@pytest.fixture(autouse=True)
def refused_in_whole_sentences() -> Iterator[None]:
    with whole_sentences():
        yield
