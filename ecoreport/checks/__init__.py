"""Checks over returns and the judgement of every metric."""

from ecoreport.checks.assessment import assess

__all__ = ["assess"]
