"""Bytes of a text or web page as letters, whatever encoding an office's program chose."""

import codecs
import re
from dataclasses import dataclass

import charset_normalizer

from ecoreport.drafting.sources.refusing import refuse

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = ("utf_8", "gb18030", "big5", "utf_16_le", "utf_16_be")
_SAMPLE = 60_000
_MOST_LOST = 0.002
"""Share of letters that may be lost before an encoding counts as wrong."""
_LEAST_PLAIN = 0.9
_PLAIN = re.compile(  # with the pictures that messages and their bulletins are full of
    r"[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\x20-\x7e\s\u2010-\u2030\u2460-\u24ff·×°±²³※★☆≥≤"
    r"\u2190-\u21ff\u25a0-\u27bf\u2b00-\u2bff\u200d\ufe0f\u20e3\U0001f000-\U0001faff]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text with how it was come by."""

    text: str
    encoding: str
    lost: int = 0
    """How many letters could not be decoded; each stands as U+FFFD."""


def decode(data: bytes, *, name: str, declared: str | None = None) -> Decoded:
    """The text of the bytes.

    A byte order mark decides; then strict UTF-8, the encoding that the file itself declares, GB18030, Big5, UTF-16.

    Raises:
        UnreadableFileError: The bytes are no text, or of an encoding that is not known.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _with_losses(data[len(mark) :] if encoding == "utf-8" else data, encoding)
    if not data.strip(b"\x00 \t\r\n"):
        raise refuse("DRAFT-101", name=name)
    for encoding in dict.fromkeys(("utf-8", declared or "utf-8", *_guesses(data))):
        decoded = _try(data, encoding)
        if decoded is not None:
            return decoded
    raise refuse("DRAFT-106", name=name)


def _guesses(data: bytes) -> tuple[str, ...]:
    """Encodings worth trying, the likeliest first."""
    best = charset_normalizer.from_bytes(
        data[:_SAMPLE], cp_isolation=list(_CANDIDATES), preemptive_behaviour=False
    ).best()
    likely = (best.encoding,) if best is not None else ()
    wide = data[:2000].count(0) > 20
    rest = ("utf_16_le", "utf_16_be") if wide else ("gb18030", "utf-8", "big5", "utf_16_le", "utf_16_be")
    return (*(guess for guess in likely if not wide or guess in rest), *rest)


def _try(data: bytes, encoding: str) -> Decoded | None:
    try:
        decoded = _with_losses(data, encoding)
    except LookupError:
        return None
    text = decoded.text
    if "\x00" in text or decoded.lost > max(1, len(text) * _MOST_LOST):
        return None
    sample = text[:_SAMPLE]
    plain = len(_PLAIN.findall(sample))
    return decoded if plain >= len(sample) * _LEAST_PLAIN else None


def _with_losses(data: bytes, encoding: str) -> Decoded:
    text = data.decode(encoding, errors="replace")
    return Decoded(text=text, encoding=encoding.replace("_", "-"), lost=text.count("\ufffd"))
