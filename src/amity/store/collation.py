"""Text is compared by its bytes, on PostgreSQL as on SQLite, whatever language the server speaks.

Ranges of names, the order of lists and the digest rest on it, and a plain index then finds beginnings.
"""

from typing import Any

from django.db import connection

_OTHERWISE = """
SELECT c.table_name, c.column_name, c.data_type, c.character_maximum_length
FROM information_schema.columns AS c
JOIN information_schema.tables AS t USING (table_schema, table_name)
WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE' AND c.table_name LIKE 'amity\\_%%'
  AND c.data_type IN ('character varying', 'text') AND c.collation_name IS DISTINCT FROM 'C'
"""


def compare_bytes(**_: Any) -> None:  # Django's signal says more than is needed
    """Give every column of text the collation C, after each migration."""
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute(_OTHERWISE, [])
        for table, column, kind, length in cursor.fetchall():
            size = f"({length})" if length else ""
            cursor.execute(f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE {kind}{size} COLLATE "C"')
