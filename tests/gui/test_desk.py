"""What the window hears of work on the store."""

from builders import NOW, an_exchange, keep
from pytestqt.qtbot import QtBot
from taking_back import setting

from planner.gui.desk import Desk
from planner.store.database import Store, open_store


def test_of_a_step_that_went_half_back_every_screen_asks_again(qtbot: QtBot, store: Store) -> None:
    exchange = an_exchange()
    keep(store, exchange)
    desk = Desk(lambda _key: open_store(store.file, who="Ana", now=lambda: NOW))
    with qtbot.waitSignal(desk.idle):
        for field in ("theme", "name"):
            desk.do(setting(exchange, **{field: "mine"}), joins="typed")
    store.do(setting(exchange, theme="another's"))
    with qtbot.waitSignal(desk.changed_elsewhere):
        desk._look_soon()
    with qtbot.waitSignals([desk.refused, desk.changed_elsewhere]):
        desk.undo()
    desk.close()
