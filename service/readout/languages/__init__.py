"""What the program knows of languages: verbs of speech, titles and small words, one data file a language."""

from readout.languages.dialogue import Words
from readout.languages.loading import LANGUAGES, UNSPACED, language
from readout.languages.together import (
    all_speech_words,
    apostrophe_words,
    inside_verbs,
    past_tense,
    resuming_words,
    speech_words,
    unspaced_speech,
)
from readout.languages.vocabulary import Language

__all__ = [
    "LANGUAGES",
    "UNSPACED",
    "Language",
    "Words",
    "all_speech_words",
    "apostrophe_words",
    "inside_verbs",
    "language",
    "past_tense",
    "resuming_words",
    "speech_words",
    "unspaced_speech",
]
