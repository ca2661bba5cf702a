// A linked passage, a pair, a sentence or a range (#p7-p9, #p7.2-p8.1), is shown on arrival in both languages; a second permalink taken with Shift makes a range.
"use strict";

{
  const PASSAGE = /^(p\w+(?:\.\d+)?)(?:-(p\w+(?:\.\d+)?))?$/;
  const byId = (id) => document.getElementById(id);
  const passage = () => PASSAGE.exec(location.hash.slice(1)) ?? []; // what our ids are made of is never escaped

  const sentences = () => [...document.querySelectorAll(".text .s[id]")];
  const of = (target) => (target.matches(".s") ? [target] : [...target.querySelectorAll(".s[id]")]);

  // The sentences from the first to the last of the two passages, whichever stands first.
  function between(one, other) {
    const all = sentences();
    const ends = [...of(one), ...of(other)].map((sentence) => all.indexOf(sentence)).filter((at) => at >= 0);
    return all.slice(Math.min(...ends), Math.max(...ends) + 1);
  }

  function arrive() {
    for (const old of document.querySelectorAll(".target")) old.classList.remove("target");
    document.querySelector(":target")?.closest("details")?.setAttribute("open", "");
    const [, from, to] = passage();
    const [start, end] = [byId(from), byId(to ?? from)];
    if (!start || !end || !(to || start.matches(".s"))) return;
    const linked = between(start, end);
    for (const sentence of linked) {
      sentence.classList.add("target");
      daeyeok.counterpart(sentence)?.classList.add("target");
    }
    if (!to || !linked.length) return; // to an id the browser goes by itself
    const pair = linked[0].closest(".pair");
    pair.tabIndex = -1;
    pair.focus({ preventScroll: true });
    pair.scrollIntoView();
  }

  addEventListener("load", () => {
    const target = document.querySelector(":target") ?? document.querySelector(".s.target")?.closest(".pair");
    if (target && daeyeok.fresh())
      daeyeok.settle(() => {
        target.scrollIntoView({ behavior: "instant" });
        daeyeok.bring?.();
      });
  });
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.permalink, a.here");
    const [, from] = passage();
    if (!link || !event.shiftKey || !from || link.hash === `#${from}`) return;
    event.preventDefault();
    location.hash = `${from}-${link.hash.slice(1)}`;
  });
  addEventListener("hashchange", arrive);
  arrive();
}
