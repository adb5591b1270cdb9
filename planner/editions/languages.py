"""What to know of a language before a paper in it goes out."""

from planner.editions.values import Notice
from planner.wording import not_reviewed


def wording_notices(language: str) -> list[Notice]:
    """One for each language of a paper whose wording no native reader has read yet."""
    return [
        Notice(
            "The {language} wording of papers has not been read by a native reader yet.",
            (("language", each.english),),
        )
        for each in not_reviewed(language)
    ]
