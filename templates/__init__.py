"""Shipped text templates for the Word papers."""
