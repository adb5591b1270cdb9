from pathlib import Path

import pytest

from planner.model import Refused
from planner.store import database
from planner.store.database import open_store
from planner.store.drives import NETWORK, is_on_network, kind_of_drive

MOUNTS = r"""
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /home/ana/Shared\040files rw shared:5 - cifs //server/files rw,vers=3.0
31 22 0:41 / /srv rw shared:6 - nfs4 server:/srv rw
32 31 8:2 / /srv/local rw shared:7 - xfs /dev/sdb1 rw
33 22 0:42 / /mnt rw - ext4 /dev/sdc1 rw
34 22 0:43 / /mnt rw - fuse.sshfs ana@server:/ rw
not a mount
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/ana", "ext4"),
        ("/home/ana/Shared files/trips", "cifs"),
        ("/home/ana/Shared", "ext4"),
        ("/srv", "nfs4"),
        ("/srv/local/x", "xfs"),
        ("/mnt/x", "fuse.sshfs"),
    ],
)
def test_a_folder_is_on_the_drive_mounted_nearest(folder: str, kind: str) -> None:
    assert kind_of_drive(Path(folder), MOUNTS) == kind
    assert (kind in NETWORK) == (kind not in ("ext4", "xfs"))


def test_this_computer_is_no_network(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path)
    assert kind_of_drive(tmp_path, "") == ""


def test_a_database_on_the_network_is_refused_with_advice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "is_on_network", lambda folder: folder == tmp_path)
    with pytest.raises(Refused, match=r"network drive.*Copy it"):
        open_store(tmp_path / "planner.db", who="Ana")
    assert not list(tmp_path.iterdir())
