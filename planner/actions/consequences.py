"""What follows of itself from every change, in the order in which it is asked."""

from planner.actions.deadlines import keep_in_step
from planner.store.journal import Consequence

CONSEQUENCES: tuple[Consequence, ...] = (keep_in_step,)
