"""The bundles of scripts and styles: what is left out of them, their layers, and the color that pages and the manifest take from them."""

from __future__ import annotations

import json
import re

import pytest

from builder.model.corpus import Corpus
from builder.publish.format import SiteInput
from builder.publish.site.assets import bundles
from builder.publish.site.frame.colors import paper
from builder.publish.site.offline import format as application

PARTS = sorted({part for parts in (*bundles.BUNDLES.values(), bundles.EARLY) for part in parts} | {"offline/worker.js"})


@pytest.mark.parametrize("part", PARTS)
def test_lines_that_are_left_out_are_comments(part: str) -> None:
    lines, kept = bundles.source(part).decode().splitlines(), bundles.code(part).decode().splitlines()
    left_out = []
    for line in lines:
        if kept and line == kept[0]:
            kept.pop(0)
        else:
            left_out.append(line.strip())
    assert not kept
    assert all(line.startswith(("//", "/*", "*")) for line in left_out), left_out


def test_no_bundle_has_a_comment_line() -> None:
    for name in bundles.BUNDLES:
        assert not re.search(rb"^ *(//|/\*[^/]*\*/$)", bundles.content(name), re.MULTILINE), name


def test_no_browser_takes_the_script_in_a_page_for_markup() -> None:
    assert not re.search(r"</|<!--|<script", bundles.early(), re.IGNORECASE)


def test_styles_override_one_another_by_layers() -> None:
    styles = bundles.content(bundles.STYLES)
    assert re.findall(rb"^@layer (\w+) \{$", styles, re.MULTILINE) == [b"tokens", b"frame", b"pages", b"overrides"]
    assert b"!important" not in styles


def test_without_scripts_the_styles_follow_the_radio_buttons() -> None:
    scripted, unscripted = bundles.content(bundles.STYLES).decode(), bundles.content(bundles.UNSCRIPTED).decode()
    assert ":root:has(" not in scripted  # with which every change to the page costs a new style of all of it
    assert set(re.findall(r'\[data-(\w+)="', unscripted)) == {"page", "selecting"}
    assert ':root[data-layout="lines"][data-first="en"] .text' in scripted
    assert ":root:has(#layout-lines:checked):has(#first-en:checked) .text" in unscripted


def test_the_manifest_and_the_page_have_the_color_of_the_tokens(mini_corpus: Corpus) -> None:
    light, dark = paper()
    assert f"--paper: light-dark({light}, {dark});".encode() in bundles.content(bundles.STYLES)
    files = {str(file.path): file.data.decode() for file in application.FORMAT.files(SiteInput(mini_corpus))}
    manifest = json.loads(files["manifest.webmanifest"])
    assert manifest["theme_color"] == manifest["background_color"] == light
    for color, scheme in ((light, "light"), (dark, "dark")):
        assert f'content="{color}" media="(prefers-color-scheme: {scheme})"' in files["offline.html"]
