"""Templates: keeping days to plan by again, and putting them on other days."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from planner.actions.laying_out import apply_template, remove_template, save_template
from planner.gui.itinerary import words
from planner.gui.theme import fonts
from planner.gui.widgets.asking import Asking
from planner.gui.widgets.buttons import button
from planner.gui.widgets.choice_box import ChoiceBox
from planner.gui.widgets.date_field import DateField
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import Refused, Visit
from planner.queries.templates import templates
from planner.rules.templates import Plan, Planned, not_there

_SHOWN = 6  # rows of the items of a template


class SaveTemplateDialog(Asking):
    """What stands on a day, or on several: hours, kinds and titles, and nobody's name."""

    def __init__(self, workspace: Workspace, visit: Visit, parent: QWidget) -> None:
        heading = words.tr("Save days as a template")
        super().__init__(workspace, heading, words.tr("Save template"), parent)
        self.setWindowTitle(words.tr("Save day as template"))
        self._visit = visit
        today = workspace.today()
        self.name, self.first, self.last = QLineEdit(), DateField(today), DateField(today)
        for field in (self.first, self.last):
            field.set_day(workspace.day)
        hint = words.tr(
            "Titles, kinds, hours, groups and dress are kept; people and places are not."
        )
        self.ask("name", words.tr("Name of the template"), self.name, hint)
        self.ask("first_day", words.tr("From"), self.first)
        self.ask("last_day", words.tr("To"), self.last)
        self.finish()
        self.name.setFocus()

    def act(self) -> None:
        first, last = self.day("first_day", self.first), self.day("last_day", self.last)
        if last < first:
            raise Refused("The last day must not lie before the first.", field="last_day")
        name = self.name.text().strip()
        action = partial(
            save_template, visit_id=self._visit.id, name=name, first_day=first, last_day=last
        )
        self.workspace.desk.do(action, lambda _made: self._done(name), self.refuse)

    def _done(self, name: str) -> None:
        self.workspace.notify(words.tr("Saved the template “{name}”", name=name))
        self.accept()


class ApplyTemplateDialog(Asking):
    """Puts the items of a template on a day; what is there stays."""

    def __init__(self, workspace: Workspace, visit: Visit, parent: QWidget) -> None:
        heading = words.tr("Apply a template")
        super().__init__(workspace, heading, words.tr("Apply template"), parent)
        self._visit = visit
        self.plan, self.items, self.first = ChoiceBox(), QListWidget(), DateField(workspace.today())
        self.items.setAccessibleName(words.tr("What it holds"))
        self.items.setFixedHeight(fonts.metrics("text").lineSpacing() * (_SHOWN + 1))
        self.forget = button(words.tr("Remove this template"), "delete-outline", "link")
        self.ask("template", words.tr("Template"), self.plan)
        self.column.addWidget(label(words.tr("What it holds"), "label"))
        self.column.addWidget(self.items)
        self.ask("first_day", words.tr("On"), self.first)
        self.missing = paragraph(kind="hint")
        self.column.addWidget(self.missing)
        self.finish(self.forget)
        self.first.set_day(workspace.day)
        self.first.committed.connect(lambda _day: self._show_missing())
        self.plan.currentIndexChanged.connect(lambda _at: self._show_plan())
        self.forget.clicked.connect(self._remove)
        self._ask()
        self.plan.setFocus()

    def _ask(self) -> None:
        self.workspace.desk.ask(templates, self._offer)

    def _offer(self, found: Sequence[Plan]) -> None:
        self.plan.clear()
        for plan in found:
            days = words.counted(plan.days, "1 day", "%n days")
            self.plan.addItem(f"{plan.name}, {days}" if plan.days > 1 else plan.name, plan)
        self._show_plan()

    @property
    def _chosen(self) -> Plan | None:
        plan: Plan | None = self.plan.currentData()
        return plan

    def _show_plan(self) -> None:
        plan = self._chosen
        self.items.clear()
        for item in plan.items if plan is not None else ():
            said = f"{_hours(item)}  {item.title}"
            if plan is not None and plan.days > 1:
                said = f"{words.tr('Day {number}', number=item.number + 1)}, {said}"
            QListWidgetItem(said, self.items)
        self.forget.setVisible(plan is not None and plan.id is not None)
        self._show_missing()

    def _show_missing(self) -> None:
        """Which groups of the template are not there on these days."""
        plan = self._chosen
        said = missing_words(not_there(plan, self._visit.groups, self.first.day)) if plan else ""
        self.missing.setText(said)
        self.missing.setVisible(bool(said))

    def act(self) -> None:
        first, plan = self.day("first_day", self.first), self._chosen
        if plan is None:
            raise Refused("Choose a template.", field="template")
        action = partial(apply_template, visit_id=self._visit.id, plan=plan, first_day=first)
        self.workspace.desk.do(action, lambda _none: self._done(plan), self.refuse)

    def _done(self, plan: Plan) -> None:
        self.workspace.notify(words.tr("Applied the template “{name}”", name=plan.name))
        self.accept()

    def _remove(self) -> None:
        plan = self._chosen
        if plan is not None and plan.id is not None:
            action = partial(remove_template, template_id=plan.id)
            self.workspace.desk.do(action, lambda _none: self._removed(plan), self.refuse)

    def _removed(self, plan: Plan) -> None:
        self.workspace.notify(words.tr("Removed the template “{name}”", name=plan.name))
        self._ask()


def missing_words(names: Sequence[str]) -> str:
    """“Not there: Police. ...”, of groups that a template names; empty for none."""
    if not names:
        return ""
    return words.tr(
        "Not there on these days: {names}. What was for such a group alone will be for everyone, "
        "and its internal note says so.",
        names=", ".join(names),
    )


def _hours(item: Planned) -> str:
    if item.start is None:
        return words.tr(words.PARTS[item.part]) if item.part else words.tr("To be determined")
    return f"{item.start:%H:%M}" + (f" - {item.end:%H:%M}" if item.end else "")
