"""The title of a list is no part of its headings; headings of several rows still are joined."""

from planner.interchange.roster.headings import find_headings
from planner.interchange.sheets import Line, Sheet

TITLE = "Liste de la délégation"
NAMES = ["Nom", "Prénom", "Fonction", "Organisation"]


def headings(rows, merges=()):
    lines = [Line(number, list(cells)) for number, cells in enumerate(rows, start=1)]
    found = find_headings(Sheet(None, lines, merges=list(merges)))
    assert found is not None
    return [each.text for each in found.headings]


def test_a_title_at_the_left_is_not_joined():
    assert (
        headings([[TITLE, None, None, None], NAMES, ["Exemple", "Ana", "Maire", "Ville"]]) == NAMES
    )


def test_a_title_merged_over_the_columns_is_not_joined():
    assert headings([[TITLE, None, None, None], NAMES], [(1, 1, 0, 3)]) == NAMES


def test_groups_over_two_and_three_rows_are_joined():
    groups = ["Person", None, "Passport", None]
    low = ["Family name", "Given name", "Number", "Expiry date"]
    joined = headings([groups, low], [(1, 1, 0, 1), (1, 1, 2, 3)])
    assert joined[2:] == ["Passport Number", "Passport Expiry date"]
    three = headings(
        [[TITLE, None, None, None], groups, low], [(1, 1, 0, 3), (2, 2, 0, 1), (2, 2, 2, 3)]
    )
    assert three == joined
