// Of the many links in the text, Tab stops at the first English mark of each part, and at the others only in a passage that was gone to.
"use strict";

{
  const MANY = ".cells a:is(.here, .term)";
  const ALWAYS = ".en .term.leading";
  /** The pair in which Tab stops at every link. @type {Element | null} */
  let entered = null;

  /** @param {ParentNode} part @param {boolean} isEntered */
  function setStops(part, isEntered) {
    for (const link of daeyeok.all(part, MANY)) {
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

  const enterTarget = () => enter(document.querySelector(":target")?.closest(".text .pair") ?? null);

  setStops(daeyeok.get(document, ".text"), false);
  enterTarget();
  addEventListener("hashchange", enterTarget);
  // By a key that goes from passage to passage, the focus is on the passage itself.
  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof Element && target.matches(".text .pair")) enter(target);
  });
}
