"""With what a file can be kept: one link noun for each, and nothing else differs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from planner.model.base import Base
from planner.model.follow_on import FollowOn, FollowOnAttachment
from planner.model.itinerary import Item, ItemAttachment
from planner.model.practices import Practice, PracticeAttachment


class Owner(StrEnum):
    """What a file can be kept with."""

    ITEM = "item"
    FOLLOW_ON = "follow-on"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True)
class Keeping:
    noun: type[Base]
    link: Any  # the noun between it and the attachment
    name: str  # of the noun in the link

    @property
    def key(self) -> Any:
        """The column of the link that says whose the file is."""
        return getattr(self.link, f"{self.name}_id")


KEEPING = {
    Owner.ITEM: Keeping(Item, ItemAttachment, "item"),
    Owner.FOLLOW_ON: Keeping(FollowOn, FollowOnAttachment, "follow_on"),
    Owner.PRACTICE: Keeping(Practice, PracticeAttachment, "practice"),
}
