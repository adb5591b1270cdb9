"""What stands on a page when the content goes on overleaf."""

from planner.documents.headings import BandRule, ContinuedHeading
from planner.documents.pages import Flow
from planner.documents.tables import Space


def test_a_stretch_that_begins_a_page_has_no_second_rule_under_the_heading() -> None:
    flow = Flow(200, Space(40), ContinuedHeading("Tuesday", "", "continued", "Tampa", 400))
    for _ in range(2):
        flow.head(BandRule(400))
        flow.add(Space(120))
    here, overleaf = (
        [each.again for each in page.placed if isinstance(each.block, BandRule)]
        for page in flow.finish()
    )
    assert here == [False]
    assert overleaf == [True]  # which draws nothing
