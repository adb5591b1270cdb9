"""A draft mail as a file that a mail program opens to be sent, and the same as plain text."""

from base64 import encodebytes
from collections.abc import Sequence
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from functools import lru_cache
from hashlib import sha256

from planner.editions.mail import Mail


@dataclass(frozen=True, slots=True)
class Attached:
    name: str
    data: bytes


def mail_file(mail: Mail, attached: Sequence[Attached]) -> bytes:
    """The mail as .eml, marked as not sent yet. The same mail gives the same bytes."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    to = _address(mail)
    if to is not None:
        message["To"] = to
    message["Subject"] = _line(mail.subject)
    message.set_content(mail.text, charset="utf-8", cte="quoted-printable")
    marks = [b"attachment %08d" % number for number in range(len(attached))]
    for each, mark in zip(attached, marks, strict=True):
        message.add_attachment(
            mark, maintype="application", subtype="pdf", filename=_line(each.name)
        )
    if attached:  # the library's own boundary is another one each time
        data = (mail.subject.encode(), *(each.data for each in attached))
        message.set_boundary(f"=_{sha256(b'|'.join(data)).hexdigest()[:32]}")
    written = message.as_bytes()
    # the library writes letter by letter what may be megabytes: it is put in afterwards
    for each, mark in zip(attached, marks, strict=True):
        written = written.replace(_encoded(mark), _encoded(each.data), 1)
    return written


@lru_cache(maxsize=64)  # many are given the same papers
def _encoded(data: bytes) -> bytes:
    """As an attachment stands in a mail."""
    return encodebytes(data).replace(b"\n", b"\r\n")


def mail_text(mail: Mail, attached: Sequence[Attached]) -> str:
    """The mail to be copied by hand, where the mail program does not know unsent files."""
    to = f"{_line(mail.name)} <{_line(mail.to)}>" if mail.to else _line(mail.name)
    heads = (f"To: {to}", f"Subject: {_line(mail.subject)}")
    files = (f"Attach: {each.name}" for each in attached)
    return "\n".join((*heads, *files, "", mail.text))


def _address(mail: Mail) -> Address | None:
    """None where what is kept as an address is none: the text still says whom it is for."""
    try:
        return Address(_line(mail.name), addr_spec=_line(mail.to)) if mail.to else None
    except (ValueError, IndexError, AttributeError, MessageError):  # as its parser fails
        return None


def _line(text: str) -> str:
    """Text in one line, since a header must not run on into another."""
    shown = "".join(each if each.isprintable() else " " for each in text)
    return " ".join(shown.split())
