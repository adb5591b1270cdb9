"""Two records side by side: which values stay, field by field; or that they are two."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.actions.merging import merge
from planner.gui.directory.words import counted, field_said, tr, value_said
from planner.gui.exchanges.words import visit_said
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import InlineError
from planner.gui.widgets.words import label, paragraph
from planner.gui.workspace import Workspace
from planner.model import Refused
from planner.queries.directory import Listed
from planner.queries.duplicates import NOUNS, Pair
from planner.queries.side_by_side import Difference, side_by_side
from planner.wording import wording


class MergeDialog(Dialog):
    """One pair after the other. Each merge is one step, taken back by one Undo."""

    def __init__(
        self,
        workspace: Workspace,
        listed: Listed,
        pairs: Sequence[Pair],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tr("One record or two"), parent)
        self._workspace, self._listed = workspace, listed
        self._pairs, self._at = list(pairs), 0
        self.choices: dict[str, tuple[Choice, Choice]] = {}
        self.resize(fonts.scaled(760), fonts.scaled(480))
        self._title, self._count = label("", "panel-title"), label("", "hint")
        self._grid = QGridLayout()
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.error = InlineError()
        self.both = button(tr("Keep both"))
        self.merge = button(tr("Merge"), "call-merge", "primary")
        self.merge.setDefault(True)
        self.both.clicked.connect(self._go_on)
        self.merge.clicked.connect(self._merge)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        column = self.column
        column.addLayout(head)
        said = tr(
            "Choose what stays. What only one of them knows is kept, and so is every use. Who is"
            " twice on one visit stands there once, with the groups, items, journeys and rooms of"
            " both."
        )
        column.addWidget(paragraph(said, "second"))
        column.addWidget(self._scroll, 1)
        column.addWidget(self.error)
        self.add_foot(self.cancel_button(), self.merge, left=(self.both,))
        self._ask()

    # -- what is shown ----------------------------------------------------------------------------

    @property
    def _pair(self) -> Pair:
        return self._pairs[self._at]

    def _ask(self) -> None:
        one, other = self._pair
        self._title.setText(one.name or other.name)
        more = len(self._pairs) > 1
        of = tr("Pair {at} of {all}", at=str(self._at + 1), all=str(len(self._pairs)))
        self._count.setText(of if more else "")
        self.both.setVisible(more)
        self.error.hide()
        self.merge.setEnabled(False)
        query = partial(side_by_side, listed=self._listed, one=one.id, other=other.id)
        self._workspace.desk.ask(query, partial(self._show, self._at))

    def _show(self, at: int, differences: list[Difference]) -> None:
        if at != self._at:
            return
        inside = QWidget()
        grid = QGridLayout(inside)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, line in enumerate(self._pair, start=1):
            head = QVBoxLayout()
            uses = counted(len(line.used_in), "Used in 1 exchange", "Used in %n exchanges")
            head.addWidget(paragraph(line.name, "row-title"))
            head.addWidget(paragraph(", ".join(filter(None, (line.about, uses))), "second"))
            head.addStretch()
            grid.addLayout(head, 0, column)
        self.choices = {}
        for row, each in enumerate(differences, start=1):
            self._add_row(grid, row, each)
        if not differences:
            grid.addWidget(paragraph(tr("They say the same."), "second"), 1, 1, 1, 2)
        grid.setRowStretch(len(differences) + 2, 1)
        self._scroll.setWidget(inside)
        self.merge.setEnabled(True)
        first = next(iter(self.choices.values()), None)
        (first[0].radio if first else self.merge).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, grid: QGridLayout, row: int, each: Difference) -> None:
        name = field_said(each.field)
        head = QVBoxLayout()
        head.setSpacing(0)
        head.addWidget(label(name, "label"))
        if each.visit is not None:
            where = (each.city, visit_said(each.visit), each.exchange)
            head.addWidget(paragraph(", ".join(filter(None, where)), "hint"))
        head.addStretch()
        grid.addLayout(head, row, 0)
        if each.several or each.one is None or each.other is None:  # all that is known stays
            for column, value in enumerate((each.one, each.other), start=1):
                known = value_said(each.field, value) if value else tr("Unknown")
                grid.addWidget(paragraph(known, "text" if value else "hint"), row, column)
            return
        group = QButtonGroup(grid.parentWidget())
        pair = (
            Choice(name, value_said(each.field, each.one)),
            Choice(name, value_said(each.field, each.other)),
        )
        for column, choice in enumerate(pair, start=1):
            group.addButton(choice.radio)
            grid.addWidget(choice, row, column)
        pair[0].radio.setChecked(True)
        self.choices[each.key or each.field] = pair

    # -- what is decided --------------------------------------------------------------------------

    def _merge(self) -> None:
        one, other = self._pair
        take = [key for key, (_, second) in self.choices.items() if second.radio.isChecked()]
        action = partial(
            merge, kind=NOUNS[self._listed], keep_id=one.id, other_id=other.id, take=take
        )
        self.merge.setEnabled(False)
        self._workspace.desk.do(action, self._merged, self._refuse)

    def _merged(self, _nothing: object) -> None:
        one, other = self._pair
        said = tr("Merged “{other}” into “{name}”.", other=other.name, name=one.name)
        self._workspace.notify(said)
        left = [pair for pair in self._pairs if other.id not in (pair[0].id, pair[1].id)]
        before = [pair for pair in self._pairs[: self._at] if pair in left]
        self._pairs, self._at = left, len(before) - 1
        self._go_on()

    def _refuse(self, refused: Exception) -> None:
        if isinstance(refused, Refused):
            self.error.show_sentence(wording().refused(refused))
            self.merge.setEnabled(True)

    def _go_on(self) -> None:
        if self._at + 1 < len(self._pairs):
            self._at += 1
            self._ask()
        else:
            self.accept()


class Choice(QWidget):
    """A value that may stay; a click anywhere on it chooses it."""

    def __init__(self, name: str, value: str) -> None:
        super().__init__()
        self.value = value
        self.radio = QRadioButton()
        self.radio.setAccessibleName(f"{name}: {value}")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.radio, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(paragraph(value), 1)

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        self.radio.setChecked(True)
        self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
