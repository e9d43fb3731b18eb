"""Who speaks where a verb or a pronoun alone attributes words, in languages whose grammar is not known."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from readout_tests.speakers import people, verdict

from readout.ground import Article
from readout.ground.verdicts import CONFIRMED

MAN, WOMAN, OTHER = range(3)
PEOPLE = {
    "cs": ("Karel Dvorský|Dvorský|Dvorského", "Dana Svobodová|Svobodová|Svobodové", "Jan Holub|Holub|Holuba|Holubem"),
    "pl": (
        "Jan Kowalski|Kowalski|Kowalskiego",
        "Anna Zielińska|Zielińska|Zielińskiej",
        "Piotr Kruk|Kruk|Kruka|Krukiem",
    ),
    "ru": ("Павел Белов|Белов|Белова", "Анна Чернова|Чернова|Черновой", "Олег Круг|Круг|Круга|Кругом"),
    "uk": ("Павло Бойко|Бойко|Бойка", "Олена Коваль|Коваль", "Олег Круг|Круг|Круга|Кругом"),
    "el": ("Νίκος Βράνας|Βράνας|Βρανά", "Άννα Σαλτέρη|Σαλτέρη", "Πέτρος Δήμου|Δήμου"),
    "tr": ("Ali Demir|Demir", "Ayşe Kaya|Kaya", "Can Polat|Polat"),
    "ar": ("سامي الحداد|الحداد", "ليلى منصور|منصور", "نديم خوري|خوري"),
    "fa": ("رضا خانلری|خانلری", "مریم کاله|کاله", "بهرام یزدان|یزدان"),
    "he": ("יואב ברנר|ברנר", "דנה לביא|לביא", "דן גלבוע|גלבוע"),
    "zh": ("陈立华", "王敏", "周建国"),
    "ja": ("佐藤健|佐藤", "田中恵子|田中", "鈴木一郎|鈴木"),
}
LATIN = {
    "ru": ("Pavel Belov", "Anna Chernova", "Oleg Krug"),
    "uk": ("Pavlo Boiko", "Olena Koval", "Oleh Kruh"),
    "el": ("Nikos Vranas", "Anna Salteri", "Petros Dimou"),
    "ar": ("Sami al-Haddad", "Layla Mansour", "Nadim Khoury"),
    "fa": ("Reza Khanlari", "Maryam Kaleh", "Bahram Yazdan"),
    "he": ("Yoav Brener", "Dana Lavi", "Dan Gilboa"),
    "zh": ("Chen Lihua", "Wang Min", "Zhou Jianguo"),
    "ja": ("Sato Ken", "Tanaka Keiko", "Suzuki Ichiro"),
}
MEANT = {
    "verbs without the sign of their first letter": [
        ("ar", "وقال الحداد إن الاتفاق خطأ. واوضح ان «هذا خطأ الجميع».", "واوضح", MAN),
        ("ar", "وقالت ليلى منصور إن الاتفاق خطأ. واعلنت ان «هذا خطأ الجميع».", "واعلنت", WOMAN),
    ],
    "a verb that a conjunction is part of": [
        ("he", 'השרה דנה לביא הכריזה שההסכם טעות. והבהירה: "זו טעות של כולם".', "והבהירה", WOMAN),
    ],
    "the only woman, who acts in the sentence before": [
        ("cs", "Dvorský a Svobodová se přeli. Svobodová mu skočila do řeči. „Huť obětujete,“ řekla.", "řekla", WOMAN),
        (
            "pl",
            "Kowalski mówił długo. Wątpliwości nie kryje posłanka Anna Zielińska. „To pomyłka” - powiedziała.",
            "powiedziała",
            WOMAN,
        ),
        (
            "ru",
            "Белов и Чернова спорили час. Чернова не скрывала гнева. «Это ошибка всех», — сказала она.",
            "сказала она",
            WOMAN,
        ),
        (
            "uk",
            "Бойко говорив довго. Прийшла й речниця Олена Коваль. «Це помилка всіх», — сказала вона.",
            "сказала вона",
            WOMAN,
        ),
        ("he", 'ברנר דיבר שעה. השרה דנה לביא לא הסתירה את כעסה. "זו טעות של כולם", אמרה.', "אמרה", WOMAN),
        ("ar", "تحدث الحداد ساعة. وقالت الوزيرة ليلى منصور إن الاتفاق خطأ. وأضافت: «هذا خطأ الجميع».", "وأضافت", WOMAN),
    ],
    "the woman who spoke before a man did something": [
        ("cs", "Svobodová návrh odmítla. Holub mlčel. „Je to ostuda celé vlády,“ řekla.", "řekla", WOMAN),
        (
            "pl",
            "Zielińska odrzuciła projekt. Kowalski milczał. „To wstyd dla rządu” - powiedziała.",
            "powiedziała",
            WOMAN,
        ),
        ("ru", "Чернова отвергла проект. Круг молчал. «Это позор для всех», — сказала она.", "сказала она", WOMAN),
    ],
    "a verb that is not listed, in the past": [
        ("pl", "Jan Kowalski powiedział, że próbek nie widział. „Prosiliśmy trzy razy” - drwił.", "drwił", MAN),
        ("cs", "Karel Dvorský řekl, že vzorky neviděl. „Žádali jsme třikrát,“ vtipkoval.", "vtipkoval", MAN),
        ("ru", "Павел Белов сказал, что проб не видел. «Мы просили трижды», — острил он.", "острил он", MAN),
    ],
    "times and places behind the verb": [
        (
            "cs",
            "Dvorský přijel do Ostravy. „Huť nezavřeme,“ řekl v pondělí v Ostravě s úsměvem.",
            "řekl v pondělí v Ostravě s úsměvem",
            MAN,
        ),
        ("cs", "Dvorský přijel do Ostravy. „Huť nezavřeme,“ vzkázal novinářům.", "vzkázal", MAN),
        ("pl", "Kowalski przyjechał. „Huty nie zamkniemy” - powiedział w środę w Krakowie.", "powiedział", MAN),
        (
            "el",
            "Ο κ. Βράνας εμφανίστηκε αργά. «Δεν υπογράφω τίποτα», είπε φανερά εκνευρισμένος.",
            "είπε φανερά εκνευρισμένος",
            MAN,
        ),
        (
            "fa",
            "رضا خانلری گفت که متن روی میز است. وی درباره سفر هیأت تصریح کرد: «چای می‌دهیم به همه».",
            "وی درباره سفر هیأت تصریح کرد",
            MAN,
        ),
        ("he", '"הכסף יועבר", אמר ברנר. בהמשך הזהיר כי "ההדלפות יקברו אותנו".', "בהמשך הזהיר כי", MAN),
        ("zh", "陈立华说：“合作前景广阔。” 他在会上表示：“协议明年签署。”", "他在会上表示", MAN),
    ],
    "whoever spoke goes on": [
        ("el", "«Δεν υπογράφω τίποτα», είπε ο Βράνας. «Τα χρήματα θα βρεθούν», πρόσθεσε.", "πρόσθεσε", MAN),
        ("el", "«Δεν υπογράφω τίποτα», είπε ο Βράνας στον Δήμου. «Τα χρήματα θα βρεθούν», συνέχισε.", "συνέχισε", MAN),
        ("tr", "Ali Demir toplantıda konuştu. “Karar kesindir” diye ekledi.", "diye ekledi", MAN),
        ("ar", "قال سامي الحداد إن الاتفاق جاهز.\n\nوأضاف: «التوقيع سيكون في يونيو».", "وأضاف", MAN),
        ("fa", "رضا خانلری گفت که متن آماده است.\n\nوی افزود: «تا پایان سال امضا می‌شود».", "وی افزود", MAN),
        ("ja", "佐藤健氏は記者団に「合意は近い」と述べた。「年内に署名する」と語気を強めた。", "と語気を強めた", MAN),
    ],
    "a quotation right behind one of his": [
        ("cs", "„Huť nezavřeme,“ řekl Dvorský. „Máme na to peníze.“", None, MAN),
        ("pl", "„Huty nie zamkniemy” - powiedział Kowalski. „Mamy na to pieniądze”.", None, MAN),
        ("ru", "«Завод не закроем», — сказал Белов. «Деньги у нас есть».", None, MAN),
        ("uk", "«Завод не закриємо», — сказав Бойко. «Гроші в нас є».", None, MAN),
        ("el", "«Δεν υπογράφω τίποτα», είπε ο Βράνας. «Τα χρήματα θα βρεθούν».", None, MAN),
        ("he", '"המעבר ייפתח", אמר ברנר. "יש לנו כסף".', None, MAN),
        ("ja", "佐藤健氏は「合意は近い」と述べた。「年内に署名する」。", None, MAN),
    ],
}
OPEN = {
    "two men in the sentence before": [
        ("cs", "Dvorský a Holub přijeli. „Huť nezavřeme,“ řekl.", "řekl", MAN),
        ("pl", "Kowalski i Kruk przyjechali. „Huty nie zamkniemy” - powiedział.", "powiedział", MAN),
        ("ru", "Белов и Круг приехали. «Завод не закроем», — сказал он.", "сказал он", MAN),
        ("uk", "Бойко і Круг приїхали. «Завод не закриємо», — сказав він.", "сказав він", MAN),
        ("el", "Ο Βράνας και ο Δήμου ήρθαν. «Δεν υπογράφω», είπε.", "είπε", MAN),
        ("tr", "Ali Demir ve Can Polat konuştu. “Karar kesindir” diye ekledi.", "diye ekledi", MAN),
        ("ar", "قال الحداد وخوري إن الاتفاق جاهز. وأضاف: «التوقيع سيكون في يونيو».", "وأضاف", MAN),
        ("fa", "رضا خانلری و بهرام یزدان گفتند متن آماده است. وی افزود: «امضا می‌شود».", "وی افزود", MAN),
        ("he", 'ברנר וגלבוע אמרו שיבואו. "המעבר ייפתח", הוסיף.', "הוסיף", MAN),
        ("zh", "陈立华和周建国对记者说合作前景广阔。他表示：“协议明年签署。”", "他表示", MAN),
        ("ja", "佐藤健氏と鈴木一郎氏は「合意は近い」と述べた。「年内に署名する」と付け加えた。", "と付け加えた", MAN),
    ],
    "the words of a man are no woman's, and the other way round": [
        ("cs", "Dvorský citoval Svobodovou. „Huť zavřeme v lednu,“ řekl.", "řekl", WOMAN),
        ("cs", "Svobodová návrh odmítla. „Je to ostuda celé vlády,“ řekl.", "řekl", WOMAN),
        ("pl", "Zielińska odrzuciła projekt. „To wstyd dla rządu” - powiedział.", "powiedział", WOMAN),
        ("ru", "Чернова отвергла проект. «Это позор для всех», — сказал он.", "сказал он", WOMAN),
        ("uk", "Прийшла речниця Олена Коваль. «Це помилка всіх», — сказав він.", "сказав він", WOMAN),
        ("he", 'השרה דנה לביא אמרה שתבוא. "זו טעות של כולם", הוסיף.', "הוסיף", WOMAN),
        ("ar", "وقالت الوزيرة ليلى منصور إن الاتفاق خطأ. وأضاف: «هذا خطأ الجميع».", "وأضاف", WOMAN),
    ],
    "a question is answered by another": [
        ("cs", "„Zavřete tu huť?“ zeptal se Dvorský. „Ano, v lednu,“ odpověděl.", "odpověděl", MAN),
        ("pl", "„Zamkniecie hutę?” - zapytał Kowalski. „Tak, w styczniu” - odpowiedział.", "odpowiedział", MAN),
        ("ru", "«Закроете завод?» — спросил Белов. «Да, в январе», — ответил он.", "ответил он", MAN),
        ("uk", "«Закриєте завод?» — запитав Бойко. «Так, у січні», — відповів він.", "відповів він", MAN),
        ("el", "«Θα υπογράψετε;» ρώτησε ο Βράνας. «Ναι, τον Μάιο», απάντησε.", "απάντησε", MAN),
        ("he", '"המעבר ייפתח?" שאל ברנר. "כן, ביום שני", השיב.', "השיב", MAN),
        ("cs", "„Zavřete tu huť?“ zeptal se Dvorský. „Ano, v lednu.“", None, MAN),
        ("ru", "«Закроете завод?» — спросил Белов. «Да, в январе».", None, MAN),
        ("ja", "佐藤健氏は「合意は近いか」と述べた。\n「近いと思う」。", None, MAN),
    ],
    "a body spoke last": [
        ("cs", "Svobodová návrh odmítla. Vláda uvedla, že huť zavře. „Huť zavřeme v lednu,“ dodala.", "dodala", WOMAN),
        ("pl", "Zielińska odrzuciła projekt. Agencja podała, że huta stoi. „Zamkniemy ją” - dodała.", "dodała", WOMAN),
        (
            "ru",
            "Чернова отвергла проект. Компания сообщила, что завод стоит. «Закроем его», — добавила она.",
            "добавила она",
            WOMAN,
        ),
        (
            "ar",
            "وقالت الوزيرة ليلى منصور إن الاتفاق خطأ. وقالت الصحيفة إنه صواب. وأضافت: «هذا رأي الجميع».",
            "وأضافت",
            WOMAN,
        ),
        (
            "el",
            "«Δεν υπογράφω», είπε ο Βράνας. Η εφημερίδα έγραψε άλλα. «Τα χρήματα θα βρεθούν», πρόσθεσε.",
            "πρόσθεσε",
            MAN,
        ),
    ],
    "somebody without a name acts before": [
        ("cs", "Dvorský přijel. Ředitel huti mlčel. „Huť nezavřeme,“ řekl.", "řekl", MAN),
        ("pl", "Kowalski przyjechał. Dyrektor huty milczał. „Huty nie zamkniemy” - powiedział.", "powiedział", MAN),
        ("ru", "Белов приехал. Директор завода молчал. «Завод не закроем», — сказал он.", "сказал он", MAN),
        ("uk", "Бойко приїхав. Директор заводу мовчав. «Завод не закриємо», — сказав він.", "сказав він", MAN),
        ("he", 'ברנר אמר שיבוא. מנהל המפעל שתק. "המעבר ייפתח", הוסיף.', "הוסיף", MAN),
        ("tr", "Ali Demir konuştu. Bakan sustu. “Karar kesindir” diye ekledi.", "diye ekledi", MAN),
        ("fa", "رضا خانلری گفت که متن آماده است. وزیر هم آمد. وی افزود: «امضا می‌شود».", "وی افزود", MAN),
    ],
    "the attribution leaves out its subject": [
        ("cs", "Dvorský přijel. „Huť nezavřeme,“ řekl v pondělí ministr.", "řekl", MAN),
        ("cs", "Dvorský přijel. „Huť nezavřeme,“ řekl v Ostravě Novák.", "řekl", MAN),
        ("pl", "Kowalski przyjechał. „Huty nie zamkniemy” - powiedział w środę minister.", "powiedział", MAN),
        ("ru", "Белов приехал. «Завод не закроем», — сказал вчера министр.", "сказал", MAN),
        ("uk", "Бойко приїхав. «Завод не закриємо», — сказав учора міністр.", "сказав", MAN),
        ("el", "Ο κ. Βράνας ήρθε. «Δεν υπογράφω τίποτα», είπε χθες ο υπουργός.", "είπε", MAN),
        ("ar", "قال سامي الحداد إن الاتفاق جاهز. وأضاف الوزير: «التوقيع قريب».", "وأضاف", MAN),
        ("he", '"המעבר ייפתח", אמר ברנר. "יש לנו כסף", הוסיף השר.', "הוסיף", MAN),
        ("zh", "陈立华说：“合作前景广阔。”他的律师表示：“协议明年签署。”", "他的律师表示", MAN),
    ],
    "a new person named as an object between": [
        ("cs", "Huť zavřeme, řekl Dvorský. Potkal i Jana Holuba. „Nebude to lehké,“ dodal.", "dodal", OTHER),
        ("pl", "Hutę zamkniemy, powiedział Kowalski. Spotkał też Piotra Kruka. „To trudne” - dodał.", "dodał", OTHER),
        (
            "ru",
            "Завод закроем, сказал Белов. Он встретил Олега Круга. «Это трудно», — добавил он.",
            "добавил он",
            OTHER,
        ),
        ("el", "«Δεν υπογράφω», είπε ο Βράνας στον Δήμου. «Είναι δύσκολο», πρόσθεσε.", "πρόσθεσε", OTHER),
        ("fa", "رضا خانلری به بهرام یزدان گفت که متن آماده است. وی افزود: «امضا می‌شود».", "وی افزود", OTHER),
    ],
    "a body reports that somebody came": [
        ("cs", "Vláda uvedla, že Svobodová přijela. „Je to dobře,“ dodala.", "dodala", WOMAN),
        ("pl", "Agencja podała, że Zielińska przyjechała. „To dobrze” - dodała.", "dodała", WOMAN),
        ("ru", "Компания сообщила, что Чернова приехала. «Это хорошо», — добавила она.", "добавила она", WOMAN),
        ("uk", "Компанія повідомила, що Коваль приїхала. «Це добре для всіх», — додала вона.", "додала вона", WOMAN),
        ("el", "Η κυβέρνηση είπε ότι ο Βράνας ήρθε. «Είναι καλό», πρόσθεσε.", "πρόσθεσε", MAN),
        ("tr", "Bakanlık, Ali Demir'in geldiğini söyledi. “Karar kesindir” diye ekledi.", "diye ekledi", MAN),
        ("ar", "قالت وزارة الخارجية إن ليلى منصور وصلت. وأضافت: «هذا رأي الجميع».", "وأضافت", WOMAN),
        ("fa", "وزارت خارجه گفت رضا خانلری وارد شد. وی افزود: «امضا می‌شود».", "وی افزود", MAN),
        ("he", 'המשרד אמר כי ברנר יגיע. "המעבר ייפתח", הוסיף.', "הוסיף", MAN),
        ("zh", "外交部表示，陈立华已抵达北京。他表示：“协议明年签署。”", "他表示", MAN),
        ("ja", "外務省は、佐藤健氏は訪米すると述べた。「年内に署名する」と付け加えた。", "と付け加えた", MAN),
    ],
    "somebody else is the last subject": [
        ("cs", "Dvorský kritizoval Holuba. Ten zbledl. „Je to lež všech,“ řekl.", "řekl", MAN),
        ("cs", "Svobodová návrh odmítla, její sestra plakala. „Je to ostuda,“ řekla.", "řekla", WOMAN),
        ("cs", "Dvorský je podle Holuba lhář. „Je to ostuda všech,“ řekl.", "řekl", MAN),
        ("pl", "Matka Kowalskiego płakała. „To wstyd dla rządu” - powiedział.", "powiedział", MAN),
        (
            "ru",
            "Чернова отвергла проект. Её поддержала соседка из Омска. «Это позор», — сказала она.",
            "сказала она",
            WOMAN,
        ),
        ("uk", "Бойко зустрів Олега Круга. «Це помилка всіх», — сказав він.", "сказав він", MAN),
        ("he", 'השרה דנה לביא אמרה שתבוא. אחותה שתקה. "זו טעות של כולם", הוסיפה.', "הוסיפה", WOMAN),
        ("fa", "رضا خانلری گفت که متن آماده است. همسرش گریه کرد. وی افزود: «امضا می‌شود».", "وی افزود", MAN),
        ("el", "«Δεν υπογράφω», είπε ο Βράνας. Ο Δήμου έγνεψε. «Είναι δύσκολο».", None, OTHER),
        (
            "ja",
            "佐藤健氏は「合意は近い」と述べた。鈴木一郎氏の妻は泣いた。「年内に署名する」と付け加えた。",
            "と付け加えた",
            OTHER,
        ),
        ("zh", "陈立华说：“合作前景广阔。”周建国的律师表示同意。他表示：“协议明年签署。”", "他表示", OTHER),
        ("tr", "Ali Demir toplantıda konuştu. Can Polat güldü. “Karar kesindir” diye ekledi.", "diye ekledi", MAN),
        ("ar", "قال سامي الحداد إن الاتفاق جاهز. وقال محامي خوري إنه معترض. وأضاف: «التوقيع قريب».", "وأضاف", OTHER),
    ],
    "an older entry stands below": [
        ("cs", "17:30\n„Huť nezavřeme,“ dodal.\n\n16:10\nPřijel Dvorský, řekla policie.", "dodal", MAN),
        ("ru", "18:05 Белов вышел.\n\n17:31 «Завод не закроем», — добавил он.", "добавил он", MAN),
    ],
    "a quotation in a paragraph of its own": [
        ("cs", "„Huť nezavřeme,“ řekl Dvorský.\n\n„Máme na to peníze.“", None, MAN),
        ("ru", "«Завод не закроем», — сказал Белов.\n\n«Деньги у нас есть».", None, MAN),
    ],
}


def _cases(table: dict[str, list[tuple[str, str, str | None, int]]]) -> list[object]:
    return [
        pytest.param(*case, id=f"{case[0]}-{number}-{kind.replace(' ', '_')}")
        for kind, cases in table.items()
        for number, case in enumerate(cases)
    ]


def _verdict(article_of: Callable[..., Article], language: str, text: str, said: str | None, who: int) -> object:
    forms = PEOPLE[language]
    names = LATIN.get(language)
    listed = [f"{names[at]}|{forms[at]}" if names else forms[at] for at in (MAN, WOMAN, OTHER)]
    parties = people(*listed)
    quotations = article_of(text, language).quotations
    last = quotations[-1]
    return verdict(article_of(text, language), parties, parties[who].name, said, text[last.start : last.end])


@pytest.mark.parametrize(("language", "text", "said", "who"), _cases(MEANT))
def test_the_only_one_who_can_be_meant_is_confirmed_and_nobody_else(
    article_of: Callable[..., Article], language: str, text: str, said: str | None, who: int
) -> None:
    found = [_verdict(article_of, language, text, said, one) for one in (MAN, WOMAN, OTHER)]
    assert [one for one in (MAN, WOMAN, OTHER) if found[one] == CONFIRMED] == [who]


@pytest.mark.parametrize(("language", "text", "said", "who"), _cases(OPEN))
def test_it_stays_open_where_another_may_be_meant(
    article_of: Callable[..., Article], language: str, text: str, said: str | None, who: int
) -> None:
    found = _verdict(article_of, language, text, said, who)
    assert found.doubt  # type: ignore[attr-defined]
    assert not found.fault  # type: ignore[attr-defined]
