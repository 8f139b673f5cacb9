"""The department workbook: the form, the blank workbook, reading it back, filling it, the annotated copy."""

from ecoreport.workbook.blank import render_blank
from ecoreport.workbook.form import FillCell, Form, build_form

__all__ = ["FillCell", "Form", "build_form", "render_blank"]
