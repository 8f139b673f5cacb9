"""Streaming XML with the standard library's expat: DOCTYPE refused, namespaces checked, elements counted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from xml.parsers import expat

from ecoreport.sheets.refusal import refusal

MAX_ELEMENTS = 3_000_000
"""Of one part; some ten seconds of reading."""
MAX_DEPTH = 256

SPREADSHEET = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The ordinary and the strict family of Open XML."""
REFERENCE_ID = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)
"""The attribute r:id as expat gives it, in both families."""

Start = Callable[[str, dict[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Handlers:
    """What to call for each element; tags come without their namespace, other namespaces are passed over."""

    namespaces: tuple[str, ...]
    start: Start
    end: End | None = None
    text: Text | None = None


class _DoctypeError(Exception):
    pass


class _TooManyError(Exception):
    pass


def parse_markup(chunks: Iterable[bytes], handlers: Handlers, *, name: str) -> None:
    """Calls the handlers for one XML part of the file called `name`.

    Raises:
        UnreadableFileError: When it is not well-formed, holds a DOCTYPE or has far too many elements.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    _Dispatch(handlers).attach(parser)
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
        parser.Parse(b"", True)
    except expat.ExpatError as wrong:
        raise refusal("FILE-002", name=name, reason="内部文字中断或写错") from wrong
    except _DoctypeError as wrong:
        raise refusal("FILE-016", name=name) from wrong
    except _TooManyError as wrong:
        raise refusal("FILE-018", name=name, limit=MAX_ELEMENTS // 10_000) from wrong


def reference_id(attributes: dict[str, str]) -> str | None:
    """The r:id among the attributes of an element."""
    return next((attributes[key] for key in REFERENCE_ID if key in attributes), None)


class _Dispatch:
    """Takes namespaces off the tags, each distinct tag once."""

    def __init__(self, handlers: Handlers) -> None:
        self._on_start = handlers.start
        self._on_end = handlers.end or _ignore
        self._on_text = handlers.text
        self._namespaces = handlers.namespaces
        self._local: dict[str, str | None] = {}
        self._left = MAX_ELEMENTS
        self._depth = 0

    def attach(self, parser: expat.XMLParserType) -> None:
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        if self._on_text is not None:
            parser.CharacterDataHandler = self._on_text

    def _start(self, raw: str, attributes: dict[str, str]) -> None:
        self._left -= 1
        self._depth += 1
        if self._left < 0 or self._depth > MAX_DEPTH:
            raise _TooManyError
        tag = self._local[raw] if raw in self._local else self._learn(raw)
        if tag is not None:
            self._on_start(tag, attributes)

    def _end(self, raw: str) -> None:
        self._depth -= 1
        if (tag := self._local[raw]) is not None:
            self._on_end(tag)

    def _learn(self, raw: str) -> str | None:
        namespace, _, tag = raw.rpartition(" ")
        known = tag if namespace in self._namespaces else None
        self._local[raw] = known
        return known


def _ignore(_: str) -> None:
    """Stands in for a handler that is not wanted."""


def _refuse_doctype(*_: object) -> None:
    raise _DoctypeError
