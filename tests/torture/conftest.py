"""What the trials share."""

from collections.abc import Iterator

import pytest
from torture.breaking import Operations, operating


@pytest.fixture(scope="session")
def operations() -> Iterator[Operations]:
    """The process that does one thing at a time, to be broken off."""
    with operating() as operations:
        yield operations
