"""What the program knows of languages: verbs of speech, titles and small words, one data file a language."""

from readout.languages.loading import (
    LANGUAGES,
    Language,
    Words,
    language,
    resuming_words,
    speech_words,
    unspaced_speech,
)

__all__ = ["LANGUAGES", "Language", "Words", "language", "resuming_words", "speech_words", "unspaced_speech"]
