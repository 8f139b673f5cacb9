"""What commands print: findings and tables for people, one JSON document for scripts."""

import json
import sys
from collections.abc import Iterable, Mapping
from decimal import Decimal
from io import TextIOWrapper
from typing import Any

from ecoreport.model.finding import Finding, Place, Severity

JsonObject = dict[str, Any]


def print_json(document: Mapping[str, Any]) -> None:
    """Prints one JSON document on stdout, in UTF-8; decimals as strings, absent values left out."""
    _use_utf8()
    print(json.dumps(_plain(document), ensure_ascii=False, indent=1))


def print_json_line(document: Mapping[str, Any]) -> None:
    """Prints one JSON object on one line of stdout, in UTF-8."""
    _use_utf8()
    print(json.dumps(_plain(document), ensure_ascii=False))


def finding_as_json(finding: Finding) -> JsonObject:
    """The finding in the shape of the contract; absent keys are left out."""
    shape: JsonObject = {
        "code": finding.code,
        "severity": finding.severity.value,
        "unit": finding.unit,
        "file": finding.place.file,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "line": finding.place.line,
        "message": finding.message,
        "remedy": finding.remedy,
        "places": [_place_as_json(place) for place in finding.places] or None,
    }
    return {key: value for key, value in shape.items() if value is not None}


def print_findings(findings: Iterable[Finding]) -> None:
    """Prints findings for a person, one paragraph each, in the order given."""
    for finding in findings:
        where = finding.place.words
        print(
            f"【{finding.severity.value}】{where}{'：' if where else ''}{finding.message} {finding.remedy}[{finding.code}]"
        )
        for place in finding.places:
            print(f"    {place.words}：{place.text or ''}")


def needs_person(findings: Iterable[Finding]) -> bool:
    """True when at least one finding must be corrected."""
    return any(finding.severity is Severity.MUST for finding in findings)


def say(text: str) -> None:
    """Prints a line for a person on stderr, where it never mixes with data."""
    print(text, file=sys.stderr)


def _use_utf8() -> None:
    """JSON is UTF-8 (RFC 8259), also where Windows gives pipes and files its own code page."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")


def _place_as_json(place: Place) -> JsonObject:
    shape = {
        "file": place.file,
        "sheet": place.sheet,
        "cell": place.cell,
        "line": place.line,
        "text": place.text,
    }
    return {key: value for key, value in shape.items() if value is not None}


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items() if item is not None}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
