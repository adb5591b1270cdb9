"""Whether a folder is on a drive of the network, where SQLite's write-ahead log does not work."""

import os
import sys
from pathlib import Path

NETWORK = {
    *("afs", "ceph", "cifs", "coda", "davfs", "glusterfs", "lustre", "ncpfs", "nfs", "nfs4"),
    *("smb2", "smb3", "smbfs", "webdav", "fuse.davfs", "fuse.glusterfs", "fuse.gvfsd-fuse"),
    *("fuse.rclone", "fuse.smbnetfs", "fuse.sshfs"),
}
_MOUNTS = Path("/proc/self/mountinfo")
_REMOTE = 4  # what Windows calls a drive of the network


def is_on_network(folder: Path) -> bool:
    """As far as the system tells; where it does not, no."""
    if sys.platform == "win32":
        return _is_remote(folder)
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        return kind_of_drive(Path(os.path.realpath(folder)), mounts) in NETWORK
    except OSError:
        return False


def kind_of_drive(folder: Path, mounts: str) -> str:
    """The kind of file system a folder is on, by what Linux says of its mounts; empty if unknown.

    A later mount hides an earlier one at the same place.
    """
    nearest, kind = -1, ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        words = before.split(" ")
        if len(words) < 5 or not after:
            continue
        place = Path(_plain(words[4]))
        depth = len(place.parts)
        if depth >= nearest and folder.is_relative_to(place):
            nearest, kind = depth, after.split(" ")[0]
    return kind


def _plain(escaped: str) -> str:
    """A path as it is: blanks stand in mountinfo as \\040."""
    for code, mark in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        escaped = escaped.replace(code, mark)
    return escaped


def _is_remote(folder: Path) -> bool:
    import ctypes

    drive = folder.absolute().drive
    if drive.startswith("\\\\"):
        return True
    windll = getattr(ctypes, "windll")  # noqa: B009 - it is there on Windows alone
    return bool(windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE)
