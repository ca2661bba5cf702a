// One language alone, the other shown sentence by sentence: a button at the end of each sentence, or a tap on it, shows its counterpart.
"use strict";

{
  const root = document.documentElement;
  const CLOSABLE = ".s:has(> .reveal)";

  const isOn = () => root.dataset.layout === "reveal";

  /** @param {HTMLElement} sentence */
  function addButton(sentence) {
    const ariaLabel = daeyeok.get(document, ".text").dataset.reveal;
    const button = {
      type: /** @type {const} */ ("button"),
      className: "reveal",
      ariaExpanded: "false",
      ariaLabel,
      lang: root.lang,
    };
    sentence.append(daeyeok.make("button", button));
  }

  /**
   * The counterpart again, without what is on the page only once.
   * @param {HTMLElement} sentence
   */
  function answer(sentence) {
    const counterpart = daeyeok.counterpart(sentence);
    const lang = daeyeok.closest(counterpart, "[lang]")?.lang ?? "";
    const copy = daeyeok.make(
      "span",
      { className: "answer", lang },
      ...(counterpart?.cloneNode(true).childNodes ?? []),
    );
    for (const link of daeyeok.all(copy, ".here")) link.remove();
    for (const element of daeyeok.all(copy, "[id]")) element.removeAttribute("id");
    return copy;
  }

  /** @param {HTMLElement} sentence */
  function toggle(sentence) {
    const shown = sentence.querySelector(":scope > .answer");
    if (shown) shown.remove();
    else sentence.append(answer(sentence));
    daeyeok.get(sentence, ":scope > .reveal").setAttribute("aria-expanded", String(!shown));
  }

  document.addEventListener("daeyeok:preference", ({ detail: name }) => {
    if (name !== "layout" && name !== "first") return;
    for (const added of daeyeok.all(document, ".s > :is(.answer, .reveal)")) added.remove();
    if (isOn()) daeyeok.all(document, `.text .cells > .${root.dataset.first} > .s`).forEach(addButton);
  });
  document.addEventListener("click", ({ target }) => {
    const sentence = daeyeok.closest(target, CLOSABLE);
    if (sentence && !daeyeok.closest(target, "a, .answer") && !String(getSelection())) toggle(sentence);
  });

  // The current sentence, or the first of the current pair that is still closed.
  daeyeok.revealNext = () => {
    const pair = daeyeok.currentPair();
    const closed = pair && daeyeok.all(pair, `${CLOSABLE}:not(:has(> .answer))`)[0];
    const next = daeyeok.closest(document.activeElement, CLOSABLE) ?? closed;
    if (isOn() && next) toggle(next);
  };
}
