"""Verbs of speech, in the forms that stand beside a quotation, in languages of the news."""

from __future__ import annotations

import re

from readout.text.marks import WORD

_VERBS = """
said says say saying told tells telling added adds adding asked asks asking replied replies answered answers warned
warns warning stated states stating continued continues continuing declared declares announced explained explains
insisted insists stressed stresses noted notes noting remarked remarks remarking wrote writes tweeted posted claimed
claims argued argues concluded concludes recalled acknowledged admitted admits conceded confirmed confirms emphasised
emphasized urged urges pledged vowed vows promised joked quipped commented cautioned countered predicted suggested
suggests observed reiterated responded retorted quoted described called hailed pointed remarked underlined asserted
sagte sagt erklärte erklärt betonte betont meinte meint warnte warnt forderte fordert teilte ergänzte fügte schrieb
antwortete fragte zitierte kündigte bekräftigte
dit dits disait déclaré déclare déclarait affirmé affirme ajouté ajoute ajoutait expliqué explique souligné souligne
assuré assure indiqué précisé insisté lancé estimé estime répondu poursuivi conclu averti
dijo dice afirmó afirma declaró añadió agregó aseguró señaló explicó advirtió subrayó respondió preguntó insistió
disse dice detto dichiarato aggiunto affermato spiegato sottolineato avvertito
disse afirmou declarou acrescentou explicou
είπε λέει δήλωσε δηλώνει πρόσθεσε τόνισε ανέφερε υπογράμμισε σημείωσε εξήγησε απάντησε προειδοποίησε
сказал сказала сказали заявил заявила заявили добавил добавила отметил отметила подчеркнул подчеркнула сообщил пояснил
сказав сказала заявив заявила додав додала зазначив зазначила наголосив наголосила повідомив підкреслив
powiedział powiedziała dodał dodała oświadczył stwierdził podkreślił zaznaczył
zei zegt zeide verklaarde voegde sade säger sanoi totesi sagde siger tilføjede uttalte
dedi söyledi belirtti ekledi vurguladı açıkladı konuştu diyor sordu yanıtladı ifade aktardı dile kaydetti
ответил ответила спросил спросила подчеркивает говорит говорила говорил пояснила напомнил напомнила предупредил
предупредила сообщила пообещал пообещала написал написала воскликнул продолжил продолжила подтвердил уточнил
відповів відповіла каже говорить пояснив пояснила запитав запитала нагадав нагадала попередив написав повідомила
mówi mówił mówiła odpowiedział odpowiedziała zapewnił zapewniła przyznał przyznała ocenił oceniła oświadczyła zapytał
zapytała wyjaśnił wyjaśniła napisał powiedzieli zapowiedział zapowiedziała podkreśliła stwierdziła
řekl řekla říká uvedl uvedla dodal dodala prohlásil prohlásila odpověděl odpověděla zdůraznil zdůraznila tvrdí míní
vysvětlil vysvětlila upozornil upozornila napsal napsala zeptal sdělil sdělila
berättar berättade svarar svarade menar menade tillägger förklarar förklarade skriver skrev frågar frågade konstaterar
liet vertelde vertelt aldus antwoordde stelt stelde benadrukte waarschuwde schreef vroeg zeiden vindt
contó responde sostuvo apuntó recordó reiteró manifestó expresó precisó matizó sentenció insiste explica
respondeu diz garantiu perguntou ressaltou acrescenta completou reforçou contou avisou lembrou questionou
risponde risposto ribadito ribadisce aggiunge spiega sottolinea afferma ricorda precisato chiesto scrive scritto
λέει απαντά απάντησε ρώτησε τόνιζε επισήμανε διευκρίνισε υποστήριξε διαβεβαίωσε είπαν
قال قالت يقول أكد أكدت صرح صرحت أضاف أضافت وأضاف وأضافت وقال وقالت وأكد وأوضح أوضح أوضحت أعلن أعلنت وتابع تابع وأشار
أشار أشارت شدد وشدد ذكر ذكرت كتب كتبت سأل أجاب
گفت گفته گوید افزود اظهار تاکید تأکید نوشت پرسید اعلام پاسخ تصریح
אמר אמרה אומר אומרת הוסיף הוסיפה הדגיש הדגישה ציין ציינה הבהיר הבהירה כתב כתבה השיב השיבה הודיע הודיעה שאל סיפר טען
"""
_UNSPACED_VERBS = re.compile(
    "表示|指出|强调|強調|回应|回應|说道|[说說称稱](?=[，：:])|述べ|語[っりる]|話[しす]|発言|答え|訴え|明らかにし"
)
_SPEECH = frozenset(_VERBS.split())


def verbs_of_speech(text: str) -> int:
    """Counts the verbs of speech in ``text``."""
    spaced = sum(match.group().casefold() in _SPEECH for match in WORD.finditer(text))
    return spaced if text.isascii() else spaced + len(_UNSPACED_VERBS.findall(text))
