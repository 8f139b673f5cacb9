"""The department workbook: the form, the blank workbook, reading it back, filling it, the annotated copy."""

from ecoreport.workbook.blank import render_blank
from ecoreport.workbook.filling import fill_workbook
from ecoreport.workbook.form import FillCell, Form, build_form
from ecoreport.workbook.reading_back import read_return
from ecoreport.workbook.return_copy import annotate_return

__all__ = [
    "FillCell",
    "Form",
    "annotate_return",
    "build_form",
    "fill_workbook",
    "read_return",
    "render_blank",
]
