"""The power goes: what was not synced may be lost, in any part. What was acknowledged is not."""

import random
import shutil
from contextlib import closing
from pathlib import Path

import pytest
from amounts import TORTURE, Amount, Figure
from builders import keep
from torture.breaking import Operations, all_is_well, cannot_trace
from torture.edits import edit, edited
from torture.operations import EDITS, FILE, opened
from torture.power import Disk, acknowledged
from whole_exchange import an_exchange_with_everything

why_not = cannot_trace()
pytestmark = pytest.mark.skipif(bool(why_not), reason=why_not)


@pytest.mark.parametrize("kind", ["encrypted", "plain"] if TORTURE else ["encrypted"])
def test_no_acknowledged_edit_is_lost_when_the_power_goes(
    tmp_path: Path, operations: Operations, amount: Amount, figure: Figure, kind: str
) -> None:
    key = bytes(range(48)) if kind == "encrypted" else None
    folder, record = tmp_path / "disk", tmp_path / "record.txt"
    folder.mkdir()
    with closing(opened(folder, key)) as store:
        keep(store, an_exchange_with_everything())
        edit(store, "0")
    assert operations.run("saves", folder, key, record=record) == 0
    disk = operations.disk
    assert disk is not None
    lines = record.read_text().splitlines()
    chance, cuts = random.Random(11), amount(8, 1000)
    moments = sorted(chance.randrange(len(lines)) for _ in range(cuts))
    told = done = 0
    for at, line in enumerate(lines):
        disk.do(line)
        told = acknowledged(line) or told
        for _ in range(moments.count(at)):
            left = tmp_path / "left"
            shutil.rmtree(left, ignore_errors=True)
            left.mkdir()
            disk.cut(left, chance)
            with closing(opened(left, key)) as store:
                title, note = edited(store)
                assert title == note, "half an edit was kept"
                assert told <= int(title) <= told + 1
                assert not all_is_well(store)
            done += 1
    assert (told, done) == (EDITS, cuts)
    figure(f"{kind}: {cuts} power cuts in {len(lines)} calls: 0 lost, 0 damaged")


def test_it_would_be_noticed(tmp_path: Path) -> None:
    """A write that is not synced may be lost; one that is may not."""
    (tmp_path / FILE).write_bytes(bytes(1024))
    disk = Disk(tmp_path, {5: tmp_path / FILE})
    full = "".join("\\x01" for _ in range(1024))
    assert disk.do(f'pwrite64(5, "{full}", 1024, 0) = 1024')
    left = tmp_path / "left"
    left.mkdir()
    seen = set()
    for seed in range(40):
        disk.cut(left, random.Random(seed))
        seen.add((left / FILE).read_bytes())
    assert len(seen) > 2, "nothing, all, and one half without the other"
    disk.do("fsync(5) = 0")
    for seed in range(5):
        disk.cut(left, random.Random(seed))
        assert (left / FILE).read_bytes() == b"\1" * 1024
