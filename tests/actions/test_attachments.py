"""Files of an item: kept once, taken back and brought again, refused where they are too large."""

from functools import partial

import pytest
from builders import a_visit, an_exchange, an_item, keep
from rows import every_row

from planner.actions.attachments import MOST, attach_file, detach_file
from planner.model import Refused
from planner.queries.exchanges import whole_exchange
from planner.store.attachments import LARGEST, content_of
from planner.store.database import Store
from planner.store.undo import redo_newest, undo_newest


def test_a_file_is_kept_with_an_item(store: Store) -> None:
    exchange = an_exchange(visits=[a_visit(items=[an_item()])])
    keep(store, exchange)
    item = exchange.visits[0].items[0]
    attach = partial(attach_file, thing_id=item.id, file_name="Map.pdf", data=b"%PDF-1.4 a map")
    before = every_row(store)
    link = store.do(attach).result
    assert store.do(attach).result == link, "the same file stays once"
    found = store.ask(partial(whole_exchange, exchange_id=exchange.id)).visits[0].items[0]
    kept = found.attachments[0].attachment
    assert (kept.file_name, kept.media_type, kept.size) == ("Map.pdf", "application/pdf", 14)
    assert store.ask(partial(content_of, digest=kept.digest)) == b"%PDF-1.4 a map"
    after = every_row(store)
    store.do(partial(undo_newest, exchange_id=exchange.id))
    assert every_row(store) == before
    store.do(partial(redo_newest, exchange_id=exchange.id))
    assert every_row(store) == after
    store.do(partial(detach_file, link_id=link))
    with pytest.raises(Refused, match="no longer"):
        store.do(partial(detach_file, link_id=link))
    with pytest.raises(Refused, match="at most 20 MB"):
        store.do(partial(attach, data=bytes(LARGEST + 1)))


def test_another_file_stands_beside_the_first_up_to_a_bound(store: Store) -> None:
    exchange = an_exchange(visits=[a_visit(items=[an_item("Council")])])
    keep(store, exchange)
    item = exchange.visits[0].items[0]
    attach = partial(attach_file, thing_id=item.id)
    for number in range(MOST):
        store.do(partial(attach, file_name=f"{number}.txt", data=b"the same words"))
    found = store.ask(partial(whole_exchange, exchange_id=exchange.id)).visits[0].items[0]
    names = [each.attachment.file_name for each in found.attachments]
    assert names == [f"{number}.txt" for number in range(MOST)]
    with pytest.raises(Refused, match=f"has {MOST} files already. Remove one first"):
        store.do(partial(attach, file_name="more.txt", data=b"x"))
