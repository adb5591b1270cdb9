"""How times stand in a line of a program: both ends of a span, and the words around them.

What they mean is read by `time_spans`.
"""

import re

from planner.rules.counts import NO_COUNT
from planner.rules.typed_times import ABOUT, NAMED_HOURS, PARTS, STATES, UNIT
from planner.rules.worded_hours import IN_WORDS, NUMBER_WORD, PART_AFTER

DASH = r"\-‐‑‒–—―−－→〜～"
_BLANK = r"[ \t]?"
_HALF = r"(?:[ \t]?[ap]\.?[ \t]?m\b\.?|[ap]\b\.?)"
_NAMES = "|".join(sorted(map(re.escape, NAMED_HOURS), key=len, reverse=True))
_OF_TWELVE = r"(?:0?\d|1[0-2])"  # “15.30 am Bahnhof” is no hour before noon
_MINUTES = rf"(?:{_BLANK}[:hu時]{_BLANK}[0-5]\d分?(?::00)?|\.[0-5]\d)(?![\d]|\.\d)"
_FULL = (  # an hour that cannot be anything else
    rf"(?:(?:{_NAMES})(?!\w)|{_OF_TWELVE}{_MINUTES}{_HALF}|\d{{1,2}}{_MINUTES}(?:{_BLANK}{UNIT}\b)?"
    rf"|\d{{1,2}}{_BLANK}{UNIT}(?:{_BLANK}[0-5]\d\b)?(?!\w)"
    rf"|{_OF_TWELVE}{_HALF}|{_OF_TWELVE}[0-5]\d{_HALF}"
    rf"|\d{{4}}{_BLANK}(?:hrs?|hours|h|uhr|uur)\b"
    rf"|{IN_WORDS})"
)
_SHORT = r"(?:\d{1,2}(?![\d.]|:\d))"  # an hour only beside another one: “9 – 10:30”
_BESIDE = rf"(?:{_SHORT}|{NUMBER_WORD}(?![ \t]+(?-i:[a-zà-ÿ]))){NO_COUNT}"
_FOUR = r"(?:(?:[01]\d|2[0-4])[0-5]\d(?!\d))"  # 1730
_THREE = r"(?:\d[0-5]\d(?!\d))"  # 930
_NEXT = r"(?:[ \t]?\+1\b)?"
_TO = (
    rf"(?:\.?[ \t]*[{DASH}][ \t]*|[ \t]?~[ \t]?(?=\d)"
    r"|[ \t]*(?:--|[-–—]?>|=>|\.{2,3}|…|»|÷|_|ー)[ \t]*(?=\d{1,2}[:.hu]\d|\d{4}\b)"
    r"|,[ \t]+(?:ends?|ende|fin)[ \t]+(?=\d{1,2}[:.hu]\d)"
    r"|\.?[ \t]+(?:to|until|till?|through|thru|bis|à|a|hasta|tot|t/m|"
    r"jusqu'à)[ \t]+(?:las? )?)"
)
_AND = r"\.?[ \t]+(?:and|und|et|y|en|och|og)[ \t]+(?:las? )?"
_BETWEEN = r"(?:between|zwischen|zw\.|entre|tussen|mellan|mellom)[ \t]+(?:las? )?"
_AT = (
    r"(?:[àa] partir d[e']|desde|vanaf|starting at|from|von|de|du|van|fra|från|kl\.?|klockan|"
    r"klokken|um|at|à|om|ab|dès|a|le|las|pour|(?:pünktlich|punkt|klokslag|stipt)(?: um| om)?)"
)
_LEAD = rf"(?:{_AT}[ \t]+(?:las? )?)"
_FROM = r"(?:[àa] partir d[e']|desde|vanaf|starting at|from|von|ab|dès|at|um|om|à|kl\.?)"
_OPEN = (
    r"(?:(?:un)?till?[ ]late|open[ -]end|ende offen|tbd|tba|tbc|open|offen|ende|end|fin|late|close|"
    r"\?)(?!\w)"
    r"(?![ \t]+(?:de|du|des|del|of|der|van|von)\b)"
)
_MONTHS = (
    "january|januar|janvier|januari|enero|jan|february|februar|février|februari|febrero|feb|"
    "march|märz|mars|maart|marzo|april|avril|abril|apr|may|mai|mei|mayo|maj|june|juni|juin|junio|"
    "jun|july|juli|juillet|julio|jul|august|augustus|août|agosto|aug|september|septembre|"
    "septiembre|sept|sep|october|oktober|octobre|octubre|oct|okt|november|novembre|noviembre|nov|"
    "december|dezember|décembre|diciembre|dec|dez"
)
_NO_MONTH = rf"(?![ \t]+(?:{_MONTHS})(?!\w))"  # “16-17 april”
_PLEASE = (
    r"(?:[ -]?ish(?!\w)|\.?[ \t]?\(?(?:ap?prox\.?|approximately|aproximadamente|circa|ca\.|environ|"
    r"env\.|ungefähr|ongeveer)\)?(?!\w|[ ]?\d))?"
)
_ABOUT = rf"(?:{ABOUT} ?)?"
_CLOCK = rf"(?:{_FULL}|{_FOUR})"
_ANY = rf"(?:{_CLOCK}|{_SHORT})"
SPANS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # guests come at the first, and sit down at the second
        rf"(?P<a>{_ANY})[ \t]+(?:for|pour)[ \t]+(?P<sits>{_CLOCK})",
        rf"(?P<about>{ABOUT} ?)?{_LEAD}?(?P<a>{_FULL})[ \t]?/[ \t]?(?P<b>{_FULL})",
        rf"{_LEAD}?(?P<a>{_FOUR})/(?P<b>{_FOUR})",
        rf"(?P<about>{ABOUT} ?)?{_LEAD}?(?P<a>{_ANY})"
        rf"(?:{_TO}(?P<b>{_ANY}))?(?P<of>{PART_AFTER})",
        rf"(?P<about>{ABOUT} ?)?{_BETWEEN}(?P<a>{_ANY}){_AND}(?P<b>{_ANY})",
        rf"(?P<about>{ABOUT} ?)?{_LEAD}?(?P<a>{_ANY}){_TO}{_ABOUT}(?P<b>{_CLOCK}{_NEXT})",
        rf"(?P<about>{ABOUT} ?)?{_LEAD}?(?P<a>{_CLOCK}){_TO}{_ABOUT}"
        rf"(?P<b>{_BESIDE}{_NEXT})(?:-?ish(?!\w))?",
        rf"(?P<about>{ABOUT} ?)?(?:from|von|de|van|desde|kl\.?)[ \t]+(?:las? )?(?P<a>{_SHORT}){_TO}"
        rf"(?P<b>{_SHORT}){NO_COUNT}",
        rf"(?:from|von|de|van)[ \t]+(?P<a>{NUMBER_WORD}){_TO}(?P<b>{NUMBER_WORD})(?P<bare>)"
        rf"{NO_COUNT}",
        rf"(?P<a>{_SHORT})[{DASH}](?P<b>{_SHORT})(?P<bare>)(?=[ \t]*:?[ \t]+[^\W\d])"
        rf"{_NO_MONTH}{NO_COUNT}",
        rf"(?P<about>{ABOUT} ?)?{_LEAD}?(?P<a>{_CLOCK}{_NEXT})(?:{_TO}{_OPEN})?(?P<late>{_PLEASE})",
        rf"(?:(?P<about>hacia|sobre|a eso de)|a partir de|desde|a|de) las? (?P<a>{_SHORT})"
        r"(?![ \t]+(?:y|menos)\b)",
        rf"(?P<a>{_SHORT})[ ][{DASH}][ ](?P<b>{_SHORT})(?P<bare>)(?=:[ \t]+\S)",
        rf"(?:kl\.?|klockan|klokken)[ ](?P<a>{_SHORT})(?!\w)",
        r"(?P<a>\d{1,2})(?P<late>-?ish)(?!\w)",
        rf"{_FROM}[ \t]+(?P<a>{_SHORT}){_TO}{_OPEN}",
    )
)
_STREET = (  # “9 – 12 Rue de Rivoli”, “12 – 14 Main Street”
    r"(?![ \t]+(?:(?:rue|calle|plaza|place|avenue|avenida|via)\b|(?:[\w.'-]+[ ]){0,2}[\w.'-]*"
    r"(?:street|(?<!\w)st\.?(?=,|$)|road|(?<!\w)rd\b|avenue|(?<!\w)ave\b|drive|lane|stra(?:ss|ß)e|"
    r"platz|straat|laan)(?!\w)))"
)
# figures that are hours only where a line begins with them
OPENING = (
    *SPANS,
    re.compile(
        r"(?P<latest>no later than|by|spätestens(?: um| bis)?|uiterlijk(?: om)?|"
        rf"au plus tard(?: à)?|a más tardar(?: a)?(?: las?)?) (?P<a>{_CLOCK})",
        re.IGNORECASE,
    ),
    re.compile(rf"(?P<a>\d{{1,2}}[ ][0-5]\d{_HALF})", re.IGNORECASE),  # “3 49 pm”
    re.compile(rf"(?P<a>{_THREE})[{DASH}](?P<b>\d{{3,4}}{_HALF})", re.IGNORECASE),  # “930-1030am”
    re.compile(  # “14 – 15 Lunch”
        rf"(?P<a>{_SHORT})[ ](?:[{DASH}]|to|bis|à|a|tot)[ ](?P<b>{_SHORT})(?P<bare>)"
        rf"(?=[ \t]+[A-ZÀ-Þ])(?i:{_NO_MONTH}{NO_COUNT}{_STREET})"
    ),
    re.compile(
        rf"{_FROM}[ \t]+(?P<a>\d{{1,2}})(?=[ \t]*:(?!\d)|[ \t]+[–—-][ \t]|[ ]{{2,}}|\t)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?P<about>(?i:{ABOUT}) ?)(?P<a>{_SHORT})(?P<lone>)(?=[ \t]+[A-ZÀ-Þ])(?i:{NO_COUNT})"
    ),
)
DATE_BEFORE = re.compile(  # “(Stand 02.05.)”: no hour follows these
    r"(?:\b(?:stand|vom|fassung|version|as of|état au|rev\.?|updated|mise à jour(?: le)?|stav)|"
    r"\bversie(?: van)?|\bactualizado(?: el)?)[ :]+$",
    re.IGNORECASE,
)
DOORS = re.compile(
    r"\b(?:doors|einlass|türöffnung|ouverture des portes|accueil|apertura de puertas|deuren|inloop|"
    r"insläpp|dørene)\b",
    re.IGNORECASE,
)
WITHIN = tuple(
    re.compile(rf"(?<![\w.:/-])(?<!\d,){pattern.pattern}", re.IGNORECASE) for pattern in SPANS[2:]
)
UNTIL = re.compile(
    r"(?:until|till?|bis|jusqu'à|hasta|tot)[ \t]+(?:las? )?"
    rf"(?:{_CLOCK}|{_SHORT}(?=[ \t]*[:–-]|[ \t]+[^\W\d]){NO_COUNT})",
    re.IGNORECASE,
)
SHARP = re.compile(
    r"[ \t]*\(?(?:s\.[ ]?t\.|(?:sharp|onwards?|exactly|prompt|pünktlich|précises?|precies|"
    r"en punto|stipt)(?!\w)|"
    r"(?<=12:00)[ ]?m\.)\)?",
    re.IGNORECASE,
)
TERSE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?P<a>{_CLOCK}|{_THREE})/(?P<b>{_CLOCK}|{_THREE}|{_SHORT})",
        rf"(?P<about>{ABOUT} ?)?(?P<a>{_CLOCK}|{_THREE}|{_SHORT}){_TO}"
        rf"(?P<b>(?:{_CLOCK}|{_THREE}|{_SHORT}){_NEXT})",
        rf"(?P<about>{ABOUT} ?)?(?P<a>(?:{_CLOCK}|{_THREE}|{_SHORT}(?!{_HALF})){_NEXT})",
    )
)
HALF_BEFORE = re.compile(r"(?P<word>[AP]\.?M)\.?(?=[ ]?\d{1,2}(?::\d\d)?(?!\w))", re.IGNORECASE)
IN_BRACKETS = re.compile(r"[(\[](?P<inner>[^()\[\]]{2,30})[)\]][ \t:.–-]*")
ZONE = re.compile(
    r"[ \t]*\(?\b([ECMP][SD]?T|CES?T|GMT|UTC|BST|HST|JST|MES?Z|[CWE]EST|"
    r"local time|Ortszeit|heure locale|hora local|lokale tijd|plaatselijke tijd|"
    r"(?<=hora )local|(?<=heure )locale)\b\)?"
)
LASTS = re.compile(  # “(95 min)”, “(90')”, “(ca. 1 Std.)”
    r"[ \t]*\((?:ca\.?[ ]|about[ ])?(?:"
    r"(?P<hours>\d)[ ]?(?:h|hrs?|hours?|std\.?|stunden?|heures?|horas?|uur)"
    r"(?:[ ]?(?P<minutes>\d{1,2})(?:[ ]?min\.?)?)?"
    r"|(?P<minutes2>\d{1,3})[ ]?(?:min(?:\.|utes|uten|utos|uten)?|mn|['′]))\)",
    re.IGNORECASE,
)
ABOUT_SO = re.compile(  # “4 – 5 pm (approx.)”
    r"\.?[ \t]*\([^()]*(?:ap?prox|circa|\bca\.|environ|\benv\.|ungefähr|ongeveer|estimated|"
    r"[~≈])[^()]*\)",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"[ \t]*\((?:[^()]*\b(?:time|scan|approx|night|morning|afternoon|evening|local|hours?|"
    r"mittags|midi|mediodía|ortszeit)\b"
    r"[^()]*)\)",
    re.IGNORECASE,
)
AFTER = re.compile(rf"(?:[\s.:,;|)\]_>=»{DASH}]|//(?=\s)|[/*+~•·…](?=\s))+")
_WORDS = {
    **{word: None for word in STATES if word not in ("n.n", "nn")},
    **{word: None for word in PARTS if word not in ("am", "pm", "eve")},
}
WORD = re.compile(
    r"(?:現地時間の)?(?P<word>"
    + "|".join(sorted(map(re.escape, _WORDS), key=len, reverse=True))
    + r")(?![\w'-])",
    re.IGNORECASE,
)
HALF_DAY = re.compile(  # “PM: free”
    r"(?P<word>[AP]M(?=[ \t]{2,}|\t|[ \t]*[:–-][ \t])|[ap]m(?=[ \t]{2,}|\t|[ \t]*[:–][ \t])|"
    r"[ap]\.m\.(?=[ \t]{2,}|\t|[ \t]*[:–])|[Ee]ve(?=[ \t]*:)"
    r"|(?i:n\.n)\.?(?=[ \t]*[:–-][ \t]|[ \t]{2,}|\t))"
)
LED = re.compile(r"[ \t]*[,:]?[ \t]*(?=\S)")  # “Abends, 23.00”
SAYS_HALF = re.compile(r"(?<![\d:.,hu])(?<!h )0\d|\d[ \t]?[ap]\b|[ap]\.?[ \t]?m\b", re.IGNORECASE)
THEN = re.compile(
    r"(?:then|thereafter|afterwards?|followed by|ensuite|puis|anschließend|danach|luego|"
    r"a continuación|daarna|aansluitend)\b(?=[ \t]*[:,–—-]|[ \t]+\w)",
    re.IGNORECASE,
)
