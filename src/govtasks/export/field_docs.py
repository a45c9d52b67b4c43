"""What the source says of a class and its fields: read only where a schema is made."""

from __future__ import annotations

import ast
import inspect
import textwrap
from itertools import pairwise


def read_class_doc(cls: type) -> str:
    """Give the docstring of a class."""
    return inspect.getdoc(cls) or ""


def read_field_docs(cls: type) -> dict[str, str]:
    """Give the docstrings below the fields of a class, and those of its properties, by name."""
    body = ast.parse(textwrap.dedent(inspect.getsource(cls))).body[0]
    members = body.body if isinstance(body, ast.ClassDef) else []
    docs = {m.name: ast.get_docstring(m) or "" for m in members if isinstance(m, ast.FunctionDef)}
    for member, below in pairwise(members):
        if isinstance(member, ast.AnnAssign) and isinstance(member.target, ast.Name):
            docs[member.target.id] = read_text(below)
    return {name: text for name, text in docs.items() if text}


def read_text(statement: ast.stmt) -> str:
    """Give the text of a statement that is only a string, else ""."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return inspect.cleandoc(str(statement.value.value))
    return ""
