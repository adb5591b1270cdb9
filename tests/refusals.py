"""What is refused is said in whole sentences, with every place filled."""

from collections.abc import Iterator
from contextlib import contextmanager
from string import Formatter
from typing import Any

import pytest

from planner.model import Refused


@contextmanager
def whole_sentences() -> Iterator[None]:
    """Every refusal meanwhile is looked at as it is made."""
    made = Refused.__init__

    def looked_at(self: Refused, sentence: str, **given: Any) -> None:
        made(self, sentence, **given)
        places = {name for _, name, _, _ in Formatter().parse(sentence) if name}
        assert places <= self.values.keys(), sentence
        assert None not in self.values.values(), sentence
        assert sentence[0].isupper() or sentence[0] in "“{", sentence
        assert sentence.endswith((".", "?", "}", ".”")) and not sentence.isupper(), sentence

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Refused, "__init__", looked_at)
        yield
