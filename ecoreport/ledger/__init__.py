"""The ledger: every return, answer, finding and decision, kept for good."""
