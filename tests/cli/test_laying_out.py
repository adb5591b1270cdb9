"""A visit laid out from the command line."""

from typing import Any

SAMPLE = "Nantes - Orlando, Tampa"
RETURN = (SAMPLE, "--visit", "return")


def test_a_visit_is_laid_out_from_nothing(planner: Any) -> None:
    planner("new", "Lyon - Atlanta", "--foreign", "Lyon", "--partner", "Atlanta")
    first = ("Lyon - Atlanta", "--visit", "first")
    planner("lay-out", *first, "--start", "2027-09-06", "Washington=3", "Atlanta=4")
    assert [each["name"] for each in planner("templates")][:2] == ["Arrival day", "Washington day"]
    planner("apply-template", *first, "--date", "2027-09-07", "--template", "washington day")
    planner("replace-hotel", *first, "--stop", "atlanta", "--hotel", "Hotel Peachtree")
    told = planner("show", "Lyon - Atlanta")
    visit = told["visits"][0]
    assert [(stop["first_day"], stop["last_day"]) for stop in visit["stops"]] == [
        ("2027-09-06", "2027-09-09"), ("2027-09-09", "2027-09-13"),
    ]  # fmt: skip
    assert len(visit["items"]) == 6
    assert planner("confirm-day", *first, "--date", "2027-09-07")["label"].startswith("Confirm 6")
    planner("save-template", *first, "--date", "2027-09-07", "--as", "Our Washington")
    assert planner("templates")[-1]["items"] == 6
    planner("duplicate-visit", *first, "--as", "Next year")
    assert len(planner("show", "Next year")["visits"][0]["items"]) == 6


def test_what_makes_no_sense_is_refused_in_words(sampled: Any) -> None:
    refused = sampled("lay-out", *RETURN, "--start", "2027-09-06", "Nantes", code=1)
    assert "Orlando=4" in refused["error"]["message"]
    refused = sampled("apply-template", *RETURN, "--date", "2027-06-15", "--template", "x", code=1)
    assert "There are: Arrival day" in refused["error"]["message"]
    refused = sampled("replace-hotel", *RETURN, "--stop", "Rome", "--hotel", "x", code=1)
    assert "no stop in “Rome”" in refused["error"]["message"]


def test_groups_of_a_template_that_are_not_there_are_named(sampled: Any) -> None:
    first = (SAMPLE, "--visit", "first")
    sampled("save-template", *first, "--date", "2027-04-20", "--as", "Two tracks")
    apply = ("--date", "2027-06-15", "--template", "two tracks")
    said = sampled("apply-template", *RETURN, *apply, text=True)
    for name in ("Policing and schools", "Families and neighborhoods"):
        assert f"There is no group “{name}” on these days" in said
    assert "no group" not in sampled("apply-template", *first, *apply, text=True)


def test_stops_that_give_way_are_named(planner: Any) -> None:
    planner("new", "X", "--foreign", "Lyon", "--partner", "Atlanta")
    first = ("X", "--visit", "first")
    assert planner("lay-out", *first, "--start", "2027-05-03", "Washington=3")["replaced"] == [
        {"city": "Atlanta", "first_day": None, "last_day": None}
    ]
    said = planner("lay-out", *first, "--start", "2027-05-03", "Boston=2", "Atlanta=2", text=True)
    assert "Replaced: Washington, Mon 3 May - Thu 6 May 2027." in said
    assert "Now: Boston, Mon 3 May - Wed 5 May 2027; Atlanta, " in said
    shown = planner("show", "X", text=True)
    assert "  Boston, Mon 3 May - Wed 5 May 2027\n  Atlanta, Wed 5 May - Fri 7 May 2027\n" in shown
    assert planner("lay-out-return", "X", "--start", "2027-07-01")["replaced"] == []
    again = planner("lay-out-return", "X", "--start", "2027-07-08")
    assert [(each["city"], each["first_day"]) for each in again["replaced"]] == [
        ("Lyon", "2027-07-01")
    ]
