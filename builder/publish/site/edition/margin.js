// In the margin each note is beside the words it is on, as far as the notes around it leave room.
"use strict";

{
  /** @typedef {{ note: HTMLElement, box: DOMRect, top: number }} MarginNote */
  const breakpoint = getComputedStyle(document.documentElement).getPropertyValue("--breakpoint-margin");
  const wide = matchMedia(`(width >= ${breakpoint})`);
  const NEAR = 8;

  /**
   * The top of the first line of what a note is on: its sign, or the first mark of its term that is shown.
   * @param {HTMLElement} note @param {HTMLElement} pair
   */
  function anchorTop(note, pair) {
    const signs = note.matches("li")
      ? [document.getElementById(`call-${note.id.slice("note-".length)}`)]
      : daeyeok
          .all(pair, ".cells a.term", HTMLAnchorElement)
          .filter((mark) => (mark.hash || mark.dataset.note) === `#${note.id}`);
    return Math.min(...signs.flatMap((sign) => sign?.getClientRects()[0]?.top ?? []));
  }

  /**
   * The pair's notes in the margin, by their lines: each with its box as laid out, and the top it should have.
   * @param {HTMLElement} pair @returns {MarginNote[]}
   */
  function measure(pair) {
    const { right } = daeyeok.get(pair, ".cells").getBoundingClientRect();
    return daeyeok
      .all(pair, ":scope.beside > .notes > li, :scope.glossed > .terms .term-note")
      .map((note) => ({ note, box: note.getBoundingClientRect(), top: anchorTop(note, pair) }))
      .filter(({ box, top }) => box.height && box.left >= right && Number.isFinite(top))
      .sort((one, other) => one.top - other.top);
  }

  /**
   * Down from the first so that none lies over the one before, then up from the last so that none hangs out below.
   * @param {MarginNote[]} notes @param {number} top @param {number} bottom
   */
  function spread(notes, top, bottom) {
    let free = top;
    for (const note of notes) {
      note.top = Math.max(note.top, free);
      free = note.top + note.box.height + NEAR;
    }
    free = Math.max(bottom, top + notes.reduce((sum, { box }) => sum + box.height + NEAR, -NEAR));
    for (const note of notes.toReversed()) {
      note.top = Math.min(note.top, free - note.box.height);
      free = note.top - NEAR;
    }
  }

  function arrange() {
    for (const note of daeyeok.all(document, ".notes > li, .term-note")) note.style.removeProperty("--shift");
    if (!wide.matches) return;
    const pairs = daeyeok.all(document, ".text .pair");
    const rows = pairs.map((pair) => ({
      cells: daeyeok.get(pair, ".cells").getBoundingClientRect(),
      notes: measure(pair),
    }));
    for (const { cells, notes } of rows) {
      spread(notes, cells.top, cells.bottom);
      for (const { note, box, top } of notes) note.style.setProperty("--shift", `0 ${top - box.top}px`);
    }
  }

  document.addEventListener("daeyeok:preference", arrange);
  addEventListener("resize", arrange);
  addEventListener("load", arrange);
}
