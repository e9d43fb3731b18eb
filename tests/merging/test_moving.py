"""Sentences that say that a meeting was moved, and those in which the same words say something else."""

from __future__ import annotations

import pytest

from readout.merging.moving import says_moved


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The talks were moved to Friday."),
        ("en", "The meeting has been moved from Oslo to Bergen."),
        ("en", "The talks moved to Geneva."),
        ("en", "The session was moved back by a week."),
        ("de", "Sie kommen statt am Montag erst am Freitag zusammen."),
        ("de", "Das Treffen wurde auf Freitag verschoben."),
        ("fr", "La rencontre a été reportée au 12 mai."),
        ("fr", "La réunion est déplacée à Genève."),
        ("fr", "Il faut reporter la réunion à l'automne."),
        ("fr", "Le sommet est remis à plus tard."),
        ("es", "La reunión se trasladó a Lima."),
        ("es", "El encuentro fue adelantado al 3 de mayo."),
        ("es", "El gobierno pospuso la cumbre."),
        ("it", "Il vertice è stato anticipato al 3 maggio."),
        ("pt", "O encontro foi antecipado para 3 de maio."),
        ("cs", "Místo v pondělí se sejdou v úterý."),
        ("ru", "Министр перенёс встречу на пятницу."),
        ("tr", "Görüşme pazartesi yerine salı günü yapılacak."),
        ("ar", "نقل الاجتماع إلى مسقط."),
        ("he", "הפגישה תתקיים במקום ביום שני ביום שלישי."),
        ("zh", "会晤提前至5月3日举行。"),
        ("ja", "会談の日程が変更された。"),
        ("en", "Talks of Peru and Chile on sardines, moved"),
        ("en", "The talks, originally planned for Tuesday, open on Friday."),
        ("en", "The ministers will now meet in Bergen."),
        ("de", "Die ursprünglich für Montag angesetzte Runde beginnt am Freitag."),
        ("fr", "Les pourparlers prévus mardi se tiendront finalement le 21 mai."),
        ("fr", "La réunion, initialement prévue à Rabat, a eu lieu à Agadir."),
        ("es", "La cita, inicialmente prevista para el lunes, será el viernes."),
        ("it", "Il vertice, inizialmente previsto a Bari, si terrà a Lecce."),
        ("pt", "A reunião, inicialmente marcada para segunda, será na sexta."),
        ("nl", "Het oorspronkelijk geplande overleg begint vrijdag."),
        ("pl", "Spotkanie, pierwotnie planowane na wtorek, będzie w piątek."),
        ("ru", "Встреча, первоначально намеченная на вторник, пройдёт в пятницу."),
        ("uk", "Зустріч, спочатку запланована на вівторок, пройде в п'ятницю."),
        ("ar", "عقد الاجتماع المقرر أصلا يوم الثلاثاء يوم الجمعة."),
        ("zh", "原定周二的会谈将于周五举行。"),
        ("ja", "当初火曜の予定だった会談は金曜に開かれる。"),
    ],
)
def test_a_sentence_says_that_a_meeting_was_moved(language: str, sentence: str) -> None:
    assert says_moved(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The talks moved forward in Oslo."),
        ("en", "The minister moved to reassure the allies."),
        ("en", "The bridge was originally planned to carry trains."),
        ("en", "The minister said she was deeply moved"),
        ("fr", "Ils se sont finalement entendus sur la pêche."),
        ("en", "The talks moved to a second phase."),
        ("de", "Das Treffen der Ministerinnen fand am Montag in Genf statt."),
        ("de", "Im Herbst findet ein weiterer Gipfel statt."),
        ("de", "Die Gespräche finden statt am Rande der Messe."),
        ("fr", "Le ministre s'est déplacé à Oslo pour rencontrer son homologue."),
        ("fr", "Les deux ministres se sont déplacés au port."),
        ("fr", "Il a remis à son homologue une lettre du roi."),
        ("fr", "Il l'a dit à un reporter."),
        ("es", "El canciller se trasladó a Lima, donde se reunió con su par."),
        ("es", "Así lo adelantó el ministro."),
        ("it", "Come anticipato dal ministro, si sono visti a Roma."),
        ("pt", "Falaram das eleições antecipadas."),
        ("cs", "Místo jednání zatím nebylo oznámeno."),
        ("tr", "Bakanlar yükümlülüklerini yerine getireceklerini söyledi."),
        ("ar", "ونقلت وكالة الأنباء عن الوزير قوله إنهما التقيا في عمان."),
        ("he", "הם נפגשו במקום סודי."),
        ("zh", "两国外长讨论了提前选举。"),
        ("ja", "外相は方針の変更を求めた。"),
    ],
)
def test_a_journey_a_quotation_or_a_meeting_that_was_held_is_no_move(language: str, sentence: str) -> None:
    assert not says_moved(sentence, language)
