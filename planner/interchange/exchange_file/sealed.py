"""The exchange file locked with a password: scrypt makes the key, AES-256-GCM seals the file.

Only this form holds private fields, needs, photographs, logos and attachments.
"""

import base64
import json
import secrets
from typing import TYPE_CHECKING

from planner import __version__
from planner.model import Refused
from planner.store.keys import KEY_BYTES, NONCE_BYTES, SALT_BYTES, Cost

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FORMAT = "city-pair-exchange-sealed"
VERSION = 1
TAG_BYTES = 16
_BOUND_TO = b"city-pair-exchange-sealed 1"
COST = Cost()


def seal(data: bytes, password: str, cost: Cost = COST) -> bytes:
    salt, nonce = secrets.token_bytes(SALT_BYTES), secrets.token_bytes(NONCE_BYTES)
    sealed = _cipher(password, salt, cost).encrypt(nonce, data, _BOUND_TO)
    envelope = {
        "format": FORMAT,
        "version": VERSION,
        "written_by": f"City Pair Planner {__version__}",
        "scrypt": {"n": cost.n, "r": cost.r, "p": cost.p, "salt": _text(salt)},
        "aes_gcm": {"nonce": _text(nonce), "data": _text(sealed)},
    }
    return json.dumps(envelope, indent=1).encode() + b"\n"


def is_sealed(data: bytes) -> bool:
    """Whether these bytes are an exchange file that is locked, by their beginning."""
    return f'"{FORMAT}"'.encode() in data[:200]


def unseal(data: bytes, password: str) -> bytes:
    """The exchange file inside. Refused if the password is wrong, or a byte has changed."""
    from cryptography.exceptions import InvalidTag

    try:
        envelope = json.loads(data)
        if envelope["format"] == FORMAT and envelope["version"] > VERSION:
            raise Refused(
                "A newer planner wrote this locked exchange file. Update this program to read it."
            )
        scrypt, aes_gcm = envelope["scrypt"], envelope["aes_gcm"]
        cost = Cost(scrypt["n"], scrypt["r"], scrypt["p"])
        salt, nonce = _bytes(scrypt["salt"]), _bytes(aes_gcm["nonce"])
        sealed = _bytes(aes_gcm["data"])
        if (len(salt), len(nonce)) != (SALT_BYTES, NONCE_BYTES) or len(sealed) < TAG_BYTES:
            raise ValueError("not as it was written")
    except (ValueError, KeyError, TypeError, RecursionError):
        raise Refused("This locked exchange file is damaged. Ask for it again.") from None
    try:
        return _cipher(password, salt, cost).decrypt(nonce, sealed, _BOUND_TO)
    except InvalidTag:
        raise Refused(
            "This password does not open the file, or the file is damaged.", field="password"
        ) from None


def _cipher(password: str, salt: bytes, cost: Cost) -> "AESGCM":
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

    scrypt = Scrypt(salt=salt, length=KEY_BYTES, n=cost.n, r=cost.r, p=cost.p)
    return AESGCM(scrypt.derive(password.encode()))


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
