"""What a paper can be besides a PDF."""

FORMS: dict[str, tuple[str, ...]] = {
    "daily-schedule": ("docx", "xlsx", "ics"),
    "personal-schedule": ("ics", "html"),
    "thank-you-list": ("docx", "xlsx"),
    "after-action": ("docx", "xlsx"),
}
"""The endings of the files by paper. The page is never made but when it is asked for by itself: it
is a timetable of whereabouts on a telephone."""


def papers_as(form: str) -> tuple[str, ...]:
    """The papers that can be had in a form."""
    return tuple(paper for paper, forms in FORMS.items() if form in forms)
