// Chinese characters and romanization after the marked Korean terms, where a term stands as in the glossary: of another form neither is known.
"use strict";

{
  const { dataset } = document.documentElement;

  let areShown = false;

  /** @param {HTMLAnchorElement} mark */
  function asideOf(mark) {
    if (!areShown) return "";
    const head = document.getElementById(mark.hash.slice(1))?.querySelector(".head");
    if (head?.querySelector("a")?.textContent !== mark.textContent) return "";
    const shown = [...(dataset.hanja === "on" ? [".hanja"] : []), ...(dataset.sound === "on" ? [".sound"] : [])];
    return shown.flatMap((part) => head?.querySelector(part)?.textContent ?? []).join(", ");
  }

  /** @param {ParentNode} part */
  function update(part) {
    const wereShown = areShown;
    areShown = dataset.hanja === "on" || dataset.sound === "on";
    if (!areShown && !wereShown) return;
    for (const mark of daeyeok.rendered(part, ".cells > .ko a.term", HTMLAnchorElement)) {
      const text = asideOf(mark);
      if (text) mark.dataset.aside = text;
      else delete mark.dataset.aside;
    }
  }

  document.addEventListener("daeyeok:preference", ({ detail: name }) => {
    if (name === "hanja" || name === "sound" || name === "marks") update(document);
  });
  daeyeok.onRendered(update);
}
