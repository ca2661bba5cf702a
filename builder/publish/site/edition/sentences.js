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
    if (target.closest?.(".popover")) return; // a note lies over the text: what it explains stays lit
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    const sentence = target?.closest?.(".s");
    if (!sentence) return;
    sentence.classList.add("lit");
    counterpart(sentence)?.classList.add("lit");
    const mark = target.closest("[data-link]");
    if (!mark) return;
    for (const twin of mark.closest(".pair").querySelectorAll(`[data-link="${mark.dataset.link}"]`))
      twin.classList.add("lit");
  }

  daeyeok.counterpart = counterpart;
  // Away from all sentences the one that has the focus stays lit.
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse")
      light(event.target.closest?.(".s, .popover") ? event.target : document.activeElement);
  });
  document.addEventListener("focusin", (event) => light(event.target));
  document.addEventListener("click", (event) => light(event.target));
}
