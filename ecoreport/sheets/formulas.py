"""Formulas that several cells share: written once in the file, meant relative to each cell."""

from typing import Any

from ecoreport.sheets.addresses import address


class SharedFormula:
    """A formula kept with the first of its cells, as each of the others would write it itself."""

    def __init__(self, text: str, *, row: int, column: int) -> None:
        # Imported here: openpyxl takes longer to load than a return takes to read, and few returns share formulas.
        from openpyxl.formula.tokenizer import TokenizerError
        from openpyxl.formula.translate import Translator, TranslatorError

        self._text = text
        self._unreadable = (TokenizerError, TranslatorError, ValueError, IndexError)
        self._translator: Any = None
        try:
            self._translator = Translator(f"={text}", origin=address(row, column))
        except self._unreadable:
            return

    def at(self, row: int, column: int) -> str:
        """The formula of a cell, without the equals sign; as the first cell has it where that is no formula."""
        if self._translator is None:
            return self._text
        try:
            return str(self._translator.translate_formula(address(row, column))).removeprefix("=")
        except self._unreadable:
            return self._text
