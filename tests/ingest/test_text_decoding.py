"""Bytes become text as their marks, their declared encoding, or a certain guess say."""

from __future__ import annotations

import codecs

import pytest

from readout.errors import InputError
from readout.ingest.decoding import decode
from readout.ingest.mojibake import is_mojibake

FRENCH = (
    "Le président français Emmanuel Macron a déclaré samedi que les pays européens étaient prêts à envoyer des "
    "troupes. "
    "« Nous avons décidé d’accélérer nos travaux », a-t-il ajouté à l’issue de la réunion à Paris."
)
ENGLISH = (
    "The allies said it was Europe’s task and that they would go on with their talks, which were to be held in London. "
)
GERMAN = (
    "Bundeskanzler Olaf Scholz erklärte am Samstag, die europäischen Länder würden den Druck auf Russland erhöhen. "
    "„Wir müssen die Ukraine stärken“, sagte er in Berlin. Außenministerin Annalena Baerbock stimmte zu."
)
HUNGARIAN = (
    "Orbán Viktor miniszterelnök szombaton azt mondta, hogy Magyarország nem küld katonákat Ukrajnába. "
    "„Őszintén szólva, a tűzszünet fontosabb” – közölte."
)
RUSSIAN = "Президент России Владимир Путин заявил в четверг, что у него есть ряд оговорок по поводу предложения."
JAPANESE = (
    "ウクライナのゼレンスキー大統領は土曜日、停戦案を支持すると述べた。イギリスのスターマー首相は協議を主催した。"
)


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_decides_and_is_no_part_of_the_text(mark: bytes, encoding: str) -> None:
    assert decode(mark + FRENCH.encode(encoding), "f.txt") == FRENCH


def test_a_mark_that_lies_is_an_error() -> None:
    with pytest.raises(InputError, match="byte order mark says utf-16-le"):
        decode(codecs.BOM_UTF16_LE + b"abc", "f.txt")


def test_only_line_ends_are_changed() -> None:
    text = "a \r\n\r\n b\r\tc\u00ad\u2009e\u0301\u2028\x0c\n "
    assert decode(text.encode(), "f.txt") == "a \n\n b\n\tc\u00ad\u2009e\u0301\u2028\x0c\n "


def test_utf8_wins_over_what_is_declared() -> None:
    assert decode(FRENCH.encode(), "f.html", declared="cp1252") == FRENCH


def test_what_is_declared_wins_over_a_guess() -> None:
    assert decode("łódź".encode("iso8859_2"), "f.html", declared="iso8859_2") == "łódź"


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (FRENCH, "cp1252"),
        (GERMAN, "cp1252"),
        (HUNGARIAN, "cp1250"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "koi8_r"),
        (JAPANESE, "cp932"),
        (JAPANESE, "euc_jp"),
    ],
)
def test_an_undeclared_encoding_is_found_where_one_reading_stands_out(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding), "f.txt", declared="no-such-encoding") == text


