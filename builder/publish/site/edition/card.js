// The card: beside the words it is about, in the margin, or in a sheet at the foot of a window without one. It never moves the text and never covers it.
"use strict";

{
  const root = document.documentElement;
  const NEAR = 24; // pixels to the edges of the window
  const LOWEST = 0.28; // of the window's height, that a sheet with more to say has at least
  const card = daeyeok.get(document, "#card");
  const content = daeyeok.get(card, ".content");
  const bar = daeyeok.get(document, ".masthead");
  /** What the card was opened at, while it is open. @type {HTMLElement | undefined} */
  let opener;
  let isPinned = false;
  /** @type {MediaQueryList | undefined} */
  let wide;

  // Asked for only when something opens, since the answer waits for the page's style.
  function hasMargin() {
    wide ??= matchMedia(`(width >= ${getComputedStyle(root).getPropertyValue("--breakpoint-margin")})`);
    return wide.matches;
  }

  /** @param {boolean} isOpen */
  function markOpener(isOpen) {
    if (!opener?.matches("a, summary")) return;
    opener.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) opener.setAttribute("aria-details", card.id);
    else opener.removeAttribute("aria-details");
  }

  // Lists of notes that the card lies over are not seen through it.
  function hideWhatIsUnder() {
    const over = opener && hasMargin() ? card.getBoundingClientRect() : undefined;
    for (const list of daeyeok.all(document, over ? ".apparatus" : ".under")) {
      const { top, bottom } = list.getBoundingClientRect();
      list.classList.toggle("under", over !== undefined && top < over.bottom + 8 && bottom > over.top - 8);
    }
  }

  // In the margin at the height of the words, as far as it then is wholly in the window.
  function place() {
    if (!opener || card.hidden) return;
    if (hasMargin()) {
      const lowest = innerHeight - card.offsetHeight - NEAR;
      const top = Math.max(bar.offsetHeight + NEAR, Math.min(opener.getClientRects()[0]?.top ?? 0, lowest));
      card.style.setProperty("--top", `${top}px`);
    }
    root.toggleAttribute("data-sheet", !hasMargin());
    if (!hasMargin()) root.style.setProperty("--sheet-height", `${card.offsetHeight}px`);
    hideWhatIsUnder();
  }

  /**
   * Scrolls just so far that the sheet covers neither the sentence nor its counterpart; where both are long, the sheet is lower.
   * @param {HTMLElement} sentence
   */
  function keepInView(sentence) {
    if (hasMargin()) return;
    const boxes = [sentence, daeyeok.counterpart(sentence)].flatMap((one) => [...(one?.getClientRects() ?? [])]);
    const [top, bottom] = [Math.min(...boxes.map((box) => box.top)), Math.max(...boxes.map((box) => box.bottom))];
    const highest = bar.offsetHeight + 8;
    const room = innerHeight - highest - (bottom - top) - 8;
    card.style.setProperty("--most", `${Math.max(room, LOWEST * innerHeight)}px`);
    place();
    const lowest = innerHeight - card.offsetHeight - 8;
    if (bottom > lowest) scrollBy({ top: Math.min(bottom - lowest, top - highest), behavior: "instant" });
    else if (top < highest) scrollBy({ top: Math.max(top - highest, bottom - lowest), behavior: "instant" });
  }

  daeyeok.card = {
    element: card,
    hasMargin,
    isPinned: () => isPinned,
    opener: () => opener,
    place,
    show(from, { label, lang, nodes }, pin) {
      markOpener(false);
      opener = from;
      isPinned = pin;
      card.ariaLabel = label;
      card.lang = lang ?? root.lang;
      content.lang = root.lang;
      content.replaceChildren(...nodes);
      card.hidden = false;
      card.style.removeProperty("--most");
      card.scrollTop = 0;
      markOpener(true);
      place();
      const sentence = daeyeok.closest(from, ".s");
      if (sentence) keepInView(sentence);
    },
    close() {
      if (!opener) return;
      markOpener(false);
      isPinned = true; // so that the focus, as it goes back, does not open it again
      if (card.contains(document.activeElement)) opener.focus({ preventScroll: true });
      opener = undefined;
      isPinned = false;
      card.hidden = true;
      root.removeAttribute("data-sheet");
      hideWhatIsUnder();
    },
  };

  // Past either end of the card, Tab goes on from the words that it is about, and not from the card's own place at the end of the page.
  card.addEventListener("keydown", (event) => {
    if (event.key !== "Tab") return;
    const stops = daeyeok.all(card, "a[href], button, summary").filter((one) => one.checkVisibility());
    const ends = event.shiftKey ? [card, stops[0]] : stops.slice(-1);
    if (!ends.some((one) => one === document.activeElement)) return;
    opener?.focus({ preventScroll: true });
    if (event.shiftKey) event.preventDefault();
  });
  daeyeok.get(card, ".close").addEventListener("click", () => daeyeok.card.close());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") daeyeok.card.close();
  });
  addEventListener("resize", place);
  addEventListener("scroll", hideWhatIsUnder, { passive: true });
  document.addEventListener("daeyeok:preference", () => daeyeok.card.close());
}
