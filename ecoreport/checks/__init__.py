"""Checks over returns and the judgement of every metric."""
