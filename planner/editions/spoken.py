"""What stands in a line of a schedule, part by part, in the words of one reader."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from planner.editions.values import Entry, Met, Overnight, Place, When
from planner.wording import Wording


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says the parts of an entry. `clock`: 12 or 24 hours; `size`: the sheet that dates go by."""

    words: Wording
    clock: int
    size: str

    # -- when --------------------------------------------------------------------------------------

    def day(self, day: date | None) -> str:
        """“Fri, April 16”."""
        return self.words.footer_date(day, self.size) if day else self.words.say("papers.undated")

    def at(self, moment: time) -> str:
        """“8:30 a.m.”."""
        return " ".join(filter(None, self.words.clock(moment, self.clock)))

    def begins(self, when: When) -> str:
        """“8:30 a.m.”, “Afternoon”, “Time to be determined”."""
        if when.start is not None:
            return self.at(when.start)
        if when.part is not None:
            return self.words.say(f"papers.part-{when.part}")
        return self.words.say(
            "papers.all-day" if when.state == "all-day" else "papers.time-to-be-determined"
        )

    def hours(self, entry: Entry, day: date | None) -> str:
        """From when to when, as seen from a day: “about 8:30 a.m. to 1:00 a.m., Sat, April 17”.

        A leg goes on to its arrival.
        """
        when, journey = entry.when, entry.journey
        end, on = when.end, when.end_day
        if journey and journey.arrives:
            end, on = journey.arrives.start, journey.arrives_on
        said = self.begins(when)
        if end is not None:
            said = self.words.say("papers.from-to", start=said, end=self.at(end))
        if when.state == "approximate":
            said = self.words.say("papers.about", time=said)
        return f"{said}, {self.day(on)}" if on and on != day else said

    # -- what, and with whom -----------------------------------------------------------------------

    def marks(self, entry: Entry) -> Iterator[str]:
        """What is to be known of an entry at a glance: “To be confirmed”, “Optional”."""
        if entry.status != "confirmed":
            yield self.words.say(f"papers.status-{entry.status}")
        if entry.name_withheld:
            yield self.words.say("papers.name-withheld")
        if entry.optional:
            yield self.words.say("papers.optional")
        if entry.alternate:
            yield self.words.say("papers.alternate")

    def person(self, met: Met) -> str:
        """“Ana Silva, Mayor, City of Orlando, interpreter, +1 407 555 0142”."""
        function = (
            "" if met.function == "host" else self.words.say(f"papers.function-{met.function}")
        )
        return ", ".join(filter(None, (met.name, met.native, met.title, function, met.phone)))

    @property
    def _to_be_named(self) -> str:
        return self.words.say("papers.host-to-be-named")

    def named(self, entry: Entry) -> list[str]:
        """Those an entry is for by name, or how many they are; none where it is for all."""
        unnamed = self.words.say("papers.delegates", count=entry.unnamed) if entry.unnamed else ""
        return [*entry.who, *filter(None, [unnamed])]

    def journey(self, entry: Entry, day: date | None) -> Iterator[str]:
        """How one travels, from where and by which time, where to and when."""
        journey, words = entry.journey, self.words
        if journey is None:
            return
        yield words.say(f"papers.mode-{journey.mode}")
        if journey.leaves_from:
            zone = words.zone(journey.leaves_zone, day) if journey.leaves_zone and day else ""
            key = "papers.leaves-zone" if zone else "papers.leaves"
            yield words.say(key, place=journey.leaves_from, zone=zone)
        when = words.each(lambda one: Speaker(one, self.clock, self.size)._arrival(entry, day))
        if journey.arrives_at and when:
            yield words.say("papers.arrives", place=journey.arrives_at, when=when)
        elif journey.arrives_at:
            yield words.say("papers.arrives-place", place=journey.arrives_at)
        elif when:
            yield words.say("papers.arrives-when", when=when)

    def _arrival(self, entry: Entry, day: date | None) -> str:
        """“3:40 p.m., Saturday, Eastern time”: as far as it is known."""
        journey = entry.journey
        assert journey is not None
        when, on, said = journey.arrives, journey.arrives_on, []
        if when and when.start is not None:
            said.append(self.at(when.start))
        elif when and when.part:
            said.append(self.words.within(self.words.say(f"papers.part-{when.part}")))
        if on and on != day:
            said.append(self.words.short_date(on, self.size))
        on = on or day
        if said and on and journey.arrives_zone and journey.arrives_zone != journey.leaves_zone:
            said.append(self.words.zone(journey.arrives_zone, on))
        return ", ".join(said)

    def what(self, entry: Entry, day: date | None) -> list[str]:
        """All of an entry but its hours and its place, a line each, the title first."""
        said = [entry.title, ", ".join(self.marks(entry))]
        for met in entry.people:
            known = met.name or entry.name_withheld
            said.append(self.person(met if known else replace(met, name=self._to_be_named)))
        if named := self.named(entry):
            said.append(self.words.say("papers.for", names=self.words.listed(named)))
        said += [*self.journey(entry, day), *entry.notes]
        if entry.reason:
            said.append(self.words.say("papers.reason", reason=entry.reason))
        for part in entry.parts:
            title, *rest = self.what(part, day)
            said += [f"{self.hours(part, day)}: {title}", *rest, *self.where(part)]
        return [each for each in said if each]

    # -- where -------------------------------------------------------------------------------------

    def where(self, entry: Entry) -> list[str]:
        """The place, its address, the meeting point, a line each."""
        said = list(self.place(entry.place)) if entry.place else []
        if entry.meeting_point:
            said.append(self.words.say("papers.meeting-point", place=entry.meeting_point))
        return said

    def place(self, place: Place) -> Iterable[str]:
        return ", ".join(filter(None, (place.name, place.room))), *place.address

    def overnight(self, overnight: Overnight) -> str:
        return f"{self.words.say('papers.overnight')}: {self.hotel(overnight)}"

    def hotel(self, overnight: Overnight) -> str:
        return ", ".join(filter(None, (*self.place(overnight.hotel), overnight.phone)))
