"""One window for one database: a second one asks the first for attention instead."""

import getpass
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QApplication, QMainWindow

PATIENCE = 500  # milliseconds


class OneWindow(QObject):
    """Listens for others who want the same database, on a socket of this computer alone."""

    def __init__(self, database: Path, window: QMainWindow) -> None:
        super().__init__(window)
        self._name, self._window = name_for(database), window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._called)

    def is_first(self) -> bool:
        """Whether no other window has this database open; if one has, it is asked to come."""
        call = QLocalSocket(self)
        call.connectToServer(self._name)
        there = call.waitForConnected(PATIENCE)
        call.disconnectFromServer()
        call.deleteLater()
        if not there:
            QLocalServer.removeServer(self._name)  # left by one that was killed
            self._server.listen(self._name)
        return not there

    def close(self) -> None:
        self._server.close()

    def _called(self) -> None:
        caller = self._server.nextPendingConnection()
        if caller is not None:
            caller.deleteLater()
        window = self._window
        if window.isVisible():  # a hidden or locked one stays so
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            window.raise_()
            window.activateWindow()
        QApplication.alert(window)


def name_for(database: Path) -> str:
    """The same for everybody who means this file, and another for each user."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError, ImportError):
        user = ""
    meant = f"{user}\0{database.resolve()}"
    return f"city-pair-planner-{sha256(meant.encode('utf-8', 'surrogateescape')).hexdigest()[:20]}"
