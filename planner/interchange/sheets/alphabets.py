"""The older encodings, the languages that are written in each, and the letters of these."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

_LETTERS = {
    "fr": "àâæçèéêëîïôœùûüÿ",
    "de": "äöüß",
    "es": "áéíñóúü",
    "ca": "àçèéíïòóúü",
    "pt": "áàâãçéêíóôõúü",
    "it": "àèéìíîòóùú",
    "nl": "éèëïöóüáí",
    "sv": "åäöéü",
    "da": "æøåéóòôöü",
    "is": "áéíóúýþðæö",
    "pl": "ąćęłńóśźż",
    "cs": "áčďéěíňóřšťúůýž",
    "sk": "áäčďéíĺľňóôŕšťúýž",
    "hu": "áéíóöőúüű",
    "hr": "čćđšž",
    "ro": "ăâîșțşţ",
    "sq": "çë",
    "tr": "çğıöşüâîûi̇",
    "lv": "āčēģīķļņšūž",
    "lt": "ąčęėįšųūž",
    "et": "äöõüšž",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "uk": "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя",
    "sr": "абвгдђежзијклљмнњопрстћуфхцчџшѓќѕ",
    "el": "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ",
    "he": "אבגדהוזחטיךכלםמןנסעףפץצקרשת",
    "ar": "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيپچژگـ",
    "th": "".join(map(chr, range(0x0E01, 0x0E4F))),
}
_COMMON = {  # those of which most of a text is made, where the letters alone do not tell a language
    "ru": "оеаинтсрвлкм",
    "uk": "оаинвіетрск",
    "sr": "аоиенсртјук",
    "el": "αοιετσνηυρςίόά",
    "he": "יוהלאתרבשמ",
    "ar": "ايلنمرتوبدةه",
    "th": "านรกอเงมยลวดทส่้ี",
}
_WEST = ("fr", "de", "es", "ca", "pt", "it", "nl", "sv", "da", "is")
_CENTRAL = ("pl", "cs", "sk", "hu", "hr", "ro", "sq", "de")


@dataclass(frozen=True, slots=True)
class Encoding:
    """`rare`: thought of only where no usual one makes words of the bytes."""

    said: str
    languages: tuple[str, ...]
    rare: bool = False


WESTERN = "cp1252"
LATIN = {
    WESTERN: Encoding("Western European", _WEST),
    "cp1250": Encoding("Central European", _CENTRAL),
    "cp1254": Encoding("Turkish", ("tr",)),
    "cp1257": Encoding("Baltic", ("lv", "lt", "et")),
    "iso-8859-2": Encoding("Central European, ISO", _CENTRAL, rare=True),
    "iso-8859-15": Encoding("Western European, ISO", _WEST, rare=True),
    "mac_roman": Encoding("Macintosh", _WEST, rare=True),
    "mac_latin2": Encoding("Central European, Macintosh", _CENTRAL, rare=True),
    "mac_turkish": Encoding("Turkish, Macintosh", ("tr",), rare=True),
    "cp850": Encoding("Western European, DOS", _WEST, rare=True),
    "cp852": Encoding("Central European, DOS", _CENTRAL, rare=True),
    "cp857": Encoding("Turkish, DOS", ("tr",), rare=True),
}
OTHERS = {
    "cp1251": Encoding("Cyrillic", ("ru", "uk", "sr")),
    "cp1253": Encoding("Greek", ("el",)),
    "cp1255": Encoding("Hebrew", ("he",)),
    "cp1256": Encoding("Arabic", ("ar",)),
    "koi8-u": Encoding("Cyrillic, KOI8", ("ru", "uk")),
    "iso-8859-5": Encoding("Cyrillic, ISO", ("ru", "uk", "sr")),
    "iso-8859-6": Encoding("Arabic, ISO", ("ar",)),
    "iso-8859-7": Encoding("Greek, ISO", ("el",)),
    "cp866": Encoding("Cyrillic, DOS", ("ru",)),
    "mac_cyrillic": Encoding("Cyrillic, Macintosh", ("ru", "uk", "sr")),
    "cp874": Encoding("Thai", ("th",)),
}
WIDE = {
    "gb18030": "Chinese",
    "big5": "Chinese, traditional",
    "shift_jis": "Japanese",
    "euc_jp": "Japanese, EUC",
    "euc_kr": "Korean",
}
SAID = {"utf-8": "Unicode", "utf-16": "Unicode, wide"}
SAID |= {name: each.said for name, each in (LATIN | OTHERS).items()} | WIDE
_BY_COUNTRY = {
    "cp1250 iso-8859-2 cp852 mac_latin2": "PL CZ SK HU SI HR RO BA AL RS ME",
    "cp1251 koi8-u iso-8859-5 cp866 mac_cyrillic": "RU UA BY BG MK KZ KG RS",
    "cp1253 iso-8859-7": "GR CY",
    "cp1254 mac_turkish cp857": "TR",
    "cp1255": "IL",
    "cp1256 iso-8859-6": "DZ EG IQ JO KW LB LY MA OM QA SA SY TN AE YE PK IR",
    "cp1257": "EE LV LT",
    "cp874": "TH",
    "gb18030": "CN SG",
    "big5": "TW HK MO",
    "shift_jis euc_jp": "JP",
    "euc_kr": "KR",
}
_HUNGARIAN = re.compile("õ(?!e)")  # in Portuguese an e follows: “Simões”
_WESTERN_ONES = (WESTERN, "iso-8859-15", "mac_roman", "cp850")


def expected(countries: tuple[str, ...]) -> list[str]:
    """The encodings lists from these countries come in; Western where nothing else is known."""
    found = [
        encoding
        for encodings, known in _BY_COUNTRY.items()
        if any(country in known.split() for country in countries)
        for encoding in encodings.split()
    ]
    return found or (list(_WESTERN_ONES) if countries else [])


def is_word_of(word: str, encoding: str) -> bool:
    """Whether some language of this encoding has all the letters of a word."""
    if encoding in OTHERS and word[0] in "’‘":  # where another encoding has a capital letter
        return False
    beyond = {letter for letter in word.lower() if not letter.isascii()}
    return any(beyond <= letters for letters in _alphabets(encoding))


def doubted(words: tuple[str, ...], countries: tuple[str, ...]) -> list[str]:
    """The encodings that words read as Western European may be in as well: “Erdõs” is Erdős, and
    “Aðca” Ağca, unless they are of where such letters are written."""
    low = [word.lower() for word in words]
    found = []
    if any(_HUNGARIAN.search(word) for word in low) and not {"PT", "BR", "EE"} & set(countries):
        found.append("cp1250")
    if any(letter in word for word in low for letter in "ðþ") and "IS" not in countries:
        found.append("cp1254")
    return found


@cache
def _alphabets(encoding: str) -> tuple[frozenset[str], ...]:
    marks = frozenset("’‘“”„«»‹›–—…•·´¨°\u0307")
    known = (LATIN | OTHERS)[encoding].languages
    return tuple(frozenset(_LETTERS[language]) | marks for language in known)


def commonness(words: tuple[str, ...], encoding: str) -> float:
    """Which share of the letters are those of which texts in its languages are made."""
    letters = [
        letter
        for word in words
        for letter in word.lower()
        if unicodedata.category(letter)[0] in "LM"
    ]
    if not letters:
        return 0
    known = [_COMMON[each] for each in OTHERS[encoding].languages]
    return max(sum(letter in common for letter in letters) for common in known) / len(letters)
