// A sentence and its counterpart in the other language: lit when one of them is pointed at, focused or tapped.
"use strict";

{
  // The first has the id, the other names it.
  function counterpart(sentence) {
    return sentence.id
      ? document.querySelector(`[data-of="${CSS.escape(sentence.id)}"]`)
      : document.getElementById(sentence.dataset.of);
  }

  function light(target) {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    const sentence = target?.closest?.(".s");
    if (!sentence) return;
    sentence.classList.add("lit");
    counterpart(sentence)?.classList.add("lit");
    const mark = target.closest("[data-link]");
    if (!mark) return;
    for (const twin of mark.closest(".pair").querySelectorAll(`[data-link="${mark.dataset.link}"]`)) twin.classList.add("lit");
  }

  function arrive() {
    for (const old of document.querySelectorAll(".target")) old.classList.remove("target");
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    target?.closest("details")?.setAttribute("open", "");
    if (target?.matches(".s")) counterpart(target)?.classList.add("target");
  }

  daeyeok.counterpart = counterpart;
  document.addEventListener("pointerover", (event) => { if (event.pointerType === "mouse") light(event.target); });
  document.addEventListener("focusin", (event) => light(event.target));
  document.addEventListener("click", (event) => light(event.target));
  addEventListener("hashchange", arrive);
  arrive();
}
