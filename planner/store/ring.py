"""The operating system's key ring, where there is one that can be trusted and that answers.

A missing, broken, locked or silent key ring is an answer, never an error: then the recovery phrase
is asked for.
"""

import logging
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

log = logging.getLogger(__name__)

T = TypeVar("T")

SERVICE = "City Pair Planner"
TRUSTED = frozenset(
    f"keyring.backends.{name}"
    for name in ("macOS", "Windows", "SecretService", "kwallet", "libsecret")
)
"""Modules of the back ends that are key rings of an operating system.

Others that can be installed or configured keep secrets in plain files, or nowhere.
"""


class Ring(Protocol):
    """Where a secret is kept under the name of an account."""

    def get(self, account: str) -> str | None:
        """The secret; None if there is none, or no key ring."""

    def put(self, account: str, secret: str) -> bool:
        """Keep a secret; whether it can be read back."""

    def forget(self, account: str) -> None:
        """Remove the secret, if it is there."""


def trusted_backend() -> "KeyringBackend | None":
    """The key ring the user has, if it is one of an operating system."""
    import keyring  # asks around for key rings, so not before one is needed

    return first_trusted(keyring.get_keyring())


def first_trusted(backend: "KeyringBackend") -> "KeyringBackend | None":
    """`backend` if it is trusted; of a chain of several, the first that is; else None."""
    from keyring.backends.chainer import ChainerBackend

    links = backend.backends if isinstance(backend, ChainerBackend) else [backend]
    return next((link for link in links if type(link).__module__ in TRUSTED), None)


class SystemRing:
    """The key ring of whoever is logged in. A call that takes longer than `seconds` is given up.

    A key ring that was silent once is not asked again: what hangs keeps hanging.
    """

    def __init__(
        self,
        backend: "Callable[[], KeyringBackend | None]" = trusted_backend,
        seconds: float = 5,
    ) -> None:
        self._backend = backend
        self._seconds = seconds
        self._silent = False

    def get(self, account: str) -> str | None:
        return self._ask(lambda ring: ring.get_password(SERVICE, account))

    def put(self, account: str, secret: str) -> bool:
        def keep(ring: "KeyringBackend") -> bool:
            ring.set_password(SERVICE, account, secret)
            return ring.get_password(SERVICE, account) == secret

        return bool(self._ask(keep))

    def forget(self, account: str) -> None:
        self._ask(lambda ring: ring.delete_password(SERVICE, account))

    def _ask(self, question: "Callable[[KeyringBackend], T]") -> T | None:
        """The answer of the key ring; None without one. Asked on a thread that may be left behind,
        since a D-Bus service can keep a call waiting for ever."""
        if self._silent:
            return None
        answers: SimpleQueue[T | None] = SimpleQueue()
        Thread(target=self._answer, args=(question, answers), daemon=True).start()
        try:
            return answers.get(timeout=self._seconds)
        except Empty:
            self._silent = True
            log.info("The key ring did not answer within %s seconds.", self._seconds)
            return None

    def _answer(
        self, question: "Callable[[KeyringBackend], T]", answers: "SimpleQueue[T | None]"
    ) -> None:
        answer = None
        try:
            backend = self._backend()
            answer = question(backend) if backend else None
        except Exception as error:  # noqa: BLE001 - D-Bus, Keychain and Windows raise kinds of their own
            log.info("The key ring failed: %s", type(error).__name__)
        finally:
            answers.put(answer)
