"""The grid by keys alone."""

from datetime import time

from hands import CTRL, press
from on_screen import OnScreen
from PySide6.QtCore import Qt

Key = Qt.Key
SHIFT, ALT = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
POLICE = "Community relations unit"


def test_arrows_move_by_the_snap_and_join(on_screen: OnScreen) -> None:
    on_screen.choose(POLICE)
    for _ in range(3):
        press(on_screen.grid, Key.Key_Down)
    assert [at.fields["start"] for at in on_screen.placed] == ["11:15", "11:30", "11:45"]
    assert on_screen.placed[-1].fields["end"] == "13:00"
    assert on_screen.joined == [True] * 3
    assert on_screen.said[-1] == "Moved to 11:45 - 13:00, Group A"


def test_the_snap_is_met_first(on_screen: OnScreen) -> None:
    on_screen.grid.snap = 60
    on_screen.choose("Victims' rights")  # begins at 14:15
    press(on_screen.grid, Key.Key_Up)
    assert on_screen.placed[-1].fields["start"] == "14:00"


def test_shift_and_arrows_resize(on_screen: OnScreen) -> None:
    on_screen.choose(POLICE)
    press(on_screen.grid, Key.Key_Down, SHIFT)
    press(on_screen.grid, Key.Key_Up, SHIFT)
    press(on_screen.grid, Key.Key_Up, SHIFT)
    assert [at.fields["end"] for at in on_screen.placed] == ["12:30", "12:15", "12:00"]
    assert {at.fields["start"] for at in on_screen.placed} == {"11:00"}


def test_left_and_right_change_the_column(on_screen: OnScreen) -> None:
    on_screen.choose(POLICE)
    press(on_screen.grid, Key.Key_Right)
    youth = on_screen.exchange.visits[0].groups[1]
    assert on_screen.placed[-1].fields["participants"] == str(youth.id)
    on_screen.choose("Welcome by the Office of the Mayor")
    press(on_screen.grid, Key.Key_Right)
    assert on_screen.said[-1] == "No other column there"


def test_in_a_week_the_next_column_is_the_next_day(on_screen: OnScreen) -> None:
    on_screen.show(days=7)
    on_screen.choose("Welcome by the Office of the Mayor")
    press(on_screen.grid, Key.Key_Right)
    assert on_screen.placed[-1].fields["date"] == "2026-05-13"
    assert "participants" not in on_screen.placed[-1].fields


def test_alt_and_arrows_change_the_day(on_screen: OnScreen) -> None:
    on_screen.choose(POLICE)
    press(on_screen.grid, Key.Key_Down, ALT)
    press(on_screen.grid, Key.Key_Up, ALT)
    press(on_screen.grid, Key.Key_Up, ALT)
    assert [at.fields["date"] for at in on_screen.placed] == [
        "2026-05-13",
        "2026-05-12",
        "2026-05-11",
    ]
    assert on_screen.placed[0].fields["start"] == "11:00"


def test_nothing_is_nudged_out_of_its_day(on_screen: OnScreen) -> None:
    on_screen.grid.snap = 60
    on_screen.choose(POLICE)
    for _ in range(14):
        press(on_screen.grid, Key.Key_Up)
    assert on_screen.placed[-1].fields["start"] == "00:00"


def test_a_nudge_says_what_it_clashes_with(on_screen: OnScreen) -> None:
    on_screen.choose("Shelter network")
    press(on_screen.grid, Key.Key_Up)
    assert on_screen.said[-1] == "Moved to 15:00 - 16:00, Group A, clash with Victims' rights"


def test_tab_goes_through_the_day_in_order_and_then_on(on_screen: OnScreen) -> None:
    grid, seen = on_screen.grid, []
    grid.chosen.connect(lambda placed: seen.append(placed.card.title))
    grid.setFocus()
    for _ in range(20):
        press(grid, Key.Key_Tab)
    assert seen[0] == "Call on the county commission"
    assert seen[1:4] == [
        "Morning meeting point",
        "Welcome by the Office of the Mayor",
        "Community relations unit",
    ]
    assert len(seen) == len(set(seen)) == 9
    press(grid, Key.Key_Backtab, SHIFT)
    assert seen[-1] == seen[-3]
    assert on_screen.said, "each is read aloud"


def test_the_other_keys_ask_for_what_they_say(on_screen: OnScreen) -> None:
    grid, asked = on_screen.grid, []
    for name in ("opened", "remove_wanted", "copy_wanted", "paste_wanted", "move_wanted"):
        getattr(grid, name).connect(lambda name=name: asked.append(name))
    grid.cut_wanted.connect(lambda copy: asked.append(f"cut {copy}"))
    grid.day_wanted.connect(lambda step: asked.append(f"day {step}"))
    on_screen.choose(POLICE)
    for key, held in (
        (Key.Key_Return, Qt.KeyboardModifier.NoModifier),
        (Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (Key.Key_D, CTRL),
        (Key.Key_X, CTRL),
        (Key.Key_C, CTRL),
        (Key.Key_V, CTRL),
        (Key.Key_M, CTRL),
        (Key.Key_PageDown, Qt.KeyboardModifier.NoModifier),
    ):
        press(grid, key, held)
    assert asked == [
        "opened",
        "remove_wanted",
        "copy_wanted",
        "cut False",
        "cut True",
        "paste_wanted",
        "move_wanted",
        "day 1",
    ]


def test_f2_types_the_title_in_its_block(on_screen: OnScreen) -> None:
    grid, kept = on_screen.grid, []
    grid.titled.connect(lambda thing, typed: kept.append((thing, typed)))
    on_screen.choose(POLICE)
    press(grid, Key.Key_F2)
    assert grid.title.isVisible()
    grid.title.setText("Patrol")
    press(grid.title, Key.Key_Escape)
    assert not kept
    press(grid, Key.Key_F2)
    assert grid.title.text() == POLICE
    grid.title.setText("Patrol")
    press(grid.title, Key.Key_Return)
    assert kept == [(on_screen.card(POLICE).card.id, "Patrol")]


def test_shift_and_arrows_move_the_arrival_of_a_journey(on_screen: OnScreen) -> None:
    leg = on_screen.exchange.visits[0].legs[0]
    leg.from_day = leg.to_day = on_screen.card(POLICE).card.day
    leg.from_time, leg.to_time = time(17), time(18)
    on_screen.show()
    on_screen.choose(leg.title)
    press(on_screen.grid, Key.Key_Down, SHIFT)
    assert on_screen.placed[-1].ends == {"to.date": "2026-05-12", "to.time": "18:15"}
    press(on_screen.grid, Key.Key_Down)
    assert (on_screen.placed[-1].minutes, on_screen.placed[-1].start) == (15, 17 * 60 + 15)
