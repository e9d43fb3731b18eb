"""Sending what is new to other programs: signed webhooks (https://www.standardwebhooks.com)."""

from readout.desk.sending.delivering import Receiver, Sent, send
from readout.desk.sending.signing import Secret, secret_in

__all__ = ["Receiver", "Secret", "Sent", "secret_in", "send"]
