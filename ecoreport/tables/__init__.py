"""Workbooks for the office: master ledger, findings, distribution list."""
