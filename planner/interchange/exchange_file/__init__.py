"""The open exchange file: one exchange as JSON, for this program and any other."""

from planner.interchange.exchange_file.landing import Landed, land
from planner.interchange.exchange_file.left_out import left_out
from planner.interchange.exchange_file.private import (
    ParsedWhole,
    aside_of,
    land_whole,
    read_whole_exchange,
    write_whole_exchange,
)
from planner.interchange.exchange_file.reading import Parsed, read_exchange
from planner.interchange.exchange_file.schema import schema
from planner.interchange.exchange_file.sealed import is_sealed, seal, unseal
from planner.interchange.exchange_file.writing import exchange_value, write_exchange

__all__ = [
    "Landed",
    "Parsed",
    "ParsedWhole",
    "aside_of",
    "exchange_value",
    "is_sealed",
    "land",
    "land_whole",
    "left_out",
    "read_exchange",
    "read_whole_exchange",
    "schema",
    "seal",
    "unseal",
    "write_exchange",
    "write_whole_exchange",
]
