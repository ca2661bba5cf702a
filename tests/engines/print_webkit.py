"""A page as WebKitGTK prints it on A4, with margins like those that the site's styles ask for.

Usage: print_webkit.py ADDRESS FILE, in the system's Python and with a display. WebKitGTK's driver cannot print, but GTK prints to a file.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

_PATIENCE = 60  # seconds in which a page is loaded and printed
_SIDES = {"top": 20, "bottom": 18, "left": 15, "right": 15}  # millimeters


def main(address: str, file: Path) -> int:
    """Print the page, and return the exit status."""
    gtk, webkit = _library("Gtk", "3.0"), _library("WebKit2", "4.1")
    view = webkit.WebView()
    window = gtk.OffscreenWindow(default_width=1280, default_height=900)
    window.add(view)
    window.show_all()

    def print_when_loaded(_: object, event: object) -> None:
        if event == webkit.LoadEvent.FINISHED:
            _print(gtk, webkit, view, file)

    view.connect("load-changed", print_when_loaded)
    view.load_uri(address)
    _library("GLib", "2.0").timeout_add_seconds(_PATIENCE, gtk.main_quit)
    gtk.main()
    return int(not file.exists())


def _library(name: str, version: str) -> Any:
    gi: Any = import_module("gi")
    gi.require_version(name, version)
    return import_module(f"gi.repository.{name}")


def _print(gtk: Any, webkit: Any, view: Any, file: Path) -> None:
    settings = gtk.PrintSettings()
    settings.set_printer("Print to File")
    settings.set("output-uri", file.as_uri())
    settings.set("output-file-format", "pdf")
    paper = gtk.PageSetup()
    paper.set_paper_size(gtk.PaperSize.new("iso_a4"))
    for side, width in _SIDES.items():
        getattr(paper, f"set_{side}_margin")(width, gtk.Unit.MM)
    operation = webkit.PrintOperation(web_view=view, print_settings=settings, page_setup=paper)
    operation.connect("finished", lambda _: gtk.main_quit())
    operation.print_()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1], Path(sys.argv[2])))
