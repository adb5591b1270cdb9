"""What of a mail is no list in it: the lines of its head, and those from its closing on."""

import re
from collections.abc import Iterator

from planner.interchange.report import Message

HEAD = Message("This line is of the head of the mail; it was left out.")
CLOSED = Message("This line stands under the closing of the mail; it was left out.")
BULLET = re.compile(r"^\s*(?:[-*•–·]|\(?\d{1,3}[.)])\s+")
_CLOSING = re.compile(
    r"^(?:(?:(?:best|kind(?:est)?|warm(?:est)?|many) (?:regards|wishes)|yours \w+|thank you|"
    r"many thanks|with (?:kind|best) regards|bien (?:à vous|cordialement)|"
    r"(?:meilleures|sincères) salutations|"
    r"(?:mit )?(?:freundlichen?|besten?|herzlichen?|viele[n]?|liebe) gr[üu](?:ß|ss)en?|"
    r"saludos cordiales|un (?:cordial )?saludo|cordiali saluti|distinti saluti|"
    r"met vriendelijke groet(?:en)?|(?:med )?vänliga? hälsning(?:ar)?|(?:med )?vennlig hilsen|"
    r"(?:med )?venlig hilsen|z poważaniem|s pozdravem|с уважением|sent from my)\b[^@\d]{0,40}|"
    r"(?:regards|best|sincerely|cheers|yours|respectfully|thanks|cordialement|merci|danke|mfg|"
    r"saludos|atentamente|gracias|grazie|atenciosamente|cumprimentos|groet(?:en)?|hälsningar|mvh|"
    r"hilsen|pozdrawiam)(?:[,.!]*|,\s\w+(?:\s\w+)?))$",
    re.IGNORECASE,
)
_NEXT_MAIL = re.compile(
    r"^(?:from|de|von|da|från|fra|od|van)\s?:|^-{3,}|^on .{5,60} wrote:$", re.IGNORECASE
)
_SENDER = (
    "from|sent|date|subject|reply-to|attachments?|importance|de|envoyé|objet|répondre à|"
    "pièces? jointes?|von|gesendet|datum|betreff|anlagen?|enviado(?: el)?|fecha|asunto|da|inviato|"
    "data|oggetto|van|verzonden|onderwerp|från|skickat|ämne|fra|sendt|dato|emne|assunto|od|wysłano|"
    "temat|odesláno|předmět|от|отправлено|дата|тема|від|надіслано|من|تاريخ|الموضوع"
)
_RECEIVER = (
    "to|cc|bcc|à|a|pour|an|para|till|til|kopia|kopi|kopie|aan|do|dw|komu|кому|копия|копія|إلى|نسخة"
)
_HEAD = re.compile(rf"^\W*(?:(?P<sender>{_SENDER})|{_RECEIVER})\W{{0,2}}:", re.IGNORECASE)
_LABELLED = re.compile(r"[^:]{1,40}:\s*\S")


def head_lines(rows: list[str]) -> dict[int, Message]:
    """The lines of every head, “From: … Sent: … To: … Subject: …”, by their place from 0."""
    return {at: HEAD for start in range(len(rows)) for at in _head_from(rows, start)}


def _head_from(rows: list[str], start: int) -> Iterator[int]:
    """The lines of a head that begins here: two labels of mails or more, or one that stands alone
    and tells of the sender. A row that only says to whom may be the list itself."""
    if start and _LABELLED.match(rows[start - 1]):
        return
    end, labels = start, []
    while end < len(rows) and rows[end].strip():
        label = _HEAD.match(rows[end])
        if label:
            labels.append(label["sender"])
        elif not labels or not rows[end][0].isspace():  # else the label above goes on
            break
        end += 1
    alone = end == len(rows) or not rows[end].strip()
    if any(labels) and (len(labels) > 1 or alone):
        yield from range(start, end)


def closing_lines(rows: list[str]) -> set[int]:
    """The lines from the closing of a mail to its end: who sent it is on no list in it."""
    found: set[int] = set()
    under = False
    for at, row in enumerate(rows):
        plain = row.strip()
        if _CLOSING.match(plain) or plain == "--":
            under = True
        elif under and (_NEXT_MAIL.match(plain) or BULLET.match(row)):
            under = False
        if under and plain:
            found.add(at)
    return found
