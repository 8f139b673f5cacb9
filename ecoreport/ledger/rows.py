"""Answers and findings as ledger rows, there and back."""

from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from ecoreport.ledger import schema
from ecoreport.model.finding import Finding, Place, Severity
from ecoreport.model.submission import Answer, AnswerKind, Source


def answer_row(submission: int, answer: Answer) -> dict[str, Any]:
    """The row of an answer."""
    return {
        "submission": submission,
        "kind": answer.kind.value,
        "key": answer.key,
        "field": answer.field,
        "text": answer.text,
        "number": None if answer.number is None else str(answer.number),
        "format": answer.format,
        "formula": answer.formula,
        "sheet": answer.source.sheet,
        "cell": answer.source.cell,
    }


def answers_of(connection: Connection, submission: RowMapping) -> tuple[Answer, ...]:
    """The answers of a return, in the order they were read."""
    table = schema.answers
    query = select(table).where(table.c.submission == submission["id"]).order_by(table.c.id)
    return tuple(
        Answer(
            kind=AnswerKind(row["kind"]),
            key=row["key"],
            field=row["field"],
            text=row["text"],
            number=None if row["number"] is None else Decimal(row["number"]),
            format=row["format"],
            formula=row["formula"],
            source=Source(
                file=submission["file"], sheet=row["sheet"], cell=row["cell"], sha256=submission["sha256"]
            ),
        )
        for row in connection.execute(query).mappings()
    )


def finding_row(submission: int, finding: Finding) -> dict[str, Any]:
    """The row of a finding."""
    return {
        "submission": submission,
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "remedy": finding.remedy,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "text": finding.place.text,
    }


def findings_of(connection: Connection, submission: RowMapping) -> tuple[Finding, ...]:
    """The findings of a return, in the order they were made."""
    table = schema.findings
    query = select(table).where(table.c.submission == submission["id"]).order_by(table.c.id)
    return tuple(
        Finding(
            code=row["code"],
            severity=Severity(row["severity"]),
            message=row["message"],
            remedy=row["remedy"],
            unit=submission["unit"],
            place=Place(file=submission["file"], sheet=row["sheet"], cell=row["cell"], text=row["text"]),
        )
        for row in connection.execute(query).mappings()
    )
