"""The template of the embassy: what is due, and how many days before or after a visit."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLineEdit,
    QScrollArea,
    QWidget,
)

from planner.actions.deadline_template import FURTHEST, set_template
from planner.gui.deadlines.words import tr
from planner.gui.exchanges.words import refused_said
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button, icon_button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.number_field import NumberField
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import Counted, Refused, VisitKind
from planner.queries.deadline_template import OwnTemplate
from planner.rules.deadlines import Line

Save = Callable[[list[Line], Callable[[str], object]], object]


def counted_said(line: Line) -> str:
    """“before the first visit”; what a line counts from, in words."""
    if line.rule:
        return tr("after the first visit, again and again: {rule}", rule=line.rule)
    visit = tr("first visit") if line.of is VisitKind.FIRST else tr("return visit")
    words = {
        Counted.FIRST_DAY: tr("days from the first day of the {visit}", visit=visit),
        Counted.LAST_DAY: tr("days from the last day of the {visit}", visit=visit),
        Counted.CONFIRMED: tr("when the {visit} is confirmed", visit=visit),
        Counted.WINDOW_OPENS: tr("days from the opening of the return window"),
        Counted.WINDOW_CLOSES: tr("days from the closing of the return window"),
    }
    return words[line.counted]


class TemplateDialog(Dialog):
    """Words and days of every line; new lines at the end. `save` tells why it was refused."""

    def __init__(
        self, embassy: str, lines: Sequence[Line], save: Save, parent: QWidget | None = None
    ) -> None:
        super().__init__(
            tr("Deadline template"), parent, tr("Template of {embassy}", embassy=embassy)
        )
        self.setMinimumSize(fonts.scaled(760), fonts.scaled(520))
        self._save = save
        self.rows: list[tuple[Line, QLineEdit, NumberField, list[QWidget]]] = []
        column = self.column
        column.addWidget(
            paragraph(
                tr("Negative days lie before. Open deadlines follow; what is done stays."), "second"
            )
        )
        inner = QWidget()
        self._grid = QGridLayout(inner)
        self._grid.setColumnStretch(0, 1)
        for line in lines:
            self._add(line)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        column.addWidget(scroll, 1)
        self.error = InlineError()
        column.addWidget(self.error)
        more_of = []
        for kind, word in (
            (VisitKind.FIRST, tr("Add for the first visit")),
            (VisitKind.RETURN, tr("Add for the return visit")),
        ):
            more = button(word, "plus")
            more.clicked.connect(lambda _checked=False, kind=kind: self.add_line(kind))
            more_of.append(more)
        self.keep = button(tr("Save template"), "", "primary")
        self.keep.clicked.connect(self.save)
        self.add_foot(self.cancel_button(), self.keep, left=more_of)

    def add_line(self, kind: VisitKind) -> None:
        """One more, a week before the visit until it is said otherwise."""
        self._add(Line("", "", kind, Counted.FIRST_DAY, kind, days=-7))
        self.rows[-1][1].setFocus()

    def _add(self, line: Line) -> None:
        what, days = QLineEdit(line.what), NumberField(-FURTHEST, FURTHEST)
        what.setAccessibleName(tr("What is due"))
        days.setValue(line.days)
        days.setAccessibleName(tr("Days"))
        days.setEnabled(line.counted in (Counted.FIRST_DAY, Counted.LAST_DAY) and not line.rule)
        remove = icon_button("delete-outline", tr("Remove “{what}”", what=line.what))
        widgets: list[QWidget] = [what, days, label(counted_said(line), "second"), remove]
        entry = (line, what, days, widgets)
        remove.clicked.connect(lambda: self._remove(entry))
        place = self._grid.rowCount()
        for column, widget in enumerate(widgets):
            self._grid.addWidget(widget, place, column)
        self.rows.append(entry)

    def _remove(self, entry: tuple[Line, QLineEdit, NumberField, list[QWidget]]) -> None:
        self.rows.remove(entry)
        for widget in entry[3]:
            widget.hide()
            widget.deleteLater()

    def lines(self) -> list[Line]:
        made = []
        for line, what, days, _ in self.rows:
            counted = line.counted
            if not line.key:  # a new one counts from the end where it lies after the visit
                counted = Counted.FIRST_DAY if days.value() <= 0 else Counted.LAST_DAY
            made.append(replace(line, what=what.text(), days=days.value(), counted=counted))
        return made

    def save(self) -> None:
        self._save(self.lines(), self.error.show_sentence)


def template_dialog_of(workspace: Workspace, own: OwnTemplate, parent: QWidget) -> TemplateDialog:
    """The template of the user's embassy, kept when it is saved."""

    def save(lines: list[Line], refuse: Callable[[str], object]) -> None:
        def say(error: Exception) -> None:
            if isinstance(error, Refused):
                refuse(refused_said(error))

        action = partial(set_template, embassy_id=own.embassy_id, lines=lines)
        workspace.desk.do(action, lambda _none: saved(), say)

    def saved() -> None:
        dialog.accept()
        workspace.notify(tr("Changed the deadline template"))

    dialog = TemplateDialog(own.embassy, own.lines, save, parent)
    return dialog
