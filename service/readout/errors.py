"""Every error that readout raises.

    ReadoutError
    ├── InputError            a file or text cannot be used
    ├── SettingsError         an option, variable or file of settings is wrong
    ├── ModelError            the model gave no usable answer
    │   ├── AuthenticationError    no key, or a wrong one
    │   ├── ModelNotFoundError     the endpoint does not know the model
    │   ├── EndpointError          nothing there, or not an OpenAI-compatible server
    │   ├── RateLimitError         still too many requests after all retries
    │   ├── ContextLengthError     the document is too long for the model
    │   ├── TruncatedError         the answer was cut off at the token limit
    │   ├── RefusedError           the model or a content filter refused
    │   ├── MalformedError         the answer never fitted the schema
    │   └── AllFailedError         no document of a briefing gave anything; it holds the briefing
    ├── ServiceError          a served desk does not do what was asked
    │   ├── TokenError             no token, one that lets nobody in, or a role that does not suffice
    │   ├── NotFoundError          there is no such thing
    │   ├── RequestError           something is wrong with what was asked or sent
    │   └── UnavailableError       it cannot be reached, or is busy, after all tries
    ├── RecordingError        a recorded answer is missing or cannot be read
    └── RunError              the run as a whole cannot go on
        ├── LedgerError            the ledger of answers cannot be read or written
        ├── DeskError              the desk's store cannot be opened, read or written
        └── StoppedError           a limit was reached, or the user stopped it

Each message is one line: what is wrong, where, and what to do. Errors of the packages underneath are mapped to these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readout_schemas import Briefing


class ReadoutError(Exception):
    """Base of all errors of readout."""


class InputError(ReadoutError):
    """A file or text cannot be used."""


class SkippedWarning(UserWarning):
    """A file of a folder, an archive or a mail was not read, because it is of no kind that is."""


class UndatedWarning(UserWarning):
    """Days that a text counts from its publication stay open, because the document does not say when that was."""


class SettingsError(ReadoutError):
    """An option, an environment variable or a file of settings is wrong."""


class ModelError(ReadoutError):
    """The model gave no usable answer."""


class AuthenticationError(ModelError):
    """No key, or one that the endpoint does not take."""


class ModelNotFoundError(ModelError):
    """The endpoint does not know the model."""


class EndpointError(ModelError):
    """Nothing answers at the address, it fails, or it is not an OpenAI-compatible server."""


class RateLimitError(ModelError):
    """The endpoint still refuses for too many requests, after all retries."""


class ContextLengthError(ModelError):
    """The document and the prompt are longer than the model reads."""


class TruncatedError(ModelError):
    """The answer was cut off at the token limit."""


class RefusedError(ModelError):
    """The model, or a content filter before it, refused to answer."""


class MalformedError(ModelError):
    """The answer did not fit the schema, asked again included."""


class AllFailedError(ModelError):
    """Every document of a briefing failed. ``briefing`` says of each why."""

    def __init__(self, message: str, briefing: Briefing) -> None:
        super().__init__(message)
        self.briefing = briefing


class ServiceError(ReadoutError):
    """A served desk does not do what was asked.

    Attributes:
        status: the answer's status of HTTP; none where there was no answer.
    """

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


class TokenError(ServiceError):
    """No token, one that lets nobody in, or one whose role does not suffice."""


class NotFoundError(ServiceError):
    """There is no such thing in the desk."""


class RequestError(ServiceError):
    """Something is wrong with what was asked or sent."""


class UnavailableError(ServiceError):
    """The service cannot be reached, or has no time, after all tries."""


class RecordingError(ReadoutError):
    """A recorded answer is missing, or a cassette cannot be read."""


class RunError(ReadoutError):
    """The run as a whole cannot go on; no document is to blame."""


class LedgerError(RunError):
    """The ledger of answers cannot be opened, read or written."""


class DeskError(RunError):
    """The desk's store cannot be opened, read or written."""


class StoppedError(RunError):
    """A limit was reached, or the user stopped the run. What was answered is in the ledger."""
