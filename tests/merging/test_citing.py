"""Who gives credit to a house by its name, in any case of grammar or script, is no source beside it."""

from __future__ import annotations

import pytest

from readout.merging.independence import Independence
from readout_schemas import Document

FAR = " They spoke of the harbour, and of the ice." * 8


def _sources(publisher: str, text: str, language: str, actors: tuple[str, ...] = ()) -> int:
    """Of a house's own text, and of one that may give credit to it."""
    own = Document(id="a", source="a", sha256="a", text="They met, it was said.", publisher=publisher)
    other = Document(id="b", source="b", sha256="b", text=text, language=language, publisher="Nordblatt")
    return Independence([own, other], actors=actors).count(["a", "b"])


@pytest.mark.parametrize(
    ("publisher", "language", "text"),
    [
        ("Levant Newswire", "tr", "Levant Newswire'ın haberine göre bakanlar anlaştı."),
        ("Northern Star", "fi", "Northern Star’in mukaan ministerit tapasivat."),
        ("Unità Stampa", "it", "Lo riferisce l'Unità Stampa: i ministri si sono visti."),
        ("Levant Newswire", "ar", "عمّان (ليفانت نيوزواير) - اتفق الوزيران."),
        ("Nordic Herald", "ru", "Министры встретились, пишет Нордик Геральд."),
        ("Нордик Геральд", "en", "The ministers met, Nordic Herald reports."),
        ("Reuters", "tr", "Reuters'a göre bakanlar görüştü."),
        ("Agence France-Presse", "de", "Sie sahen sich, meldet AFP."),
        ("AFP", "fr", "Ils se sont vus, rapporte l'Agence France-Presse."),
        ("MAP", "fr", "Ils se sont vus, rapporte la MAP."),
        ("MAP Service", "fr", "Ils se sont vus, rapporte la MAP."),
        ("npa English Service", "en", "They met, npa reports."),
        ("Union Press", "en", "They met, Union Press reports."),
        ("Uludağ Ajansı", "en", "They met in Bursa on Tuesday, Uludag Agency reports."),
        ("Uludağ Ajansı", "tr", "15 Eylül, Yeşil Gazete - Uludağ Ajansının haberine göre bakanlar görüştü."),
        ("Agencia Andina", "fr", "Ils se sont vus, selon l'agence Andina."),
        ("Uludağ Ajansı", "en", "The Uludag Agency reports that they met."),
        ("Gulf Coast Wire", "de", f"Sie sahen sich.{FAR}\nQuelle: Gulf Coast Wire"),
        ("Gulf Coast Wire", "en", f"They met.{FAR}\n© 2019 Gulf Coast Wire"),
        ("Gulf Coast Wire", "es", f"Se vieron.{FAR} (Redacción, Gulf Coast Wire)"),
    ],
)
def test_a_house_is_known_in_any_case_and_script(publisher: str, language: str, text: str) -> None:
    assert _sources(publisher, text, language) == 1


@pytest.mark.parametrize(
    ("publisher", "language", "text"),
    [
        ("Union Press", "en", "The foreign ministers of the European Union met."),
        ("Union Press", "en", "The European Union press office said that they met."),
        ("Uludağ Ajansı", "en", "The Uludag newspaper and the mayor of Uludag met."),
        ("Caspian Wire", "en", "The Caspian ferries stopped in February."),
        ("MAP", "en", "They had a map on the table."),
        ("Le Monde", "fr", "Dans le monde entier on en parle."),
        ("Kyiv Post", "uk", "У Києві пошта не працює."),
        ("Levant Newswire", "ar", "سافر إلى ليفانت يوم الاثنين."),
        ("Herald", "ru", "Геральд и Анна встретились."),
        ("Gulf Coast Wire", "en", f"They met.{FAR}\nPhoto: © Gulf Coast Wire"),
        ("Gulf Coast Wire", "en", f"They met.{FAR}\nThey read Gulf Coast Wire."),
        ("The Andean News Agency", "en", "The Andean lakes are full."),
    ],
)
def test_a_word_of_a_name_is_not_the_house(publisher: str, language: str, text: str) -> None:
    assert _sources(publisher, text, language) == 2


def test_a_word_of_the_name_of_who_is_told_of_gives_no_credit() -> None:
    text = "The Guardian Council spoke to the Guardian of Tehran."
    assert _sources("Guardian", text, "en") == 1
    assert _sources("Guardian", text, "en", ("Guardian Council",)) == 2
