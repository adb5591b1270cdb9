"""The command that searches over everything."""

import argparse
from dataclasses import asdict
from functools import partial

from planner.cli.answers import Answer
from planner.cli.office import Office
from planner.queries.search import search


def find(office: Office, words: argparse.Namespace) -> Answer:
    """`search`: whatever has these words in its name, and where it stands."""
    hits = office.store.ask(partial(search, text=" ".join(words.text)))
    lines = [f"{hit.kind}: {hit.name}" + (f" ({hit.where})" if hit.where else "") for hit in hits]
    return Answer([asdict(hit) for hit in hits], lines or ["Nothing is called so."])
