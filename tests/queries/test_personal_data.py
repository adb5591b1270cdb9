"""What is kept of one person holds what they joined in and thought, too."""

from datetime import date

from builders import TODAY, a_person, a_visit, an_exchange, an_item, keep

from planner.editions.personal_data import lay_out
from planner.model import Feedback, FollowOn, FollowOnPerson
from planner.queries.personal_data import personal_data
from planner.store.database import Store


def test_follow_on_and_feedback_are_told_of_nobody_else(store: Store) -> None:
    ida = a_person("Brandt", given_name="Ida")
    visit = a_visit(items=[an_item("City hall")])
    for respondent, item, rating in (("ida brandt", visit.items[0], 4), ("R1", None, 1)):
        answer = Feedback(item=item, respondent=respondent, rating=rating, comment="Good")
        visit.feedback.append(answer)
    told = [FollowOnPerson(person=ida), FollowOnPerson(name="Ida Brandt"), FollowOnPerson(name="X")]
    joined = [
        FollowOn(title=f"Workshop {number}", day=date(2027, 1, number), people=[each])
        for number, each in enumerate(told, start=1)
    ]
    keep(store, ida, an_exchange("Pair", visits=[visit]), *joined)
    data = store.ask(lambda session: personal_data(session, ida.id))
    assert [each["title"] for each in data["follow_on"]] == ["Workshop 1", "Workshop 2"]
    assert data["feedback"] == [
        {"exchange": "Pair", "title": "City hall", "rating": 4, "comment": "Good"}
    ]
    lines = {each.heading: each.lines for each in lay_out("Ida", data, TODAY).sections}
    assert lines["Follow-on"] == (("2027-01-01", "Workshop 1"), ("2027-01-02", "Workshop 2"))
    assert lines["Feedback given"] == (("City hall", "Pair, 4 of 5, Good"),)
