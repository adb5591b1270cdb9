import errno
import os
import stat
from pathlib import Path

import pytest

from planner.model import Refused
from planner.store import files


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_whole_file_takes_the_place_of_the_old(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    files.write_whole(file, b"old")
    files.write_whole(file, b"new")
    assert file.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [file]


def test_the_old_file_stays_if_the_new_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    file = tmp_path / "a.txt"
    files.write_whole(file, b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.write_whole(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_from_outside_is_read_up_to_a_limit(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"x" * (1 << 20))
    assert files.read_whole(file, 1 << 20) == file.read_bytes()
    with file.open("ab") as opened:
        opened.write(b"x")
    with pytest.raises(Refused, match="more than 1 MB"):
        files.read_whole(file, 1 << 20)
    with pytest.raises(Refused, match="no such file"):
        files.read_whole(tmp_path / "nowhere.csv")


def test_a_new_file_comes_first_or_not_at_all(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    files.write_new(file, b"first")
    with pytest.raises(FileExistsError):
        files.write_new(file, b"second")
    assert file.read_bytes() == b"first"
    assert mode(file) == 0o600
    assert list(tmp_path.iterdir()) == [file]


def test_so_it_does_where_the_disk_knows_no_links(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_links(*_: object) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", no_links)
    test_a_new_file_comes_first_or_not_at_all(tmp_path)


def test_documents_have_the_mode_the_user_wants(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        files.write_whole(tmp_path / "a.pdf", b"")
    finally:
        os.umask(before)
    assert mode(tmp_path / "a.pdf") == 0o640


def test_a_database_is_its_owners_alone(tmp_path: Path) -> None:
    files.make_empty(tmp_path / "a.db")
    assert mode(tmp_path / "a.db") == 0o600
    (tmp_path / "a.db").write_bytes(b"kept")
    files.make_empty(tmp_path / "a.db")
    assert (tmp_path / "a.db").read_bytes() == b"kept"


def test_so_is_its_folder(tmp_path: Path) -> None:
    folder = tmp_path / "share" / "planner"
    files.make_own_folder(folder)
    folder.chmod(0o755)
    files.make_own_folder(folder)
    assert mode(folder) == 0o700


def test_a_shredded_file_is_overwritten_and_gone(tmp_path: Path) -> None:
    file, other_name = tmp_path / "a.db", tmp_path / "b.db"
    file.write_bytes(b"passport " * 200_000)
    other_name.hardlink_to(file)
    files.shred(file)
    assert not file.exists()
    assert other_name.read_bytes() == bytes(9 * 200_000)
    files.shred(file)  # nothing there, nothing to do


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "the disk is full. Make room"),
        (errno.EACCES, "open in another program, or its folder may only be read"),
        (errno.EROFS, "the disk may only be read"),
        (errno.ENAMETOOLONG, "the system takes no such name"),
        (errno.EIO, "cannot be written: input/output error."),
    ],
)
def test_why_a_file_was_not_written_is_said_with_what_to_do(number: int, said: str) -> None:
    error = OSError(number, os.strerror(number))
    assert said in str(files.not_written(Path("a.pdf"), error))


def test_any_name_the_system_takes_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / f"{'n' * 251}.pdf"
    files.write_whole(file, b"paper")
    assert file.read_bytes() == b"paper"
    for name in ("n" * 300, "a\0b"):
        with pytest.raises(OSError):
            files.write_whole(tmp_path / name, b"paper")
    assert list(tmp_path.iterdir()) == [file]
