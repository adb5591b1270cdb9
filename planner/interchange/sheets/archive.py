"""Zip files of XML, as spreadsheets and Word documents are, read within bounds.

Members are read by name and nothing is ever unpacked to a disk. A document type, which could pull
in other files or swell to any size, is refused; so is what would take more memory than a list does.
"""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import IO
from xml.parsers import expat

from planner.interchange.sheets.book import LOCKED
from planner.model import Refused
from planner.store.unhurried import Progress, no_progress

MEMBERS = 20_000
MOST_STREAMED = 1024**3  # bytes of XML that stream through, of all parts
MOST_MARKED = 8 * 1024**2  # bytes of one tag or remark
MOST_HELD = 192 * 1024**2  # bytes of a part that has to be held
_CHUNK = 1 << 18
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError)

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


class Archive:
    """The parts of one zip file."""

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._streamed = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self.members = {info.filename: info for info in self._zip.infolist()}
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise _damaged(name) from error
        if len(self.members) > MEMBERS:
            raise Refused("{file} has more parts than any list of people has.", file=name)
        if any(info.flag_bits & 1 for info in self.members.values()):
            raise Refused(LOCKED, file=name)

    def __contains__(self, member: str) -> bool:
        return member in self.members

    def read(self, member: str, most: int = MOST_HELD) -> bytes:
        """A whole part, if it is not too large to be held."""
        self._weigh(member, most)
        try:
            with self._opened(member) as part:
                data = part.read(most + 1)
        except BROKEN as error:
            raise _damaged(self.name) from error
        if len(data) > most:
            raise _too_large(self.name)
        return data

    def parse(
        self,
        member: str,
        start: Start | None = None,
        end: End | None = None,
        text: Text | None = None,
        *,
        most: int = MOST_STREAMED,
        progress: Progress = no_progress,
    ) -> None:
        """Go through a part of XML. Names are told without their prefixes."""
        self._weigh(member, most)
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._refuse_doctype
        parser.XmlDeclHandler = self._refuse_unreadable
        names: dict[str, str] = {}  # told apart once, not for every cell

        def local(name: str) -> str:
            found = names.get(name)
            if found is None:
                found = names.setdefault(name, name.rpartition(":")[2])
            return found

        if start is not None:
            opened = start

            def started(name: str, given: dict[str, str]) -> None:
                if any(":" in key for key in given):
                    given = {local(key): value for key, value in given.items()}
                opened(local(name), given)

            parser.StartElementHandler = started
        if end is not None:
            closed = end
            parser.EndElementHandler = lambda name: closed(local(name))
        if text is not None:
            parser.CharacterDataHandler = text
        total, done = self.members[member].file_size, 0
        try:
            with self._opened(member) as part:
                while chunk := part.read(_CHUNK):
                    done += len(chunk)
                    self._streamed += len(chunk)
                    if done > most or self._streamed > MOST_STREAMED:
                        raise _too_large(self.name)
                    parser.Parse(chunk, False)
                    if done - parser.CurrentByteIndex > MOST_MARKED:  # read again with each chunk
                        raise _too_large(self.name)
                    progress(min(done, total), total)
            parser.Parse(b"", True)
        except (*BROKEN, expat.ExpatError) as error:
            raise _damaged(self.name) from error

    def _weigh(self, member: str, most: int) -> None:
        if member not in self.members:
            raise _damaged(self.name)
        if self.members[member].file_size > most:
            raise _too_large(self.name)

    def _opened(self, member: str) -> IO[bytes]:
        try:
            return self._zip.open(member)
        except ValueError as error:  # it is said to begin before the file does
            raise _damaged(self.name) from error

    def _refuse_unreadable(self, version: str, encoding: str | None, alone: int) -> None:
        """An encoding that nobody knows, or none of single bytes save those of XML itself."""
        if encoding is None or encoding.casefold() in ("utf-8", "utf-16"):
            return
        try:
            single = len(bytes(range(256)).decode(encoding, "replace")) == 256
        except (LookupError, ValueError) as error:
            raise _damaged(self.name) from error
        if not single:
            raise _damaged(self.name)

    def _refuse_doctype(self, *_: object) -> None:
        raise Refused(
            "{file} holds a document type declaration, as no spreadsheet or text program writes"
            " it; it was not read.",
            file=self.name,
        )


def _damaged(name: str) -> Refused:
    return Refused(
        "{file} is damaged. Open it in the program that made it, save it again, and import that.",
        file=name,
    )


def _too_large(name: str) -> Refused:
    return Refused(
        "{file} unpacks to more than a list of people can be; it was not read. Copy the list into a"
        " new file and import that.",
        file=name,
    )
