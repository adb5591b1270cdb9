"""Figures that count and are no hours: “12-14 people around one table”, “2-3 Gerichte”."""

import re

_COUNTED = (
    r"(?:people|persons?|participants?|guests?|delegates?|members|students|pupils|officers|"
    r"volunteers|visitors|residents|families|attendees|pax|seats|tables|groups?|minutes?|mins?|hours?|days?|weeks?|"
    r"months?|years?|miles?|km|dishes|copies|rooms|dollars|euros?|"
    r"personen|leute|teilnehmer\w*|gäste\w*|mitglieder\w*|schüler\w*|kinder\w*|gruppen|minuten|"
    r"stunden|tage|wochen|monate|jahre|plätze|kilometer|"
    r"personnes?|invité\w*|élèves|membres|jeunes|enfants|groupes|heures|jours|semaines|mois|ans|"
    r"places|"
    r"personas|participantes|invitad\w+|miembros|alumn\w+|jóvenes|grupos|minutos|horas|días|"
    r"semanas|meses|años|plazas|"
    r"deelnemers|gasten|leden|leerlingen|jongeren|groepen|dagen|weken|maanden|jaar)(?!\w)"
)
# one word may stand between: “10-12 local residents”
_COUNTS = rf"[ \t]+(?:(?-i:[a-zà-ÿ][\w'-]*)[ \t]+)?{_COUNTED}"
NO_COUNT = rf"(?!{_COUNTS})"
_BEGINS = re.compile(
    rf"(?:(?:ca\.?|about|around|etwa|environ|unos|unas)[ ])?\d{{1,4}}(?:[ ]?[-–—][ ]?\d{{1,4}})?"
    rf"(?={_COUNTS})",
    re.IGNORECASE,
)


def is_count(text: str) -> bool:
    """Whether a line begins by counting something."""
    return bool(_BEGINS.match(text))
