"""NAME.key, beside NAME.db: the key wrapped by the recovery phrase, and what one may know of it.

Where a passphrase is set, the key is wrapped by that too. The phrase itself is in it as well,
sealed with the key, so that it can be shown again to whoever has that.

The database, this file and the phrase open together on any computer. SQLCipher has the same words
for a wrong key, a damaged page and a foreign file; this file is what tells them apart.
"""

import base64
import json
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import UUID

from planner.model import Refused
from planner.store import files
from planner.store.keys import (
    KEY_BYTES,
    NONCE_BYTES,
    SALT_BYTES,
    Cost,
    DatabaseKey,
    WrappedKey,
    seal_phrase,
    wrap,
)

FORMAT = "city-pair-planner-key"
VERSION = 1
LONGEST = 1 << 16  # bytes; a real one has about 600
TAG_BYTES = 16  # of AES-GCM


@dataclass(frozen=True, slots=True)
class KeyFile:
    """What a key file says.

    `schema` is the version of the database's schema, in clear, so that a program too old to read
    the database can say so; None until the database has been opened once: until then nothing can
    have been kept in it.
    """

    database: UUID
    check: str  # see DatabaseKey.check
    wrapped: WrappedKey
    schema: str | None = None
    passphrase: WrappedKey | None = None  # the key as a passphrase wraps it, where one is set
    sealed_phrase: bytes | None = None  # see seal_phrase

    @classmethod
    def made(cls, key: DatabaseKey, phrase: str, cost: Cost) -> "KeyFile":
        """That of a new key and a new phrase."""
        wrapped, sealed = wrap(key, phrase, cost), seal_phrase(key, phrase)
        return cls(key.database, key.check, wrapped, sealed_phrase=sealed)

    def with_phrase(self, key: DatabaseKey, phrase: str, cost: Cost) -> "KeyFile":
        """The same with another phrase."""
        wrapped, sealed = wrap(key, phrase, cost), seal_phrase(key, phrase)
        return replace(self, wrapped=wrapped, sealed_phrase=sealed)

    @classmethod
    def of(cls, key: DatabaseKey, wrapped: WrappedKey, schema: str | None = None) -> "KeyFile":
        return cls(key.database, key.check, wrapped, schema)

    def fits(self, key: DatabaseKey) -> bool:
        """Whether this is the key of the database."""
        return (self.database, self.check) == (key.database, key.check)


def write_key_file(file: Path, said: KeyFile) -> None:
    """Write the key file of a new database. FileExistsError if there is one."""
    files.write_new(file, _to_bytes(said))


def rewrite_key_file(file: Path, said: KeyFile) -> None:
    """Write a key file in place of the one that may be there: whole, or the old one stays."""
    files.write_whole(file, _to_bytes(said), files.OWNER)


def note_schema(file: Path, schema: str) -> None:
    """Say in a key file which schema its database now has."""
    said = read_key_file(file)
    if said.schema != schema:
        rewrite_key_file(file, replace(said, schema=schema))


class DamagedKeyFile(Refused):
    """A key file is not as it was written."""


def is_key_file(file: Path) -> bool:
    """Whether a file is a key file, be it damaged."""
    with file.open("rb") as opened:
        return f'"format": "{FORMAT}"'.encode() in opened.read(100)


def read_key_file(file: Path) -> KeyFile:
    """What a key file says. Refused if it is newer than this program, or `DamagedKeyFile`."""
    with file.open("rb") as opened:
        content = opened.read(LONGEST)
    try:
        fields = json.loads(content)
        if fields["format"] == FORMAT and fields["version"] > VERSION:
            raise Refused(
                "{file} was written by a newer version of this program; update it to open the "
                "database.",
                file=file,
            )
        return _from_fields(fields)
    except (ValueError, KeyError, TypeError, RecursionError):
        raise DamagedKeyFile(
            "The key file {file} is damaged. Bring it back from a backup; the database itself "
            "has not been touched.",
            file=file,
        ) from None


def _to_bytes(said: KeyFile) -> bytes:
    fields: dict[str, Any] = {
        "format": FORMAT,
        "version": VERSION,
        "database": str(said.database),
        "schema": said.schema,
        "check": said.check,
        **_wrapped_fields(said.wrapped),
    }
    if said.passphrase:
        fields["passphrase"] = _wrapped_fields(said.passphrase)
    if said.sealed_phrase:
        fields["phrase"] = _text(said.sealed_phrase)
    fields["digest"] = _digest(fields)
    return json.dumps(fields, indent=1).encode() + b"\n"


def _from_fields(fields: dict[str, Any]) -> KeyFile:
    if (fields["format"], fields["version"]) != (FORMAT, VERSION):
        raise ValueError("not a key file of this version")
    if fields.pop("digest") != _digest(fields):
        raise ValueError("not as it was written")
    passphrase, sealed = fields.get("passphrase"), fields.get("phrase")
    return KeyFile(
        UUID(fields["database"]),
        fields["check"],
        _wrapped(fields),
        fields["schema"],
        _wrapped(passphrase) if passphrase is not None else None,
        base64.b64decode(sealed, validate=True) if sealed is not None else None,
    )


def _wrapped_fields(wrapped: WrappedKey) -> dict[str, Any]:
    cost = wrapped.cost
    return {
        "scrypt": {"n": cost.n, "r": cost.r, "p": cost.p, "salt": _text(wrapped.salt)},
        "aes_gcm": {"nonce": _text(wrapped.nonce), "key": _text(wrapped.sealed)},
    }


def _wrapped(fields: dict[str, Any]) -> WrappedKey:
    scrypt, aes_gcm = fields["scrypt"], fields["aes_gcm"]
    return WrappedKey(
        Cost(scrypt["n"], scrypt["r"], scrypt["p"]),
        salt=_bytes(scrypt["salt"], SALT_BYTES),
        nonce=_bytes(aes_gcm["nonce"], NONCE_BYTES),
        sealed=_bytes(aes_gcm["key"], KEY_BYTES + TAG_BYTES),
    )


def _digest(fields: dict[str, Any]) -> str:
    """Finds accidental damage; whoever means harm can write a new one, and gains nothing by it."""
    return sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str, length: int) -> bytes:
    raw = base64.b64decode(text, validate=True)
    if len(raw) != length:
        raise ValueError("wrong length")
    return raw
