// What a link leads to, a pair, a sentence or a range (#p7-p9, #p7.2-p8.1), is shown in both languages; a second permalink taken with Shift makes a range.
"use strict";

{
  const FRAGMENT = /^(p\w+(?:\.\d+)?)(?:-(p\w+(?:\.\d+)?))?$/;

  // The ids of the first and, of a range, the last; what our ids are made of is never escaped.
  function ends() {
    const [, from = "", to = ""] = FRAGMENT.exec(location.hash.slice(1)) ?? [];
    return { from, to };
  }

  /** @param {HTMLElement} target */
  const sentencesOf = (target) => (target.matches(".s") ? [target] : daeyeok.all(target, ".s[id]"));

  /**
   * The sentences from the first to the last of the two targets, whichever comes first.
   * @param {HTMLElement} one @param {HTMLElement} other
   */
  function sentencesBetween(one, other) {
    const all = daeyeok.all(document, ".text .s[id]");
    const places = [...sentencesOf(one), ...sentencesOf(other)]
      .map((sentence) => all.indexOf(sentence))
      .filter((at) => at >= 0);
    return all.slice(Math.min(...places), Math.max(...places) + 1);
  }

  // The sentences that the address names by themselves or as a range; none where it names a pair.
  function linkedSentences() {
    const { from, to } = ends();
    const [start, end] = [document.getElementById(from), document.getElementById(to || from)];
    return start && end && (to || start.matches(".s")) ? sentencesBetween(start, end) : [];
  }

  function showTarget() {
    for (const old of daeyeok.all(document, ".target")) old.classList.remove("target");
    document.querySelector(":target")?.closest("details")?.setAttribute("open", "");
    const linked = linkedSentences();
    for (const sentence of linked) {
      sentence.classList.add("target");
      daeyeok.counterpart(sentence)?.classList.add("target");
    }
    const pair = daeyeok.closest(linked[0], ".pair");
    if (!pair || !ends().to) return; // to an id the browser goes by itself
    daeyeok.focusPair(pair);
    pair.scrollIntoView();
  }

  addEventListener("load", () => {
    const target = document.querySelector(":target") ?? document.querySelector(".s.target")?.closest(".pair");
    if (!target || !daeyeok.isNewVisit()) return;
    daeyeok.scrollUntilStill(() => {
      target.scrollIntoView({ behavior: "instant" });
      daeyeok.scrollToHighlight?.();
    });
  });
  document.addEventListener("click", (event) => {
    const link = daeyeok.closest(event.target, "a.permalink, a.here");
    const { from } = ends();
    const id = link?.getAttribute("href")?.slice(1) ?? "";
    if (!id || !event.shiftKey || !from || id === from) return;
    event.preventDefault();
    location.hash = `${from}-${id}`;
  });
  addEventListener("hashchange", showTarget);
  showTarget();
}
