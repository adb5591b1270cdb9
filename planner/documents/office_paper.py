"""Papers about all exchanges: their edges name no visit, and they are of no issue."""

from planner.documents.furniture import Furniture
from planner.documents.look import Sheet
from planner.documents.paper import Paper
from planner.editions.values import DayIssue, Edition, Issued


class OfficePaper(Paper):
    """For the embassy's own use; `head` is the key of the words at its head."""

    def __init__(self, edition: Edition, name: str, sheet: Sheet, head: str) -> None:
        super().__init__(edition, name, sheet)
        self.title = self.say("board.all")
        self._head = head

    def _furniture(self, _issue: DayIssue | Issued | None) -> Furniture:
        return Furniture(
            title=self.say(self._head),
            subtitles=(self.say("board.all"),),
            editions=(self.copy, self.shorter_copy),
            draft=None,
            not_issued="",
            foot=self.words.paper_date(self.edition.made_on, self.reader.size),
            foot_soft=self.words.first.say("board.as-of"),
        )
