"""Settings: the user, the embassy, appearance and text size."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from planner.actions.offices import set_embassy, set_local_user
from planner.gui.settings.preferences import APPEARANCES, Look, Preferences
from planner.gui.settings.reminding import Reminding
from planner.gui.theme import fonts
from planner.gui.widgets.buttons import button
from planner.gui.widgets.dialog import Dialog
from planner.gui.widgets.field import Field
from planner.gui.widgets.segmented import Segmented
from planner.gui.widgets.words import label
from planner.gui.workspace import Workspace
from planner.model import Refused
from planner.queries import cities
from planner.queries.offices import LocalOffice, local_office
from planner.wording import wording


class SettingsDialog(Dialog):
    """Appearance and text size change at once, and back on Cancel; the rest on Save."""

    def __init__(
        self, workspace: Workspace, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(self.tr("Settings"), parent, self.tr("You"))
        self._workspace, self._preferences = workspace, preferences
        self._before = preferences.look
        self._office = LocalOffice()
        self.setMinimumWidth(fonts.scaled(560))
        self.fields: dict[str, Field] = {}
        column = self.column
        column.setSpacing(8)
        self._about_user(column)
        self._about_embassy(column)
        self.reminders = Reminding(preferences)
        column.addWidget(self.reminders)
        column.addWidget(_line())
        self._about_look(column)
        self._about_keys(column)
        column.addSpacing(8)
        self._add_buttons()
        workspace.desk.ask(local_office, self._fill)

    # -- parts ------------------------------------------------------------------------------------

    def _about_user(self, column: QVBoxLayout) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._field("name", self.tr("Name")), 1)
        row.addWidget(self._field("email", self.tr("E-mail")), 1)
        row.addWidget(self._field("phone", self.tr("Telephone, as on papers")), 1)
        column.addLayout(row)
        column.addWidget(_line())

    def _about_embassy(self, column: QVBoxLayout) -> None:
        column.addWidget(label(self.tr("Embassy"), "panel-title"))
        column.addWidget(self._field("embassy", self.tr("Embassy name")))
        row, top = QHBoxLayout(), Qt.AlignmentFlag.AlignTop
        row.setSpacing(8)
        row.addWidget(self._field("city", self.tr("City")), 3, top)
        hint = self.tr("Two letters, as in FR")
        row.addWidget(self._field("country", self.tr("Country"), hint), 2, top)
        hint = self.tr("As in Europe/Paris")
        row.addWidget(self._field("zone", self.tr("Time zone"), hint), 3, top)
        column.addLayout(row)
        column.addWidget(_line())
        self.line("city").editingFinished.connect(self._complete)

    def _about_look(self, column: QVBoxLayout) -> None:
        column.addWidget(label(self.tr("Appearance"), "panel-title"))
        words = dict(
            zip(
                APPEARANCES,
                (self.tr("As the system"), self.tr("Light"), self.tr("Dark")),
                strict=True,
            )
        )
        look = self._preferences.look
        self.appearance = Segmented(list(words.items()), self.tr("Colors"))
        self.appearance.set_value(look.appearance)
        self.appearance.chosen.connect(self._choose_look)
        sizes = [(str(size), f"{size}%") for size in fonts.TEXT_SIZES]
        self.text_size = Segmented(sizes, self.tr("Text size"))
        self.text_size.set_value(str(look.text_size))
        self.text_size.chosen.connect(self._choose_look)
        column.addWidget(Field(self.tr("Colors"), self.appearance))
        column.addWidget(Field(self.tr("Text size"), self.text_size))

    def _about_keys(self, column: QVBoxLayout) -> None:
        column.addWidget(_line())
        column.addWidget(label(self.tr("Keys and locking"), "panel-title"))
        row = QHBoxLayout()
        self.keys = button(self.tr("Recovery phrase, passphrase, key..."), "key-outline")
        self.keys.clicked.connect(self._open_keys)
        row.addWidget(self.keys)
        row.addStretch()
        column.addLayout(row)

    def _open_keys(self) -> None:
        self.reject()
        self._workspace.actions["file.keys"].run()

    def _add_buttons(self) -> None:
        self.save = button(self.tr("Save"), kind="primary")
        self.save.setDefault(True)
        self.save.clicked.connect(self._save)
        self.add_foot(self.cancel_button(), self.save)

    def _field(self, key: str, name: str, hint: str = "") -> Field:
        field = Field(name, QLineEdit(), hint)
        field.cleared.connect(lambda: self.save.setEnabled(True))
        self.fields[key] = field
        return field

    def line(self, key: str) -> QLineEdit:
        """The field for name, email, phone, embassy, city, country or zone."""
        editor = self.fields[key].editor
        assert isinstance(editor, QLineEdit)
        return editor

    # -- what stands in them ----------------------------------------------------------------------

    def _fill(self, office: LocalOffice) -> None:
        self._office = office
        for key, value in (
            ("name", office.user),
            ("email", office.email),
            ("phone", office.phone),
            ("embassy", office.embassy),
            ("city", office.city),
            ("country", office.country),
            ("zone", office.zone),
        ):
            if not self.line(key).isModified():
                self.line(key).setText(value)

    def _complete(self) -> None:
        """Country and zone follow from a city that is known, where nothing was said."""
        name = self.line("city").text().strip()
        if name and not (self.line("country").text() or self.line("zone").text()):
            city = cities.find(name)
            if city is not None:
                self.line("country").setText(city.country)
                self.line("zone").setText(city.zone)

    def _choose_look(self, _key: str) -> None:
        self._preferences.choose(Look(self.appearance.value, int(self.text_size.value)))

    # -- leaving ----------------------------------------------------------------------------------

    def _save(self) -> None:
        """Keep what changed; close when all of it is kept."""
        if not self.reminders.keep():
            return
        text = {key: self.line(key).text().strip() for key in self.fields}
        office = self._office
        waiting: list[tuple[dict[str, str], Callable[..., object]]] = []
        told = (text["name"], text["email"], text["phone"])
        if told != (office.user, office.email, office.phone):
            user = partial(
                set_local_user, name=text["name"], email=text["email"], phone=text["phone"]
            )
            waiting.append(({"name": "name"}, user))
        embassy = (text["embassy"], text["city"], text["country"], text["zone"])
        if embassy != (office.embassy, office.city, office.country, office.zone):
            names = {"name": "embassy", "country": "country", "zone": "zone"}
            change = partial(
                set_embassy,
                name=text["embassy"],
                city=text["city"],
                country=text["country"],
                zone_name=text["zone"],
            )
            waiting.append((names, change))
        self._keep(waiting)

    def _keep(self, waiting: list[tuple[dict[str, str], Callable[..., object]]]) -> None:
        if not waiting:
            self.accept()
            return
        (names, action), *rest = waiting
        self.save.setEnabled(False)
        self._workspace.desk.do(
            action, then=lambda _: self._keep(rest), refused=partial(self._refuse, names)
        )

    def _refuse(self, names: dict[str, str], refused: Refused) -> None:
        key = names.get(refused.field or "", next(iter(names.values())))
        self.fields[key].show_error(wording().refused(refused))
        self.line(key).setFocus()

    def reject(self) -> None:
        if self._preferences.look != self._before:
            self._preferences.choose(self._before)
        super().reject()


def _line() -> QFrame:
    line = QFrame()
    line.setProperty("edge", "hairline")
    return line
