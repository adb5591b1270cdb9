"""Two windows, and two programs, on one database."""

from contextlib import closing
from typing import Any

import pytest
from running import NOW, SAMPLE, Running, starting, wait
from sqlalchemy import select
from sqlcipher3 import dbapi2 as sqlite

from planner.actions.exchanges import edit_exchange
from planner.gui.outside import NotOpened
from planner.model import Exchange, Refused
from planner.store.database import open_store


def file_of(program: Running) -> Any:
    assert program.program.opening is not None
    return program.program.opening.place.file


def sample_id(session: Any) -> Any:
    return session.scalars(select(Exchange.id).where(Exchange.name == SAMPLE)).one()


def test_a_second_window_asks_the_first_for_attention(program: Running, tmp_path: Any) -> None:
    calls: list[int] = []
    one = program.program.one
    assert one is not None
    one._server.newConnection.connect(lambda: calls.append(1))
    with starting(tmp_path / "second", file_of(program)) as second:
        wait(lambda: second.window.findChildren(NotOpened), "the second window to say so")
        (page,) = second.window.findChildren(NotOpened)
        assert "open in another window" in page.state.text.text()
        assert second.desk is None
    wait(lambda: calls, "the first to be asked")


def test_what_another_program_writes_is_shown(program: Running) -> None:
    with closing(open_store(file_of(program), who="Bob", now=lambda: NOW)) as other:
        other.do(lambda s: edit_exchange(s, sample_id(s), {"theme": "Ports of call"}))
    wait(
        lambda: any(line.theme == "Ports of call" for line in program.workspace.lines),
        "the change of another",
    )


def test_after_an_error_on_writing_all_is_read_again(program: Running) -> None:
    asked: list[int] = []
    desk = program.workspace.desk
    desk.changed_elsewhere.connect(lambda: asked.append(1))

    def full(_session: Any) -> None:
        raise Refused("There is no room left.") from sqlite.OperationalError("disk full")

    desk.do(full)
    program.settle()
    assert asked == [1]
    assert "no room" in program.window.notice.text

    def nonsense(_session: Any) -> None:
        raise Refused("That makes no sense.")

    desk.do(nonsense)
    program.settle()
    assert asked == [1], "nothing was written, so there is nothing to look at again"


def test_looks_for_others_are_less_than_two_seconds_apart() -> None:
    from planner.gui.desk import LOOK_EVERY

    assert LOOK_EVERY < 2000


@pytest.fixture(autouse=True)
def a_folder_for_settings(tmp_path: Any) -> None:
    (tmp_path / "second").mkdir()
