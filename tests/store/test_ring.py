"""The key ring: only a real one, and never one that stops the program."""

from collections.abc import Iterator
from threading import Event

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import SecretService, Windows, chainer, fail, kwallet, libsecret, macOS, null
from keyring.errors import KeyringLocked

from planner.store.ring import SERVICE, SystemRing, first_trusted, trusted_backend


class Memory(KeyringBackend):
    """Keeps what it is given; `remembers` says whether it gives it back."""

    priority = 1  # type: ignore[assignment]

    def __init__(self, remembers: bool = True) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.remembers = remembers

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username)) if self.remembers else None

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Locked(Memory):
    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise OSError("the D-Bus is gone")


class Hanging(Memory):
    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.released = Event()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        self.released.wait()
        return None


@pytest.fixture
def hanging() -> Iterator[Hanging]:
    backend = Hanging()
    yield backend
    backend.released.set()


def test_what_is_kept_is_read_back() -> None:
    backend = Memory()
    ring = SystemRing(lambda: backend)
    assert ring.put("me", "secret")
    assert backend.kept == {(SERVICE, "me"): "secret"}
    assert ring.get("me") == "secret"
    ring.forget("me")
    assert ring.get("me") is None


def test_a_ring_that_forgets_is_none() -> None:
    assert not SystemRing(lambda: Memory(remembers=False)).put("me", "secret")


def test_a_locked_or_broken_ring_is_an_answer() -> None:
    ring = SystemRing(Locked)
    assert ring.get("me") is None
    assert not ring.put("me", "secret")
    ring.forget("me")  # there is nothing to forget: KeyError


def test_no_ring_is_an_answer() -> None:
    ring = SystemRing(lambda: None)
    assert ring.get("me") is None
    assert not ring.put("me", "secret")
    ring.forget("me")


def test_a_ring_that_cannot_even_be_found_is_an_answer() -> None:
    def broken() -> KeyringBackend:
        raise RuntimeError("No recommended backend was available.")

    assert SystemRing(broken).get("me") is None


def test_a_silent_ring_is_given_up_and_not_asked_again(hanging: Hanging) -> None:
    ring = SystemRing(lambda: hanging, seconds=0.05)
    assert ring.get("me") is None
    assert ring.get("me") is None
    assert not ring.put("me", "secret")
    assert hanging.asked == 1


@pytest.mark.parametrize(
    "kind",
    [
        macOS.Keyring,
        Windows.WinVaultKeyring,
        SecretService.Keyring,
        kwallet.DBusKeyring,
        libsecret.Keyring,
    ],
)
def test_key_rings_of_operating_systems_are_trusted(kind: type[KeyringBackend]) -> None:
    backend = object.__new__(kind)  # none of them can be made on every system
    assert first_trusted(backend) is backend


@pytest.mark.parametrize("kind", [Memory, null.Keyring, fail.Keyring])
def test_others_are_not(kind: type[KeyringBackend]) -> None:
    assert first_trusted(kind()) is None


def test_one_that_only_inherits_from_a_real_one_is_not() -> None:
    class Disguised(SecretService.Keyring):
        pass

    assert first_trusted(object.__new__(Disguised)) is None


def test_of_a_chain_the_first_real_one_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    wallet = object.__new__(kwallet.DBusKeyring)
    links = [Memory(), null.Keyring(), wallet, object.__new__(SecretService.Keyring)]
    monkeypatch.setattr(chainer.ChainerBackend, "backends", links)
    assert first_trusted(chainer.ChainerBackend()) is wallet
    monkeypatch.setattr(chainer.ChainerBackend, "backends", links[:2])
    assert first_trusted(chainer.ChainerBackend()) is None


def test_a_ring_that_was_configured_is_still_judged() -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    try:
        assert trusted_backend() is None
        assert not SystemRing().put("me", "secret")
    finally:
        keyring.set_keyring(before)
