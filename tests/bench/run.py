"""Ratios, each measured in one run against the least the same machine can do at that moment.

    make bench                      all of them
    python tests/bench/run.py edit list

A ratio holds on a noisy machine where a time does not: both sides are run in turns, and their
medians are compared.
"""

import cProfile
import pstats
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

Side = Callable[[], float | None]  # its own time in seconds, or None to be timed from outside


@dataclass(frozen=True)
class Bench:
    """What is measured against what, how often, and the ratio aimed at."""

    name: str
    ours: Side
    least: Side
    aim: float
    rounds: int = 15
    profile: Callable[[], object] | None = None  # writes one itself, where ours is not in here


def measure(bench: Bench) -> tuple[float, float]:
    """Median seconds of our side and of the least, run in turns after one round to warm up."""
    times: dict[Side, list[float]] = {bench.ours: [], bench.least: []}
    for number in range(bench.rounds + 1):
        for side in (bench.ours, bench.least):
            began = time.perf_counter()
            told = side()
            took = told if told is not None else time.perf_counter() - began
            if number:
                times[side].append(took)
    return statistics.median(times[bench.ours]), statistics.median(times[bench.least])


def main(wanted: list[str]) -> None:
    import checks
    import deadlines
    import directory
    import grid
    import papers
    import reports
    import store
    import window

    made = {**store.benches(), **papers.benches(), **grid.benches(), **window.benches()}
    made |= {**deadlines.benches(), **reports.benches(), **checks.benches(), **directory.benches()}
    print(f"{'':34}{'ours':>10}{'least':>10}{'ratio':>8}{'aim':>7}")
    missed = []
    for key, make in made.items():
        if wanted and key not in wanted:
            continue
        bench = make()
        ours, least = measure(bench)
        ratio = ours / least
        mark = "" if ratio <= bench.aim else "   missed"
        if mark:
            missed.append(bench)
        print(
            f"{bench.name:34}{ours * 1000:8.1f}ms{least * 1000:8.1f}ms"
            f"{ratio:8.2f}{bench.aim:7.1f}{mark}",
            flush=True,
        )
    for bench in missed:
        print(f"\nWhere the time of “{bench.name}” goes:", flush=True)
        explain(bench)


def explain(bench: Bench) -> None:
    """Write one profile of our side to the console."""
    if bench.profile is not None:
        bench.profile()
        return
    with cProfile.Profile() as profile:
        for _ in range(bench.rounds):
            bench.ours()
    pstats.Stats(profile).sort_stats("cumulative").print_stats(25)


if __name__ == "__main__":
    main(sys.argv[1:])
