"""Message extraction for `pybabel extract` (the method `finding` of babel.cfg): finds the messages of findings in the program's source.

A message is the second argument of `Kind.at(place, message, …)`, the second item of a fault (place, message, values), the first value
assigned to `message`, the first argument of a raised exception, or the argument of `_`.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO

ExtractedMessage = tuple[
    int, str, str, list[str]
]  # line, function, message, comments: what Babel expects of an extraction method


def extract_findings(
    file: IO[bytes], keywords: Collection[str], comment_tags: Collection[str], options: Mapping[str, object]
) -> Iterator[ExtractedMessage]:
    """The messages of findings in a Python file, in order; the other parameters are required by Babel and unused."""
    for node in ast.walk(ast.parse(file.read())):
        for message in _messages(node):
            yield message.lineno, "", str(message.value), []


def _messages(node: ast.AST) -> Iterator[ast.Constant]:
    match node:
        case ast.Call(func=ast.Attribute(attr="at"), args=[_, message, *_]):
            yield from _texts([message])
        case ast.Tuple(elts=[_, message, ast.Dict() | ast.Name()]):
            yield from _texts([message])
        case ast.Assign(targets=[ast.Name(id="message")], value=message):
            yield from _texts([message])
        case ast.Call(func=ast.Name(id="_"), args=[message]):
            yield from _texts([message])
        case ast.Raise(exc=ast.Call(args=[message, *_])):
            yield from _texts([message])


def _texts(nodes: list[ast.expr]) -> Iterator[ast.Constant]:
    """The string constants among the expressions, including all branches of a conditional."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        elif isinstance(node, ast.IfExp):
            yield from _texts([node.body, node.orelse])
        elif isinstance(node, ast.BoolOp):
            yield from _texts(node.values)
