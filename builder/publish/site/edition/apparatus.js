// When the card opens: by resting on a mark, by focus, by click or tap; it stays while it or its mark is pointed at, and Escape closes it (WCAG 1.4.13).
"use strict";

{
  const { card } = daeyeok;
  const SOON = 120;
  const LATER = 500;
  const MARK = ".s a.term[href], .s a.call:not(.here, .star), #card a:is(.term, .note), .rest a";
  const FOLDED = ":root:not([data-notes='open']) :is(.notes, .remarks) > li:not(:target)";
  const LISTED = ":root:not([data-terms='open']) .terms > summary";
  /** @type {number | undefined} */
  let timer;

  /** @param {() => void} action @param {number} delay */
  function schedule(action, delay) {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  }

  /** @param {string} id */
  const byId = (id) => document.getElementById(id) ?? undefined;

  /** What the card holds of an element, by the first selector that selects it. @type {[string, (one: any) => CardContent | undefined][]} */
  const CONTENTS = [
    ["summary", (summary) => daeyeok.wordsContent(summary.parentElement)],
    [".notes > li", daeyeok.noteContent],
    [".remarks > li", daeyeok.correctionContent],
    ["a.term", daeyeok.termContent],
    ["a", (call) => contentOf(byId(call.hash.slice(1)))],
  ];

  /** @param {HTMLElement | undefined} element @returns {CardContent | undefined} */
  function contentOf(element) {
    return CONTENTS.find(([selector]) => element?.matches(selector))?.[1](element);
  }

  /**
   * Marks that are in the card show theirs in the same place.
   * @param {HTMLElement} mark @param {boolean} pin
   */
  function open(mark, pin) {
    clearTimeout(timer);
    const content = contentOf(mark);
    if (!content) return false;
    const from = card.element.contains(mark) ? (card.opener() ?? mark) : mark;
    card.show(from, content, pin);
    return true;
  }

  /** @param {Event} event @param {string} selector */
  const at = (event, selector) => daeyeok.closest(event.target, selector);

  /** @param {Event} event */
  const isInCard = (event) => card.element.contains(/** @type {Node} */ (event.target));

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || !card.hasMargin() || card.isPinned()) return;
    const mark = at(event, ".s :is(a.term[href], a.note, a.remark)");
    if (mark) schedule(() => open(mark, false), SOON);
    else if (isInCard(event)) clearTimeout(timer);
    else if (card.opener()) schedule(card.close, LATER);
    else clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    if (!card.hasMargin() || card.isPinned()) return;
    const mark = at(event, ".s :is(a.term[href], a.note, a.remark)");
    if (mark?.matches(":focus-visible")) open(mark, false);
    else if (!isInCard(event) && event.target !== card.opener()) card.close();
  });

  /**
   * What a click opens: a mark, a folded line, the list of a passage's terms where that is in the margin.
   * @param {MouseEvent} event
   */
  function clicked(event) {
    const listed = card.hasMargin() ? at(event, LISTED) : null;
    return at(event, MARK) ?? listed ?? (at(event, "a") ? null : at(event, FOLDED));
  }

  // By a key, the focus goes on into the card; within the card, what was chosen is gone.
  /** @param {MouseEvent} event */
  const movesFocus = (event) => event.detail === 0 || !document.activeElement?.isConnected;

  /** @param {MouseEvent} event */
  function closeElsewhere({ target }) {
    if (target instanceof Node && target.isConnected && !card.element.contains(target)) card.close();
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    const mark = clicked(event);
    const isSelecting = event.detail > 0 && String(getSelection()); // and Firefox would follow the link that it began on
    if (!mark) {
      closeElsewhere(event);
    } else if (isSelecting) {
      event.preventDefault();
    } else if (open(mark, true)) {
      event.preventDefault();
      if (movesFocus(event)) card.element.focus({ preventScroll: true });
    }
  });
}
