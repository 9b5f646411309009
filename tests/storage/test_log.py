"""The log is only ever added to."""

import pytest
from sqlalchemy.exc import DBAPIError

from storage.connection import Store
from storage.project import Project
from tests.storage.desk import adding, decision, span, suggestion


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE edits SET coder = 'someone else'",
        "DELETE FROM edits",
        "UPDATE changes SET after = NULL",
        "DELETE FROM changes",
        "UPDATE documents SET text = 'another'",
        "DELETE FROM documents",
        "REPLACE INTO meta VALUES (NULL, 'x')",
        "INSERT INTO spans VALUES ('nowhere', 'anna', 'i', 't', '[]', 'q', '{}', NULL, NULL)",
        "UPDATE decisions SET score = 'high'",
        "UPDATE spans SET quote = ''",
        "UPDATE spans SET entity = 'nobody'",
        "INSERT INTO entities VALUES ('i', '', 't', '', '[]', '', '', NULL)",
        "INSERT INTO entities VALUES ('i', 'N', 't', '', '[]', '', '', 'i')",
        "INSERT INTO entities VALUES ('i', 'N', 't', '', '[]', '', '', 'nobody')",
    ],
)
def test_that_the_tables_refuse_what_would_rewrite_history(
    project: Project, statement: str
) -> None:
    document = project.documents("")[0].id
    editor = project.editor(document, "anna")
    value = span()
    editor.do(adding(value, decision(suggestion(value), "accepted", value.id)))
    path = project.path
    project.close()
    store = Store.open(path)
    with pytest.raises(DBAPIError), store.transaction() as connection:
        connection.exec_driver_sql(statement)
    store.close()

    with Project.open(path) as again:
        assert again.check() == []
        assert again.info().edits == 1
