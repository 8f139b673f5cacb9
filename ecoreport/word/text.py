"""Text on its way into XML: only characters that XML allows, line breaks and tabs as Word's own marks."""

import re

from lxml import etree

from ecoreport.word.elements import W

_ILLEGAL = re.compile(
    "[^\\t\\n\\x20-\\x7e\\x85\\xa0-\\ud7ff\\ue000-\\ufdcf\\ufdf0-\\ufffd\\U00010000-\\U0010ffff]"
)
_BREAKS = re.compile(r"\r\n?|[\v\f\u2028\u2029]")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_RUN, _TEXT, _BREAK, _TAB = (f"{{{W}}}{name}" for name in ("r", "t", "br", "tab"))


def clean(text: str) -> str:
    """The text without control characters, lone surrogates and noncharacters; line breaks are line feeds."""
    return _ILLEGAL.sub("", _BREAKS.sub("\n", text))


def add_run(paragraph: etree._Element, text: str) -> None:
    """Adds the text to the paragraph as one run; it can never become markup or a field."""
    text = clean(text)
    if not text:
        return
    run = etree.SubElement(paragraph, _RUN)
    for piece in re.split(r"([\n\t])", text):
        if piece == "\n":
            etree.SubElement(run, _BREAK)
        elif piece == "\t":
            etree.SubElement(run, _TAB)
        elif piece:
            element = etree.SubElement(run, _TEXT)
            element.text = piece
            if piece != piece.strip():
                element.set(_SPACE, "preserve")
