"""The key of an encrypted database, and how a recovery phrase wraps it.

`cryptography` is imported when a phrase is at work; as long as a key ring holds the key, the start
of the program does not wait for it.
"""

import hmac
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from uuid import UUID

from planner.model import new_id

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12


@dataclass(frozen=True, slots=True)
class DatabaseKey:
    """The random secret that encrypts one database, and the id of that database.

    The id is also the salt SQLCipher keeps as the first 16 bytes of the file. So an encrypted file
    says whose key it needs before anything is opened, and a key file says whose it is.
    """

    database: UUID
    secret: bytes = field(repr=False)

    @classmethod
    def make(cls) -> "DatabaseKey":
        return cls(new_id(), secrets.token_bytes(KEY_BYTES))

    @classmethod
    def read(cls, for_engine: bytes) -> "DatabaseKey":
        """The key that `for_engine` gave."""
        return cls(UUID(bytes=for_engine[KEY_BYTES:]), for_engine[:KEY_BYTES])

    @property
    def for_engine(self) -> bytes:
        """What SQLCipher takes as a raw key: the secret and the salt, 48 bytes."""
        return self.secret + self.database.bytes

    @property
    def check(self) -> str:
        """Tells this key from any other and says nothing about it; 64 hexadecimal digits."""
        return hmac.digest(self.secret, b"key check " + self.database.bytes, "sha256").hex()


@dataclass(frozen=True, slots=True)
class Cost:
    """What scrypt has to spend on every guess: 128 * n * r bytes of memory, p times (RFC 7914)."""

    n: int = 2**17
    r: int = 8
    p: int = 1

    def __post_init__(self) -> None:
        if self.n < 2 or self.n & (self.n - 1) or self.r < 1 or self.p < 1:
            raise ValueError("n must be a power of two; r and p positive")
        if self.n * self.r * self.p > 2**23:
            raise ValueError("more than 1 GiB: no such key file was written by this program")


FULL_COST = Cost()


@dataclass(frozen=True, slots=True)
class WrappedKey:
    """A database's key as the recovery phrase wraps it: scrypt, then AES-256-GCM."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


def wrap(key: DatabaseKey, phrase: str, cost: Cost = FULL_COST) -> WrappedKey:
    """Wrap a key by a phrase in the form it was made."""
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    cipher = _cipher(phrase, salt, cost)
    return WrappedKey(cost, salt, nonce, cipher.encrypt(nonce, key.secret, _bound_to(key.database)))


def unwrap(wrapped: WrappedKey, database: UUID, phrase: str) -> DatabaseKey | None:
    """The key, or None if this is not the phrase that wrapped it."""
    from cryptography.exceptions import InvalidTag

    cipher = _cipher(phrase, wrapped.salt, wrapped.cost)
    try:
        secret = cipher.decrypt(wrapped.nonce, wrapped.sealed, _bound_to(database))
    except InvalidTag:
        return None
    return DatabaseKey(database, secret)


def seal_phrase(key: DatabaseKey, phrase: str) -> bytes:
    """A phrase that whoever has the key can read again."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + _phrase_cipher(key).encrypt(nonce, phrase.encode(), _bound_to(key.database))


def unseal_phrase(key: DatabaseKey, sealed: bytes) -> str | None:
    """The phrase again; None if something else was sealed, or with another key."""
    from cryptography.exceptions import InvalidTag

    nonce, hidden = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
    try:
        return _phrase_cipher(key).decrypt(nonce, hidden, _bound_to(key.database)).decode()
    except (InvalidTag, ValueError):
        return None


def _phrase_cipher(key: DatabaseKey) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(hmac.digest(key.secret, b"recovery phrase", "sha256"))


def _cipher(phrase: str, salt: bytes, cost: Cost) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    scrypt = Scrypt(salt=salt, length=KEY_BYTES, n=cost.n, r=cost.r, p=cost.p)
    return AESGCM(scrypt.derive(phrase.encode()))


def _bound_to(database: UUID) -> bytes:
    return b"city-pair-planner key " + database.bytes
