// Of the many links in the text, Tab stops at the first English mark of each part, and at the others only in a passage that was gone to;
// not at the signs of sentences, to which the card of their passage leads, nor in notes that are folded.
"use strict";

{
  const MANY = ".cells a.term";
  const ALWAYS = ".en .term.leading";
  /** The pair in which Tab stops at every link. @type {Element | null} */
  let entered = null;

  /** @param {ParentNode} part @param {boolean} isEntered */
  function setStops(part, isEntered) {
    for (const link of daeyeok.rendered(part, MANY)) {
      if (isEntered || link.matches(ALWAYS)) link.removeAttribute("tabindex");
      else link.tabIndex = -1;
    }
  }

  /** @param {Element | null} pair */
  function enter(pair) {
    if (!pair || pair === entered) return;
    if (entered) setStops(entered, false);
    setStops(pair, true);
    entered = pair;
  }

  // The address itself, since no element is the target yet while the page is loading.
  function enterTarget() {
    enter(document.getElementById(location.hash.slice(1))?.closest(".text .pair") ?? null);
  }

  /** @param {ParentNode} part */
  function setNoteStops(part) {
    const isFolded = document.documentElement.dataset.notes !== "open";
    for (const link of daeyeok.rendered(part, ":is(.notes, .remarks) a")) link.tabIndex = isFolded ? -1 : 0;
  }

  /** @param {ParentNode} part */
  function setFirstStops(part) {
    setStops(part, false);
    for (const sign of daeyeok.rendered(part, ".here")) sign.tabIndex = -1;
  }

  setFirstStops(document);
  document.addEventListener("daeyeok:preference", ({ detail: name }) => {
    if (name === "notes") setNoteStops(document);
  });
  daeyeok.onRendered((piece) => {
    setFirstStops(piece);
    setNoteStops(piece);
  });
  enterTarget();
  addEventListener("hashchange", enterTarget);
  // By a key that goes from passage to passage, the focus is on the passage itself.
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches(".text .pair")) enter(target);
  });
}
