"""Verbs of speech, in the forms that stand beside a quotation, in languages of the news."""

from __future__ import annotations

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
dedi söyledi belirtti ekledi vurguladı
"""
_SPEECH = frozenset(_VERBS.split())


def verbs_of_speech(text: str) -> int:
    """Counts the verbs of speech in ``text``."""
    return sum(match.group().casefold() in _SPEECH for match in WORD.finditer(text))
