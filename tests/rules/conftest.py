"""Whatever a rule refuses is said in a whole sentence."""

from collections.abc import Iterator

import pytest
from refusals import whole_sentences


@pytest.fixture(autouse=True)
def refused_in_whole_sentences() -> Iterator[None]:
    with whole_sentences():
        yield
