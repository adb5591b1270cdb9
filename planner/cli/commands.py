"""Runs one command: reads its words, opens the database if it needs one, says the answer."""

import argparse
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace

from planner.cli import (
    after_visit,
    attachments,
    deadlines,
    exchanges,
    feedback,
    findings,
    follow_on,
    issues,
    itinerary,
    itinerary_files,
    keeping,
    keys,
    laying_out,
    logos,
    papers,
    photographs,
    return_visits,
    rosters,
    safekeeping,
    searching,
    today,
)
from planner.cli.answers import Answer, say, say_error, say_refused, speak_utf8
from planner.cli.arguments import parser
from planner.cli.office import Office
from planner.cli.typed_words import Misused
from planner.model import Refused

log = logging.getLogger(__name__)

COMMANDS: dict[str, Callable[[Office, argparse.Namespace], Answer]] = {
    "sample": exchanges.sample,
    "new": exchanges.new,
    "search": searching.find,
    "list": exchanges.list_all,
    "show": exchanges.show,
    "import-exchange": exchanges.bring_in,
    "export-exchange": exchanges.write_out,
    "import-itinerary": itinerary_files.bring_in,
    "export-calendar": itinerary_files.export_calendar,
    "export-itinerary": itinerary_files.export_itinerary,
    "import-roster": rosters.bring_in,
    "export-roster": rosters.write_out,
    "import-photos": photographs.bring_in,
    "edit": itinerary.edit,
    "add-item": itinerary.add,
    "cancel-item": itinerary.cancel,
    "move-visit": itinerary.move,
    "shift": itinerary.shift_day,
    "undo": keeping.undo,
    "redo": keeping.redo,
    "history": keeping.history,
    "lay-out": laying_out.lay_out_visit,
    "replace-hotel": laying_out.put_up_elsewhere,
    "duplicate-visit": laying_out.duplicate,
    "confirm-day": laying_out.confirm,
    "templates": laying_out.list_templates,
    "save-template": laying_out.save,
    "apply-template": laying_out.apply,
    "today": today.today,
    "to-chase": today.to_chase,
    "letters": today.letters,
    "check": findings.check,
    "accept": findings.accept,
    "return-window": return_visits.return_window,
    "waive": return_visits.waive,
    "lay-out-return": return_visits.lay_out,
    "deadlines": deadlines.deadlines,
    "export-deadlines": deadlines.write_calendar,
    "print": papers.print_papers,
    "logo": logos.logo,
    "verify": keeping.verify,
    "backup": safekeeping.backup,
    "restore": safekeeping.bring_back,
    "salvage": safekeeping.save_what_can_be_read,
    "export-person": safekeeping.write_person,
    "purge": safekeeping.purge_exchange,
    "hold": safekeeping.hold,
    "schema": keeping.schema,
    "version": keeping.version,
    **after_visit.COMMANDS,
    **follow_on.COMMANDS,
    **attachments.COMMANDS,
    **feedback.COMMANDS,
    **issues.COMMANDS,
    **keys.COMMANDS,
}


def main(argv: Sequence[str]) -> int:
    """Run a command. 0 done, 1 nothing done (said in words), 2 wrong usage."""
    speak_utf8()
    as_json = "--json" in argv
    try:
        words = parser().parse_args(argv)
    except Misused as misused:
        return say_error(str(misused), as_json, code=2)
    try:
        with Office(words) as office:
            answer = COMMANDS[words.run](office, words)
            notices = [*office.closing_words(), *answer.notices]
        return say(replace(answer, notices=notices), as_json)
    except Misused as misused:
        return say_error(str(misused), as_json, code=2)
    except Refused as refused:
        return say_refused(refused, as_json)
    except BrokenPipeError:
        return 0  # whoever reads our answer has heard enough
