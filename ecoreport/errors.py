"""Exceptions for "this call cannot go on"; what merely needs a person is a finding, not an exception."""

from ecoreport.model.finding import Finding


class EcoreportError(Exception):
    """The call or its input cannot be used; the message is one or two plain Chinese sentences with the remedy.

    The command line prints the message without a traceback and exits with status 2.
    """


class WorkspaceError(EcoreportError):
    """The folder is no workspace, belongs to another programme, or cannot be written."""


class SpecError(EcoreportError):
    """A programme or layout file cannot be used at all (missing, not text, not YAML, no workbook)."""


class UnreadableFileError(EcoreportError):
    """One file could not be accepted; the message says what it is, whether anything was taken, and what to do.

    Attributes:
        finding: The same as a finding of the catalogue (`FILE-…`, `BOOK-…`), for the lists of an office.
        code: The finding's code.
    """

    def __init__(self, message: str, *, finding: Finding) -> None:
        super().__init__(message)
        self.finding = finding
        self.code = finding.code


class MissingToolError(EcoreportError):
    """An optional helper program (LibreOffice, pdfplumber) is needed and not installed."""


class TemplateError(EcoreportError):
    """A text template or the base document cannot be used; the message names the file, the line and the remedy."""
