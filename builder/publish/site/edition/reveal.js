// One language alone, the other shown sentence by sentence: a button at the end of each sentence, or a tap on it, shows its counterpart.
"use strict";

{
  const root = document.documentElement;
  const on = () => root.dataset.layout === "reveal";
  const read = () => document.querySelectorAll(`.text .cells > .${root.dataset.first} > .s`);

  function button(sentence) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "reveal";
    made.setAttribute("aria-expanded", "false");
    made.setAttribute("aria-label", document.querySelector(".text").dataset.reveal);
    made.lang = root.lang;
    sentence.append(made);
  }

  // The counterpart again, without what is on the page only once.
  function answer(sentence) {
    const twin = daeyeok.counterpart(sentence);
    const made = document.createElement("span");
    made.className = "answer";
    made.lang = twin.closest("[lang]").lang;
    made.append(...[...twin.childNodes].map((node) => node.cloneNode(true)));
    for (const link of made.querySelectorAll(".here")) link.remove();
    for (const element of made.querySelectorAll("[id]")) element.removeAttribute("id");
    return made;
  }

  function turn(sentence) {
    const shown = sentence.querySelector(":scope > .answer");
    if (shown) shown.remove();
    else sentence.append(answer(sentence));
    sentence.querySelector(":scope > .reveal").setAttribute("aria-expanded", String(!shown));
  }

  function clear() {
    for (const made of document.querySelectorAll(".s > :is(.answer, .reveal)")) made.remove();
  }

  document.addEventListener("daeyeok:choice", (event) => {
    if (event.detail !== "layout" && event.detail !== "first") return;
    clear();
    if (on()) read().forEach(button);
  });
  document.addEventListener("click", (event) => {
    const sentence = event.target.closest(".s:has(> .reveal)");
    if (!sentence || event.target.closest("a, .answer") || String(getSelection())) return;
    turn(sentence);
  });
  // The current sentence, or the first of the current pair that is still closed.
  daeyeok.reveal = () => {
    const focused = document.activeElement.closest?.(".s:has(> .reveal)");
    const next = focused ?? daeyeok.current?.()?.querySelector(".s:has(> .reveal):not(:has(> .answer))");
    if (on() && next) turn(next);
  };
}
