"""What day it is: asked of the machine once, here, and passed to whoever needs it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, tzinfo


@dataclass(frozen=True, slots=True)
class Clock:
    """The machine's clock, unless a day or a moment was given (--today, --now)."""

    day: date | None = None
    moment: datetime | None = None  # with its offset

    def now(self) -> datetime:
        """This moment, in UTC; noon of a day that was given."""
        if self.day and not self.moment:
            return datetime.combine(self.day, time(12), UTC)
        return (self.moment or datetime.now(UTC)).astimezone(UTC)

    def today(self, where: tzinfo | None = None) -> date:
        """The date where the coordinator sits: in the embassy's zone where that is known."""
        if self.day:
            return self.day
        if where is not None:
            return self.now().astimezone(where).date()
        return (self.moment or datetime.now(UTC).astimezone()).date()