@pytest.mark.parametrize(
    "data",
    [
        pytest.param("café".encode("cp1252"), id="too short to tell"),
        pytest.param((ENGLISH * 10).encode() + b"\xe2\x80", id="UTF-8 cut off in a character"),
        pytest.param(b"Plain words of English, and then \xff\xfe\xfa\x9d as if by accident. " * 5, id="stray bytes"),
    ],
)
def test_an_encoding_in_doubt_is_an_error_and_no_guess(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^f\.txt: is not UTF-8, and .* save it as UTF-8$"):
        decode(data, "f.txt")


ALLOWED = "\t\n\v\f\r\x1b"
"""White space, and the sign with which escape sequences of terminals begin."""


@pytest.mark.parametrize("code", [*range(0x20), 0x7F])
def test_a_text_of_which_a_fifth_is_control_characters_is_binary(code: int) -> None:
    data = b"word" * 20 + bytes([code]) * 20
    if chr(code) in ALLOWED:
        assert decode(data, "a.txt").startswith("word")
    else:
        with pytest.raises(InputError, match=r"a\.txt: is binary"):
            decode(data, "a.txt")


OLD = {
    "mac_roman cp850 cp437": "Le ministre français a déclaré que « l'accord a été signé » à l'Élysée, où il a été reçu "
    "hier soir avec ses collègues européens. Il a précisé que la décision serait prise après l'été.",
    "mac_roman cp850": "El ministro declaró que el acuerdo se firmará mañana. «Hemos encontrado una solución», añadió "
    "en Málaga, según él.",
    "mac_roman cp860": "O ministro das Relações Exteriores afirmou que o acordo será assinado amanhã, em São Paulo.",
    "mac_cyrillic iso8859_5 cp866": "Министр иностранных дел заявил, что соглашение будет подписано завтра. Мы нашли "
    "решение, добавил он на встрече в Москве.",
    "mac_greek cp737": "Ο υπουργός Εξωτερικών δήλωσε ότι η συμφωνία θα υπογραφεί αύριο. Βρήκαμε λύση, πρόσθεσε.",
    "iso8859_2 mac_latin2 cp852": "Minister powiedział, że umowa zostanie podpisana jutro. Znaleźliśmy rozwiązanie, "
    "dodał, są też inne kraje, w Łodzi i gdzieś.",
    "mac_turkish cp857": "Dışişleri Bakanı anlaşmanın yarın imzalanacağını söyledi, bir çözüm bulduk diye ekledi.",
}


@pytest.mark.parametrize(
    ("encoding", "text"), [(encoding, text) for names, text in OLD.items() for encoding in names.split()]
)
def test_an_old_code_page_that_would_decode_to_rubbish_is_refused(encoding: str, text: str) -> None:
    for times in (1, 8):
        with pytest.raises(InputError, match="its encoding cannot be told for certain"):
            decode((f"{text} " * times).encode(encoding), "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "Le président s’est dit « prêt à tout » — même à s’en aller… Il l´a répété à l’Élysée, où l’été finissait.",
        "„Wir prüfen die Maßnahmen“, sagte der Außenminister in München. Köln–Düsseldorf, 5 €, 20 °C, § 5, © dpa.",
        "Dúirt an tAire go raibh an comhaontú thábhachtach ar fud na hÉireann agus in nÁras an Uachtaráin.",
        "¿Habrá acuerdo? ¡Sí!, dijo el ministro: «será mañana», a las 10.ª y 1.º horas.",
        "Ο Οδυσσέας είπε ότι ο υπουργός δεν ήταν εκεί· «ας περιμένουμε», πρόσθεσε.",
        "大臣は「会談はｷｰｳで行う」と述べた。",
        "אמר השר: „נחתום מחר”. قال الوزير: «سنوقع غداً».",
        "YouTube and McDonald’s said so in the café–bar; the naïve façade of iPhone’s maker.",
        "",
    ],
)
def test_words_as_languages_write_them_are_no_rubbish(text: str) -> None:
    assert not is_mojibake(text)


@pytest.mark.parametrize(
    "word", ["d‚clar", "trangŠres", "заЯвил", "M‡laga", "soluci｢n", "¶κφτες", "ςιλρ", "s±", "a±b", "ｮHemos", "zna¨la"]
)
def test_a_sign_where_no_word_has_one_is_rubbish_if_there_are_many(word: str) -> None:
    assert is_mojibake(f"{word} {'é ' * 18}")
    assert not is_mojibake(f"{word} {'é ' * 19}")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0", r"of the kind \.png"),
        (b"%PDF-1.7\n\0\x01", r"of the kind \.pdf"),
        (b"%PDF-1.7\n1 0 obj << >> endobj", r"of the kind \.pdf"),
        (b"\n{\\rtf1\\ansi The minister said so.}", r"of the kind \.rtf"),
        (b"%!PS-Adobe-3.0\n(The minister said so.) show", r"of the kind \.e?ps"),
        (b"MZ\0\x01", "binary, not text; convert it"),
    ],
)
def test_a_file_that_is_called_a_text_and_is_none_is_refused_by_what_it_is(data: bytes, kind: str) -> None:
    with pytest.raises(InputError, match=f"a.txt: is {kind}"):
        decode(data, "a.txt")
