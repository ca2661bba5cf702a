// Progressive rendering: what is far below the first view of a long page is laid out after the first paint, in pieces, so that neither it nor the
// reader's first act has to wait (`.later` in frame/overrides.css). A page that a link or the history leads into has all at once.
"use strict";

{
  const root = document.documentElement;
  const SLICE = 4; // milliseconds, after which no piece is begun; a phone, some four times as slow, then still holds up no act for 50
  /** @type {Element[]} */
  let pieces = [];

  /** @param {number} until */
  function render(until) {
    do {
      const piece = pieces.shift();
      piece?.classList.add("rendered");
      piece?.dispatchEvent(new CustomEvent("daeyeok:rendered", { bubbles: true }));
      root.getBoundingClientRect(); // lays it out
    } while (pieces.length && performance.now() < until);
    if (!pieces.length) delete root.dataset.partial;
  }

  function renderNext() {
    render(performance.now() + SLICE);
    if (pieces.length) setTimeout(renderNext);
  }

  function begin() {
    pieces = [...document.querySelectorAll(".later")];
    requestAnimationFrame(() => setTimeout(renderNext));
  }

  // A page in a folder is on no slow phone.
  if (daeyeok.isNewVisit() && !location.hash && !document.hidden && location.protocol !== "file:") {
    root.dataset.partial = "";
    document.addEventListener("DOMContentLoaded", begin);
    for (const act of ["click", "keydown", "hashchange"]) {
      addEventListener(act, () => pieces.length && render(Infinity), { capture: true });
    }
  }
}
