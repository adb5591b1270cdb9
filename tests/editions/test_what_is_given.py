"""What an output is for is there, and what the table gives beyond the classes: so that the proof of
redaction cannot pass by looking in the wrong place.
"""

import pytest
from marked import EXTRA, KINDS, NO_MARK, mark, told
from outputs import GIVEN, OUTPUTS


def test_the_marks_are_found_where_they_may_be() -> None:
    """So that the proof cannot pass by looking in the wrong place."""
    found = "\n".join(
        told(output, "internal") for output, made in OUTPUTS.items() if "internal" in made.audiences
    )
    for field in (
        "exchange.theme", "item.title", "venue.address", "contact.phone", "room.confirmation",
        "delegate_care.dietary", "delegate_care.mobility", "person_private.passport_number",
        "item.time_as_given", "vehicle.plate", "stop.hospital", "delegate.biography",
    ):  # fmt: skip
        assert mark(*field.split(".")) in found, field
    assert "July5,1931" in found


@pytest.mark.parametrize(
    ("output", "audience", "field"),
    [
        *(("mails", audience, "issue.reason") for audience in sorted(GIVEN)),
        ("change-notice.differences", "hosts", "issue.reason"),
        *(("change-notice.issue", audience, "issue.reason") for audience in sorted(GIVEN)),
        ("change-notice.differences", "internal", "issue.whom"),
        ("mails", "driver", "vehicle.name"),
        ("lines", "hosts", "item.title"),
        ("lines", "driver", "item.title"),
        ("letters", "hosts", "item.title"),
        *((f"roster.{kind}", "hosts", "person.work_phone") for kind in ("xlsx", "csv", "vcf")),
        ("roster.xlsx", "internal", "person_private.passport_number"),
        ("feedback.xlsx", "delegation", "item.title"),
        ("after-action.docx", "internal", "item.title"),
        ("thank-you-list.xlsx", "internal", "organization.name"),
    ],
)
def test_what_an_output_is_for_is_there(output: str, audience: str, field: str) -> None:
    assert mark(*field.split(".")) in told(output, audience)


@pytest.mark.parametrize(
    ("audience", "output"),
    sorted({(who, what) for who, fields in EXTRA.items() for what, _ in fields}),
)
def test_what_the_table_gives_beyond_the_classes_is_there(audience: str, output: str) -> None:
    found = told(output, audience)
    for what, field in EXTRA[audience]:
        if what == output and field not in NO_MARK:
            assert mark(*field.split(".")) in found, field


def test_a_driver_is_told_when_and_where_a_ride_goes_and_not_what_for() -> None:
    found = told("vehicle-manifest", "driver")
    for field in ("item.meeting_point", "venue.address"):
        assert found.count(mark(*field.split("."))) == len(KINDS), field
    assert mark("item", "title", "transfer") in found
    assert mark("item", "title", "meeting") not in found
