"""What would be left after the power went, out of a record of what a process wrote.

A recorded call is applied to the files in memory. A cut keeps all that was synced; of what was not,
it keeps a random part of the pages of a file, in any order, as a disk may.
"""

import random
import re
from dataclasses import dataclass, field
from pathlib import Path

SECTOR, TOLD = 512, "acknowledged "
TRACED = "openat,close,write,pwrite64,fsync,fdatasync,ftruncate,unlink,rename,dup"
_CALL = re.compile(r"(\w+)\((.*)\)\s*=\s*(-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass
class Kept:
    """One file: what is surely on the disk, and the writes since that may be."""

    synced: bytearray
    since: list[tuple[int, bytes] | int] = field(default_factory=list)  # a write, or a new length

    def now(self) -> bytes:
        return _applied(self.synced, self.since)

    def sync(self) -> None:
        self.synced, self.since = bytearray(self.now()), []

    def after_cut(self, chance: random.Random) -> bytes:
        """Sector by sector, some of what was written since the last sync, and some not."""
        pieces: list[tuple[int, bytes] | int] = []
        for each in self.since:
            if isinstance(each, int):
                pieces.append(each)
            else:
                at, data = each
                pieces += [
                    (at + start, data[start : start + SECTOR])
                    for start in range(0, len(data), SECTOR)
                ]
        kept = [piece for piece in pieces if chance.random() < chance.choice((0.1, 0.5, 0.9))]
        return _applied(self.synced, kept)


def _applied(start: bytes | bytearray, writes: list[tuple[int, bytes] | int]) -> bytes:
    content = bytearray(start)
    for each in writes:
        if isinstance(each, int):
            del content[each:]
            content.extend(bytes(each - len(content)))
        else:
            at, data = each
            if at > len(content):
                content.extend(bytes(at - len(content)))
            content[at : at + len(data)] = data
    return bytes(content)


class Disk:
    """The files of one folder, as calls change them."""

    def __init__(self, folder: Path, opened: dict[int, Path]) -> None:
        self._folder = folder
        self.files = {file.name: Kept(bytearray(file.read_bytes())) for file in folder.iterdir()}
        self._open = {number: file.name for number, file in opened.items() if file.parent == folder}

    def do(self, line: str) -> bool:
        """Apply one line of strace's record; whether it changed or synced anything."""
        told = _CALL.search(line)
        if told is None or int(told[3]) < 0:
            return False
        call, words, result = told[1], told[2], int(told[3])
        if call == "openat":
            name = self._name(words)
            if name is None:
                return False
            self._open[result] = name
            if name not in self.files:
                self.files[name] = Kept(bytearray())
            elif "O_TRUNC" in words:
                self.files[name].since.append(0)
            return False
        if call == "unlink":
            return self.files.pop(self._name(words) or "", None) is not None
        number = int(words.partition(",")[0])
        if call == "close":
            self._open.pop(number, None)
            return False
        name = self._open.get(number)
        if name is None or name not in self.files:
            return False
        return self._change(call, self.files[name], words)

    def _change(self, call: str, file: Kept, words: str) -> bool:
        match call:
            case "pwrite64":
                file.since.append((int(words.rpartition(",")[2]), _bytes(words)))
            case "ftruncate":
                file.since.append(int(words.rpartition(",")[2]))
            case "fsync" | "fdatasync":
                file.sync()
            case _:
                return False
        return True

    def _name(self, words: str) -> str | None:
        path = Path(_bytes(words).decode())
        return path.name if path.parent == self._folder and not path.is_dir() else None

    def cut(self, folder: Path, chance: random.Random) -> None:
        """Lay out what a power cut now would leave. Shared memory is never on a disk."""
        for name, file in self.files.items():
            if not name.endswith("-shm"):
                (folder / name).write_bytes(file.after_cut(chance))


def _bytes(words: str) -> bytes:
    told = _TEXT.search(words)
    assert told is not None, words[:100]
    return bytes.fromhex(told[1].replace("\\x", ""))


def acknowledged(line: str) -> int | None:
    """The number a process told in this call; None if this was none of that."""
    if not line.startswith("write("):
        return None
    said = _bytes(line).decode("utf-8", "replace")
    return int(said.removeprefix(TOLD)) if said.startswith(TOLD) else None
