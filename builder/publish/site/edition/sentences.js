// A sentence and its counterpart in the other language: lit when one of them is pointed at, focused or tapped.
"use strict";

{
  // The first has the id, the other names it.
  daeyeok.counterpart = ({ id, dataset }) =>
    id ? document.querySelector(`[data-of="${CSS.escape(id)}"]`) : document.getElementById(dataset.of ?? "");

  const NOT_TEXT = ".call, .permalink, .back, .reveal, .answer, .doings, .terms, .gap, .line-number, rt, rp";

  daeyeok.plainText = (node) => {
    const copy = document.importNode(node, true);
    for (const sign of copy.querySelectorAll(NOT_TEXT)) sign.remove();
    for (const cell of copy.querySelectorAll("th, td")) cell.append(" ");
    return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
  };

  /** @param {EventTarget | null} target */
  function light(target) {
    if (daeyeok.closest(target, "#card")) return; // what the card explains stays lit
    for (const lit of daeyeok.all(document, ".lit")) lit.classList.remove("lit");
    const sentence = daeyeok.closest(target, ".s");
    if (!sentence) return;
    sentence.classList.add("lit");
    daeyeok.counterpart(sentence)?.classList.add("lit");
    const mark = daeyeok.closest(target, "[data-link]");
    const linked = mark?.closest(".pair")?.querySelectorAll(`[data-link="${mark.dataset.link}"]`) ?? [];
    for (const twin of linked) twin.classList.add("lit");
  }

  // Away from all sentences the one that the card is about stays lit, or that has the focus.
  const openAt = () => daeyeok.closest(daeyeok.card?.opener(), ".s *");

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType === "mouse")
      light(daeyeok.closest(event.target, ".s, #card") ? event.target : (openAt() ?? document.activeElement));
  });
  document.addEventListener("focusin", (event) => light(event.target));
  document.addEventListener("click", (event) => light(event.target));
}
