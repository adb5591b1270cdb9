"""The open exchange file: one exchange as JSON, for this program and any other."""

from planner.interchange.exchange_file.landing import Landed, land
from planner.interchange.exchange_file.left_out import left_out
from planner.interchange.exchange_file.reading import Parsed, read_exchange
from planner.interchange.exchange_file.schema import schema
from planner.interchange.exchange_file.writing import exchange_value, write_exchange

__all__ = [
    "Landed",
    "Parsed",
    "exchange_value",
    "land",
    "left_out",
    "read_exchange",
    "schema",
    "write_exchange",
]
