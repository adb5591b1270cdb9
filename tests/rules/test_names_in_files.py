"""Names of people and exchanges as parts of file names, in any script."""

import pytest

from planner.rules.folding import in_file_name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Nantes - Orlando, Tampa", "nantes-orlando-tampa"),
        ("Łukasz Wiśniewski", "lukasz-wisniewski"),
        ("Zoe\u0308 O’Neil", "zoe-o-neil"),
        ("Юрий Шевченко", "юрий-шевченко"),
        ("山田 がく", "山田-がく"),
        ("김민준", "김민준"),
        ("ليلى حداد", "ليلى-حداد"),
        ("क्षमा", "क्षमा"),
        ('a/b\\c:d*e?f"g<h>i|j\u202e\x00k', "a-b-c-d-e-f-g-h-i-j-k"),
        ("…", ""),
    ],
)
def test_letters_of_any_script_stay(name: str, kept: str) -> None:
    assert in_file_name(name) == kept


def test_a_long_name_is_bounded_in_bytes_and_cut_between_letters() -> None:
    assert in_file_name("山" * 99) == "山" * 20
    assert in_file_name("x" * 99) == "x" * 60
