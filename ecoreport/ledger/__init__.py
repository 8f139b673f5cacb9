"""The ledger: every return, answer, finding and decision, kept for good."""

from ecoreport.ledger.entries import Entry, Issue, Original, Refusal
from ecoreport.ledger.store import Ledger
from ecoreport.ledger.verification import verify_ledger

__all__ = ["Entry", "Issue", "Ledger", "Original", "Refusal", "verify_ledger"]
