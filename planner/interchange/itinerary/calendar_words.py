"""What calendar files of ours say beyond the standard, so that they are read back unchanged."""

OURS = "@city-pair-planner"
KIND, STATE, PART = "X-CITY-PAIR-KIND", "X-CITY-PAIR-TIME-STATE", "X-CITY-PAIR-PART"
LEG = "leg"
FROM_ZONE, TO_ZONE = "X-CITY-PAIR-FROM-ZONE", "X-CITY-PAIR-TO-ZONE"  # of a leg told in UTC, too


def uid_of(thing: object) -> str:
    """The UID of an item or a leg: its id, for ever."""
    return f"{thing}{OURS}"


def uid_key(uid: str) -> str:
    """What an event of this UID is known by here: the id, if it is one of ours."""
    return uid.removesuffix(OURS)
