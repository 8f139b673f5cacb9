"""Tables of the ledger. Rows are only ever added; a correction is a new row."""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA_VERSION = 1

metadata = MetaData()

about = Table(
    "about",
    metadata,
    Column("key", String, primary_key=True),
    Column("value", Text, nullable=False),
)

originals = Table(
    "originals",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("sha256", String, nullable=False, unique=True),
    Column("file", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("at", String, nullable=False),
)
"""Every file that was received, once per content; `number` is the number of receipt."""

refusals = Table(
    "refusals",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("sha256", ForeignKey("originals.sha256"), nullable=False),
    Column("file", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("code", String, nullable=False),
    Column("message", Text, nullable=False),
)
"""Why a received file could not be taken."""

submissions = Table(
    "submissions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("sha256", ForeignKey("originals.sha256"), nullable=False, unique=True),
    Column("file", Text, nullable=False),
    Column("at", String, nullable=False),
    Column("program", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("period", String, nullable=False),
    Column("version", Integer, nullable=False),
    Column("layout", String, nullable=False),
    Column("layout_version", Integer, nullable=False),
    Column("simulated", Boolean, nullable=False),
    UniqueConstraint("program", "unit", "period", "version"),
)
"""Returns that were taken; the highest version of a unit and period is the one that counts."""

answers = Table(
    "answers",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("submission", ForeignKey("submissions.id"), nullable=False),
    Column("kind", String, nullable=False),
    Column("key", String, nullable=False),
    Column("field", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("number", String),
    Column("format", String),
    Column("formula", Text),
    Column("sheet", Text, nullable=False),
    Column("cell", String, nullable=False),
)
"""One row a filled cell; `number` is a decimal as text."""

Index("answers_of_a_submission", answers.c.submission)

findings = Table(
    "findings",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("submission", ForeignKey("submissions.id"), nullable=False),
    Column("code", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("message", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("sheet", Text),
    Column("cell", String),
    Column("text", Text),
)
"""What was found about the form itself while a return was read."""

Index("findings_of_a_submission", findings.c.submission)

issues = Table(
    "issues",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("program", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("period", String, nullable=False),
    Column("file", Text, nullable=False),
    Column("sha256", String, nullable=False),
    Column("at", String, nullable=False),
    Column("due", String),
)
"""Every workbook that was sent out; `due` is the day it is expected back (YYYY-MM-DD)."""

decisions = Table(
    "decisions",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", String, nullable=False),
    Column("by", String, nullable=False),
    Column("program", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("period", String, nullable=False),
    Column("metric", String, nullable=False),
    Column("sha256", ForeignKey("originals.sha256"), nullable=False),
    Column("verdict", String, nullable=False),
    Column("reason", Text, nullable=False),
    Column("target", Text),
)
"""What a person decided about a metric of one return; the last decision on one answer counts."""
