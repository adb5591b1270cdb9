"""Contacts that are no person: whoever happens to sit at a desk answers there."""

from planner.rules.folding import folded

# as `folded` writes them, in the languages of the papers
_WORDS = frozenset(
    {
        *("desk", "helpdesk", "hotline", "office", "reception", "secretariat", "switchboard"),
        *("accueil", "bureau", "empfang", "rezeption", "sekretariat", "zentrale"),
        *("receptie", "secretariaat", "recepcion", "secretaria", "centralita"),
        *("resepsjon", "receptionen", "vaxel", "sentralbord", "concierge", "dispatch"),
    }
)


def names_a_desk(name: str | None) -> bool:
    """“Front desk”, “Reception”: says where one calls, not whom."""
    return not _WORDS.isdisjoint(folded(name or "").split())
