"""City Pair Planner: plan two-way city exchanges."""

__version__ = "0.1.0"
