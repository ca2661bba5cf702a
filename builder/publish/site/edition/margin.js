// In the margin each note stands beside the words it is on, as far as the notes around it leave room.
"use strict";

{
  const breakpoint = getComputedStyle(document.documentElement).getPropertyValue("--breakpoint-margin");
  const wide = matchMedia(`(width >= ${breakpoint})`);
  const NEAR = 8;

  // The first line of what a note is on: its sign, or the first mark of its term that is shown.
  function line(note, pair) {
    const signs = note.matches("li")
      ? [document.getElementById(`call-${note.id.slice("note-".length)}`)]
      : [...pair.querySelectorAll(".cells a.term")].filter(
          (mark) => (mark.hash || mark.dataset.note) === `#${note.id}`,
        );
    const tops = signs.flatMap((sign) => [...(sign?.getClientRects() ?? [])].slice(0, 1)).map((box) => box.top);
    return Math.min(...tops);
  }

  // The pair's notes in the margin, by their lines: each with where it stands by itself, its height, and where it should stand.
  function measured(pair) {
    const right = pair.querySelector(".cells").getBoundingClientRect().right;
    return [...pair.querySelectorAll(":scope.beside > .notes > li, :scope.glossed > .terms .term-note")]
      .map((note) => ({ note, box: note.getBoundingClientRect(), top: line(note, pair) }))
      .filter(({ box, top }) => box.height && box.left >= right && Number.isFinite(top))
      .sort((one, other) => one.top - other.top);
  }

  // Down from the first so that none lies over the one before, then up from the last so that none hangs out below.
  function spread(notes, top, bottom) {
    let free = top;
    for (const one of notes) {
      one.top = Math.max(one.top, free);
      free = one.top + one.box.height + NEAR;
    }
    free = Math.max(bottom, top + notes.reduce((sum, one) => sum + one.box.height + NEAR, -NEAR));
    for (const one of notes.toReversed()) {
      one.top = Math.min(one.top, free - one.box.height);
      free = one.top - NEAR;
    }
  }

  function settle() {
    for (const note of document.querySelectorAll(".notes > li, .term-note")) note.style.removeProperty("--shift");
    if (!wide.matches) return;
    const rows = [...document.querySelectorAll(".text .pair")].map((pair) => ({
      box: pair.querySelector(".cells").getBoundingClientRect(),
      notes: measured(pair),
    }));
    for (const { box, notes } of rows) {
      spread(notes, box.top, box.bottom);
      for (const { note, box: own, top } of notes) note.style.setProperty("--shift", `0 ${top - own.top}px`);
    }
  }

  document.addEventListener("daeyeok:choice", settle);
  addEventListener("resize", settle);
  addEventListener("load", settle);
}
