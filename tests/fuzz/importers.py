"""All that is read from outside, with inputs made by a fuzzer that watches the branches taken.

    python tests/fuzz/importers.py IMPORTER SECONDS FOLDER

with atheris installed beside the program, PYTHONPATH=.:tests. Only `Refused` may come out; whatever
else does is told with its input, and what took long. Of what is packed, the parts are changed.
SECONDS are of the processor.
"""

import os
import random
import resource
import sys
import time
import traceback
import warnings
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import atheris  # type: ignore[import-not-found]

# only what is imported while it watches tells the fuzzer of its branches
WATCHED = atheris.instrument_imports(include=["planner", "vobject", "icalendar"])
with WATCHED:
    from builders import TODAY
    from nasty import books, cells, contacts, days, encodings, headings, mails, names, tables
    from PIL import Image
    from typed_programs import STYLES, typed
    from whole_exchange import an_exchange_with_everything
    from workbooks import docx, ods, xlsx

    from planner.actions.photographs import small_jpeg
    from planner.interchange.exchange_file import read_exchange, write_exchange
    from planner.interchange.exchange_file.sealed import seal, unseal
    from planner.interchange.feedback import feedback_sheet, read_feedback
    from planner.interchange.itinerary.heard import Answers, Background
    from planner.interchange.itinerary.reading import read_itinerary
    from planner.interchange.roster import Surroundings, read_roster
    from planner.model import Refused
    from planner.queries.airports import zone_of_airport
    from planner.store.keys import Cost

Reader = Callable[[bytes], object]
SLOW = 5.0  # seconds of processor
CASES = [
    case
    for each in (encodings, tables, cells, days, headings, names, contacts, mails, books)
    for case in each.CASES
]
EXCHANGE = an_exchange_with_everything()
VISIT = EXCHANGE.visits[0]
PROGRAM = "06-linden-towns-at-lalin-2016"
CALENDAR = b"""BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1\r
DTSTART;TZID=Europe/Paris:20270412T090000\r\nDURATION:PT1H30M\r\nRRULE:FREQ=DAILY;COUNT=3\r
EXDATE;TZID=Europe/Paris:20270413T090000\r\nSUMMARY:Meeting\\, mayor\r\nLOCATION:City Hall\r
ATTENDEE;CN=Ana:mailto:a@x.example\r\nSTATUS:TENTATIVE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"""


def roster(ending: str) -> tuple[Reader, list[bytes]]:
    around = Surroundings(TODAY, countries=("FR",))
    rows = [["Surname", "First name", "Date of birth"], ["Silva", "Ana", "29/2/1980"]]
    made = {"xlsx": xlsx(rows), "ods": ods(rows), "docx": docx(rows)}
    seeds = [case.data for case in CASES if case.file.endswith(f".{ending}")]
    return (
        lambda data: read_roster(data, f"list.{ending}", around),
        [*seeds, *([made[ending]] if ending in made else [])],
    )


def itinerary(ending: str) -> tuple[Reader, list[bytes]]:
    background = Background.of(VISIT, frozenset())
    seeds = [typed(PROGRAM, style) for style in STYLES]
    made = [data for name, data in seeds if name.endswith(ending)] or [CALENDAR]
    if ending == "xlsx":
        made = [xlsx([["Date", "Time", "What"], ["2027-04-12", "9:00-10:30", "Meeting"]])]
    return (
        lambda data: read_itinerary(
            data, f"program.{ending}", background, Answers(), zone_of_airport
        ),
        made,
    )


def picture() -> list[bytes]:
    made = []
    for kind in ("JPEG", "PNG", "GIF", "WEBP", "TIFF", "BMP", "HEIF"):
        file = BytesIO()
        Image.new("RGB", (24, 32), (90, 40, 10)).save(file, kind)
        made.append(file.getvalue())
    return made


def of(importer: str) -> tuple[Reader, list[bytes]]:
    what, _, ending = importer.partition("-")
    match what:
        case "roster":
            return roster(ending)
        case "itinerary":
            return itinerary(ending)
        case "exchange":
            return read_exchange, [write_exchange(EXCHANGE)]
        case "locked":
            locked = seal(b"{}", "phrase", Cost(n=2**4, r=1))
            return lambda data: unseal(data, "phrase"), [locked]
        case "feedback":
            sheets = [feedback_sheet(VISIT), b"Item,Rating,Comment\nMeeting,5,Good\n"]
            return lambda data: read_feedback(data, "back.xlsx", VISIT), sheets
        case "photograph":
            return lambda data: small_jpeg("a.jpg", data), picture()
    raise SystemExit(f"There is no importer {importer}.")


def changed(data: bytes, most: int, seed: int) -> bytes:
    """A part of what is packed, unpacked, changed and packed again; mere bytes as they are."""
    chance = random.Random(seed)
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            parts = {name: packed.read(name) for name in packed.namelist()}
    except Exception:  # noqa: BLE001  # whatever a broken archive brings up
        parts = {}
    if not parts or chance.random() < 0.05:
        return bytes(atheris.Mutate(data, most))
    name = chance.choice([each for each in parts if each.endswith("xml")] or list(parts))
    parts[name] = bytes(atheris.Mutate(parts[name], len(parts[name]) + 500))
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for each, content in parts.items():
            packed.writestr(each, content)
    packed_again = file.getvalue()
    return packed_again if len(packed_again) <= most else data[:most]


def main(importer: str, seconds: float, corpus: Path) -> None:
    read, seeds = of(importer)
    corpus.mkdir(parents=True, exist_ok=True)
    for at, seed in enumerate(seeds):
        (corpus / f"seed{at}").write_bytes(seed)
    seen: set[str] = set()
    count, refused, longest, begun = 0, 0, 0.0, time.process_time()

    def tell(what: str, data: bytes) -> None:
        if what in seen or len(seen) > 20:
            return
        seen.add(what)
        file = corpus.with_name(f"{importer}-{len(seen)}")
        file.write_bytes(data)
        print(f"FOUND {what}\n{file}\n{traceback.format_exc()[-1500:]}", flush=True)

    def one(data: bytes) -> None:
        nonlocal count, refused, longest
        at, count = time.process_time(), count + 1
        try:
            read(data)
        except Refused:
            refused += 1
        except Exception as error:  # noqa: BLE001  # to be told, and to go on
            place = traceback.extract_tb(error.__traceback__)[-1]
            tell(f"{type(error).__name__} at {place.filename}:{place.lineno}", data)
        took = time.process_time() - at
        longest = max(longest, took)
        if took > SLOW:
            tell("SLOW", data)
        if time.process_time() - begun > seconds:
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            print(f"DONE {importer}: {count} inputs, {refused} refused, {len(seen)} found, longest "
                  f"{longest:.2f} s, {memory} MB, {seconds:.0f} s", flush=True)  # fmt: skip
            os._exit(0)

    warnings.simplefilter("ignore")
    with WATCHED:
        for seed in seeds:  # what the program imports only when it needs it
            one(seed)
    options = ["fuzz", str(corpus), "-max_len=60000", "-timeout=900", "-rss_limit_mb=3000"]
    atheris.Setup(options, one, custom_mutator=changed)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], float(sys.argv[2]), Path(sys.argv[3]) / sys.argv[1] / "corpus")
