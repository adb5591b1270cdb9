"""Years are found in dates as sources write them, and in nothing else."""

import pytest

from planner.rules.years import years_in


@pytest.mark.parametrize(
    ("given", "years"),
    [
        ("Spring 2023.", {2023}),
        ("(2023)", {2023}),
        ("2023-05", {2023}),
        ("FY2024", {2024}),
        ("2019/20", {2019, 2020}),
        ("1999/00", {1999, 2000}),
        ("2019/12", {2019}),
        ("2022-2023", {2022, 2023}),
        ("several years ago", set()),
        ("call 20231", set()),
        ("", set()),
        (None, set()),
    ],
)
def test_the_years_of_a_date_as_given(given: str | None, years: set[int]) -> None:
    assert years_in(given) == years
