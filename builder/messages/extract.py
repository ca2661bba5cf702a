"""Message extraction for `pybabel extract`: finds the messages of findings (the method `finding` of babel.cfg), and the help of commands
(the method `command`), in the program's source.

A message is the second argument of `Kind.at(place, message, …)`, the second item of a fault (place, message, values), the first value
assigned to `message`, the first argument of a raised exception, the argument of `_`, or the description of a `Field` that has no default,
which a file must state.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator, Mapping
from typing import IO, Any

from babel.messages.extract import extract_python

from builder.messages.help_texts import paragraphs

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


def extract_commands(
    file: IO[bytes], keywords: Any, comment_tags: Collection[str], options: Any
) -> Iterator[Any]:  # Babel's own types, which it does not name
    """The messages of a Python file with commands as Babel finds them, then their help, in order."""
    yield from extract_python(file, keywords, comment_tags, options)
    file.seek(0)
    for node in ast.walk(ast.parse(file.read())):
        for line, text in _help(node):
            yield line, "", text, []


_COMMANDS = ("command", "group")  # what makes one of a function, of Click
_SHOWN = ("help", "show_default")  # what is shown of an option


def _help(node: ast.AST) -> Iterator[tuple[int, str]]:
    match node:
        case ast.FunctionDef(decorator_list=decorators) if any(map(_makes_command, decorators)):
            for text in paragraphs(ast.get_docstring(node) or ""):
                yield node.lineno, text
        case ast.keyword(arg=str(name), value=ast.Constant(value=str(text))) if name in _SHOWN:
            yield node.lineno, text


def _makes_command(decorator: ast.expr) -> bool:
    match decorator:
        case ast.Call(func=ast.Attribute(value=ast.Name(id="click"), attr=name)):
            return name in _COMMANDS
    return False


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
        case ast.Call(func=ast.Name(id="Field"), args=[], keywords=given) if not any(_is_default(one) for one in given):
            yield from _texts([one.value for one in given if one.arg == "description"])
        case ast.Raise(exc=ast.Call(args=[message, *_])):
            yield from _texts([message])


def _is_default(given: ast.keyword) -> bool:
    return given.arg in ("default", "default_factory")


def _texts(nodes: list[ast.expr]) -> Iterator[ast.Constant]:
    """The string constants among the expressions, including all branches of a conditional."""
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node
        elif isinstance(node, ast.IfExp):
            yield from _texts([node.body, node.orelse])
        elif isinstance(node, ast.BoolOp):
            yield from _texts(node.values)
