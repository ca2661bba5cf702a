"""`daeyeok explain`: explain a code."""

from __future__ import annotations

import click

from builder.cli.common import as_json_option
from builder.cli.language import gettext, misuse
from builder.cli.output import echo, print_json


@click.command()
@click.argument("code", required=False)
@as_json_option
def explain(code: str | None, as_json: bool) -> None:
    """Explain a code of `daeyeok check`, with examples; without CODE, list all codes.

    \b
    Examples:
      daeyeok explain
      daeyeok explain T101
      daeyeok explain term-not-rendered
    """
    from builder.rules.registry import KINDS

    chosen = [kind for kind in KINDS if code is None or code.lower() in (kind.code.lower(), kind.name)]
    if not chosen:
        raise misuse(gettext("there is no code ‘{code}’; `daeyeok explain` lists them all"), code=code)
    if as_json:
        print_json([{"code": k.code, "name": k.name, "summary": k.summary, "manual": k.page} for k in chosen])
    elif code is None:
        for kind in chosen:
            echo(f"{click.style(kind.code, bold=True)}  {kind.name:<24}  {kind.summary}")
    else:
        echo(f"{click.style(f'{chosen[0].code} {chosen[0].name}', bold=True)}\n\n{chosen[0].page}")
