"""A whole name as it is typed, taken apart for the fields of a delegate."""

from dataclasses import asdict

from planner.interchange.roster.names import split_name

_FIELDS = ("given_name", "family_name", "honorific", "suffix", "native_name", "display_name")


def name_fields(typed: str) -> dict[str, str]:
    """“Family, Given”, “Dr. Given FAMILY”, “Given van Family”; only what there is."""
    name = asdict(split_name(typed))
    return {field: name[field] for field in _FIELDS if name[field]}
