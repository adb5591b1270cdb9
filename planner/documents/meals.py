"""The meal list: how many eat, and how many need what; no names."""

from collections.abc import Sequence

from planner.documents import look
from planner.documents.cells import Cell
from planner.documents.listing import Listing, Text
from planner.documents.paper import Paper
from planner.documents.tables import Column, columns
from planner.editions.values import MealList, Meals


def add(paper: Paper, edition: MealList) -> None:
    say = paper.say
    listing = Listing(paper, say("papers.meal-list"), paper.dates)
    cols = columns(
        paper.inner,
        (say("papers.column-when"), 24),
        (say("papers.column-meal"), 44),
        (say("papers.column-heads"), 12, "right"),
        (say("papers.column-needs"), 30),
    )
    if edition.meals:
        listing.table(cols, (_meal(listing, cols, meal) for meal in edition.meals))
    else:
        listing.prose(say("papers.no-meals"), look.ASIDE)
    listing.end()


def _meal(listing: Listing, cols: Sequence[Column], meal: Meals) -> list[Cell]:
    say = listing.say
    needs: list[Text] = [
        (say("papers.need-count", need=need, count=count), look.ADDRESS)
        for need, count in meal.needs
    ]
    if meal.unknown:
        needs.append((say("papers.need-unknown", count=meal.unknown), look.NOTE))
    notes: list[Text] = [(note, look.INK_NOTE) for note in meal.notes]
    day = listing.day(meal.date) or say("papers.undated")
    return listing.cells(
        cols,
        [(day, look.NAME), (listing.time(meal.when), look.FIGURE)],
        [(meal.title, look.NAME), *listing.place(meal.place), *notes],
        [(str(meal.heads), look.START)],
        needs,
    )
