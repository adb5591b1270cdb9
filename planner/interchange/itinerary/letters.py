"""Lines of the letter around a program: its head, its end, what is only told, feet of pages."""

import re

from planner.interchange.itinerary.phrases import phone_in
from planner.rules.item_kinds import names_activity
from planner.rules.time_spans import first_within

_PARTING = re.compile(
    r"^(?:(?:best|kind|warm|many) regards|regards|sincerely|yours|best,|thanks|thank you|cheers|"
    r"best wishes|all the best|mit freundlichen grüßen|viele grüße|beste grüße|herzliche grüße|"
    r"liebe grüße|freundliche grüße|schöne grüße|mfg\b|cordialement|bien cordialement|"
    r"bien à vous|amitiés|bien amicalement|à (?:très )?bientôt|see you soon|"
    r"bis (?:bald|demnächst)|hasta pronto|tot (?:gauw|binnenkort|ziens)|"
    r"(?:un )?(?:cordial )?saludos?|un abrazo|"
    r"atentamente|(?:met )?(?:vriendelijke |hartelijke )?groet(?:en|jes)?\b|"
    r"med vänliga hälsningar|vänliga hälsningar|mvh|med vennlig hilsen|"
    r"--\s*$|_{5,}|-{3,} ?(?:original|forwarded))",
    re.IGNORECASE,
)
_SPOKEN = re.compile(
    r"^(?:(?:dear|hi|hello|hallo|liebe|lieber|sehr geehrte|bonjour|chère?|hola|beste|geachte|"
    r"hej|hei|kära|kjære|please|bitte|veuillez|por favor|let me know|looking forward|feel free|"
    r"as discussed|kindly|bei fragen|wir freuen uns|ich freue mich|n'hésitez pas|merci de|"
    r"dans l'attente|quedo|quedamos|graag|ik hoor|laat het)\b[ :,]|"
    r"(?:vragen|fragen|questions|preguntas|dudas)[ ]?\?|estimad\w+)",
    re.IGNORECASE,
)
_MAIL_HEAD = re.compile(
    r"(?:subject|betreff|from|to|cc|bcc|sent|date|reply-to|von|an|kopie|gesendet|datum|objet|de|"
    r"à|envoyé|asunto|para|enviado(?: el)?|fecha|onderwerp|aan|verzonden|van|ämne|från|till|"
    r"skickat|emne|fra|til|sendt)[ ]?:(?![ ]?\d{1,2}(?:[:.h]|$))",
    re.IGNORECASE,
)
_FOOT = re.compile(
    r"(?:[-–—][ ]?\d{1,3}[ ]?[-–—]$|\d{1,3}[ ]?/[ ]?\d{1,3}$|"
    r"(?:page|seite|página|pagina|sida|side|blatt|p\.)[ ]?\d{1,3}(?!\w)"
    r"(?:[ ]?(?:of|von|de|sur|van|av|/)[ ]?\d{1,3})?(?:$|[ ]{2,}|[ ]?[|•–-])|"
    r"\(?continued[^:]{0,20}$|(?:rev\.|version|stand:?|as of|état au)[ ]\d[\d./ -]*$|"
    r"(?:the )?(?:program(?:me)?|schedule|agenda)(?: is)? subject to (?:change|alteration)|"
    r"(?:(?:dieses|das|the|this|ce|le|este|el|dit|het) )?(?:program\w*|schedule|agenda|horaire)\b"
    r"[^:]{0,60}\b(?:vorläufig|geändert|(?:may|might|can|could) (?:still )?change|provisoire|"
    r"modifié|provisional|puede cambiar|voorlopig|wijzigen)\b|"
    r"subject to change|änderungen vorbehalten|(?:programme )?sous réserve de modif|"
    r"(?:programa )?sujeto a (?:cambios|modific)|wijzigingen voorbehouden|"
    r"unclassified|sensitive but unclassified|for official use only|nur für den dienstgebrauch)",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"[^:]{0,30}\b(?:phone|tel|mobile|cell|handy|portable|telefon|teléfono|telefoon|gsm|hotline|"
    r"emergency|emergencies|urgence|notruf|notfall|noodnummer|emergencia|emergencias)\b",
    re.IGNORECASE,
)
LINKED = re.compile(r"https?://|www\.|\w@\w[\w-]*\.\w")
_TOLD = re.compile(  # a sentence that tells or asks, and is no title
    r"\b(?:is|are|was|were|will|would|should|must|can|may|has|have|you|your|please|"
    r"ist|sind|wird|werden|soll|sollte|kann|können|bitte|ihr|sie|wir|"
    r"est|sont|sera|seront|doit|peut|vous|votre|nous|"
    r"será|serán|debe|puede|ustedes|"
    r"is|zijn|wordt|worden|zal|moet|kan|jullie)\b",
    re.IGNORECASE,
)
_FOR_ALL_DAYS = re.compile(
    r"(?:media|press|presse|prensa|pers|emergency|general|24[ -]?h\w*|main|local)[ -]?"
    r"(?:contact\w*|kontakt\w*)[^:]{0,20}:|"
    r"(?:contact|kontakt|contacto|contactpersoon)\w*[ ](?:on the day|during|während|pendant|"
    r"durante|tijdens|for (?:questions|the visit))[^:]{0,30}:",
    re.IGNORECASE,
)
_WROTE = re.compile(r"\b(?:wrote|schrieb|a écrit|escribió|schreef|skrev)\b[^:]{0,60}:$")


def is_for_all_days(text: str) -> bool:
    """“Contact on the day: Jane Roe, 555 0100”: of no item, wherever it stands."""
    return bool(_FOR_ALL_DAYS.match(text))


def is_foot(text: str) -> bool:
    """Whether a line is the foot of a page, or says of the program that it may change."""
    return bool(_FOOT.match(text)) or is_for_all_days(text)


def is_parting(text: str) -> bool:
    return bool(_PARTING.match(text))


def is_above_quoted(text: str) -> bool:
    """“On Mon, Mar 29, 2027 at 5:02 PM Ana Ruiz wrote:”."""
    return bool(_WROTE.search(text))


def is_mail_head(text: str) -> bool:
    """“Sent: Monday, 2 November 2026 9:14”."""
    return bool(_MAIL_HEAD.match(text.replace("’", "'"))) or is_above_quoted(text)


def is_spoken(text: str) -> bool:
    """Whether a line is part of a letter, not of a program."""
    return (
        bool(_SPOKEN.match(text.replace("’", "'")))
        or is_mail_head(text)
        or bool(LINKED.search(text))
        or bool(_CALL.match(text) and phone_in(text))
        or (len(text) > 90 and text.endswith((".", "!", "?")))
    )


def is_remark(text: str) -> bool:
    """Whether a line is of a letter and tells of nothing that is done."""
    return is_spoken(text) and not (tells_hours(text) or tells_activity(text))


def tells_activity(text: str) -> bool:
    """Whether a long line is of something that is done, as a title is, and asks nobody anything."""
    begins = " ".join(text.split()[:4])
    spoken = _SPOKEN.match(text) or is_mail_head(text) or LINKED.search(text) or phone_in(text)
    return not spoken and names_activity(begins) and not _TOLD.search(text)


def tells_hours(text: str) -> bool:
    """Whether a long sentence is of what is done from when to when."""
    begins = " ".join(text.split()[:4])
    spoken = _SPOKEN.match(text) or is_mail_head(text) or LINKED.search(text) or phone_in(text)
    return not spoken and names_activity(begins) and first_within(text) is not None
