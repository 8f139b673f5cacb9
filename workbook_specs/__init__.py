"""Shipped programmes and workbook layouts."""
