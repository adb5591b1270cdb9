"""The coordinator's world, as opposed to our mistakes."""


class Refused(Exception):
    """What was asked cannot be done; shown in words, beside the field where there is one.

    `sentence` is the English source with named places, `{start}`; `values` fills them. The sentence
    is translated where it is shown. `field` names the field the sentence is about, if any.
    """

    def __init__(self, sentence: str, *, field: str | None = None, **values: object) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
        self.values = values

    def __str__(self) -> str:
        return self.sentence.format(**self.values) if self.values else self.sentence
