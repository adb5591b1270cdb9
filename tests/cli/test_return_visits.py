"""The return window on the command line: proposals, why not, the waiver."""

from pathlib import Path
from typing import Any

NANTES = "Nantes - Orlando, Tampa"


def window(planner: Any, *words: object, **how: Any) -> Any:
    return planner("return-window", NANTES, *words, today="2027-05-01", **how)


def test_the_window_proposes_five_weeks_with_their_reasons(sampled: Any) -> None:
    value = window(sampled)
    assert value["first_day"] == "2027-05-22"
    assert value["last_day"] == "2027-07-22"
    assert value["days_left"] == 82
    assert len(value["proposals"]) == 5
    costs = [(week["cost"], week["start"]) for week in value["proposals"]]
    assert costs == sorted(costs)
    for week in value["proposals"]:
        assert value["first_day"] <= week["start"] <= value["last_day"]
        assert all(reason.endswith(".") for reason in week["reasons"])
    assert value["why_not"] == {}


def test_a_length_in_days(sampled: Any) -> None:
    (week, *_) = window(sampled, "--length", 3)["proposals"]
    assert (int(week["end"][-2:]) - int(week["start"][-2:])) in (2, 2 - 30, 2 - 31)
    assert "60" in window(sampled, "--length", 61, code=1)["error"]["message"]
    assert "message" in window(sampled, "--length", "a week", code=2)["error"]


def test_why_not_a_date(sampled: Any) -> None:
    why = window(sampled, "--why-not", "2027-07-12", "--why-not", "2027-08-01")["why_not"]
    assert "blackout" in why["2027-07-12"][0]
    assert "anniversary to avoid" in why["2027-07-12"][1]
    assert "10 days after the return window" in why["2027-08-01"][0]
    assert "message" in window(sampled, "--why-not", "soon", code=2)["error"]


def test_why_not_the_best_week(sampled: Any) -> None:
    best = window(sampled)["proposals"][0]
    said = window(sampled, "--why-not", best["start"])["why_not"][best["start"]]
    assert said[:-1] == best["reasons"]
    assert said[-1] == f"It is among the weeks proposed, with cost {best['cost']}."


def test_in_words(sampled: Any) -> None:
    said = window(sampled, "--why-not", "2027-07-14", text=True)
    assert "1. " in said
    assert "National Day in Nantes" in said


def test_without_dates_there_is_no_window(sampled: Any) -> None:
    value = sampled("return-window", "Lyon - New Orleans", "--why-not", "2027-07-14")
    assert (value["standing"], value["days_left"], value["proposals"]) == ("undated", None, [])
    assert value["why_not"]["2027-07-14"][0].startswith("There is no return window yet")


def test_a_waiver_has_a_reason_and_is_undone(sampled: Any) -> None:
    done = sampled("waive", NANTES, "--reason", "No budget this year")
    assert done["touched"][0]["kind"] == "exchange"
    assert window(sampled)["standing"] == "waived"
    assert sampled("show", NANTES)["exchange"]["return_waived_because"] == "No budget this year"
    sampled("undo", NANTES)
    assert window(sampled)["standing"] != "waived"
    assert "reason" in sampled("waive", NANTES, "--reason", " ", code=1)["error"]["message"]
    sampled("waive", NANTES, code=2)


def test_the_return_visit_is_laid_out_and_undone(planner: Any, tmp_path: Path) -> None:
    file = tmp_path / "x.json"
    file.write_text(
        '{"format": "city-pair-exchange", "version": 1, "exchange": {"name": "Lyon - Boston",'
        ' "foreign_cities": [{"name": "Lyon", "country": "FR"}],'
        ' "partner_cities": [{"name": "Boston", "country": "US"}]},'
        ' "visits": [{"kind": "first", "stops": [{"city": {"name": "Boston", "country": "US"},'
        ' "first_day": "2027-04-13", "last_day": "2027-04-22"}], "items": [{"title": "City hall",'
        ' "date": "2027-04-14", "start": "10:00", "contacts": [{"name": "Ann Lee"}]}]}]}'
    )
    planner("import", "exchange", file)
    before = planner("show", "Lyon - Boston")
    done = planner("lay-out-return", "Lyon - Boston", "--start", "2027-06-21")
    kinds = {each["kind"] for each in done["touched"]}
    assert kinds >= {"visit", "stop", "delegate", "item", "deadline"}
    assert done["notices"] == []
    back = planner("show", "Lyon - Boston")["visits"][1]
    assert (back["kind"], back["stops"][0]["first_day"], back["stops"][0]["last_day"]) == (
        "return", "2027-06-21", "2027-06-26",
    )  # fmt: skip
    window = planner("return-window", "Lyon - Boston")
    assert (window["standing"], window["days_after"]) == ("scheduled-inside", 60)
    planner("undo", "Lyon - Boston")
    assert planner("show", "Lyon - Boston") == before
    outside = planner("lay-out-return", "Lyon - Boston", "--start", "2027-10-04")
    assert "days after the return window" in outside["notices"][0]
    assert planner("return-window", "Lyon - Boston")["days_outside"] == 74


def test_in_the_language_of_a_reader(sampled: Any) -> None:
    german = window(sampled, "--language", "de", "--why-not", "2027-08-01")
    assert "10 Tage nach dem Zeitraum des Gegenbesuchs" in german["why_not"]["2027-08-01"][0]
    reasons = [said for week in german["proposals"] for said in week["reasons"]]
    assert any(said.endswith("nach dem ersten Besuch.") for said in reasons)
    both = window(sampled, "--language", "en+fr", text=True)
    assert "days after the first visit.\u00a0· " in both
    assert "jours après la première visite." in both
    first, second = both.splitlines()[0].split("\u00a0· ")
    assert first == "The return visit begins inside its window, Sat 22 May - Thu 22 Jul 2027."
    assert second.startswith("La visite retour commence dans sa période, sam. 22 mai")
