"""What all tables share."""

# If mypy finds half of these names missing, types of SQLAlchemy 1.4 are installed: uninstall sqlalchemy2-stubs.

from __future__ import annotations

import datetime as dt

from sqlalchemy import BigInteger, Date, Integer, MetaData, Text
from sqlalchemy.orm import DeclarativeBase

from readout.desk.store.columns import UtcTime

NUMBER = BigInteger().with_variant(Integer, "sqlite")
"""A number that a row gets when it comes: of SQLite's integers alone are such."""


class Base(DeclarativeBase):
    """All tables."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )  # named, so that a later step can change them
    type_annotation_map = {str: Text, dt.date: Date, dt.datetime: UtcTime, int: NUMBER}  # noqa: RUF012  (SQLAlchemy's)
