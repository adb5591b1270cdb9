"""The reader of workbooks, and what it must be kept from: endless chains, and panics of its own."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from planner.interchange.outside.containers import MAGIC, refuse_endless_chains

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook


class Unreadable(Exception):
    """What no reader makes anything of; `locked` where a password would be asked for."""

    def __init__(self, *, locked: bool = False) -> None:
        super().__init__()
        self.locked = locked


@contextmanager
def workbook(data: bytes) -> Iterator["CalamineWorkbook"]:
    """A workbook to read from; Unreadable if it is none, or where reading it fails."""
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        if data.startswith(MAGIC):
            refuse_endless_chains(data)
        yield CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise Unreadable(locked=True) from error
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(locked="password" in str(error).casefold()) from error
    except BaseException as error:  # a panic of the reader, which is no Exception
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable from error
