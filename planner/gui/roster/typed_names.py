"""A whole name as it is typed or pasted, taken apart for the fields of a delegate."""

_PARTICLES = frozenset(
    ("van", "von", "der", "den", "de", "del", "di", "da", "la", "le", "ten", "ter", "al", "bin")
)


def name_fields(typed: str) -> dict[str, str]:
    """“Family, Given”, “Given FAMILY” and “Given Family”; one word alone is a family name."""
    text = " ".join(typed.split())
    if "," in text:
        family, given = (part.strip() for part in text.split(",", 1))
        return {"given_name": given, "family_name": family}
    words = text.split()
    capitals = [word for word in words if word.isupper() and len(word) > 1]
    if capitals and len(capitals) < len(words):
        given = " ".join(word for word in words if word not in capitals)
        return {"given_name": given, "family_name": " ".join(_plain(w) for w in capitals)}
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in _PARTICLES:
        at -= 1
    return {"given_name": " ".join(words[:at]), "family_name": " ".join(words[at:])}


def _plain(word: str) -> str:
    return "-".join(part.capitalize() for part in word.split("-"))
