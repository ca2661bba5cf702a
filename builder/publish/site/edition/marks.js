// What the preferences for marks and notes ask beyond a look: words whose mark is not shown are no links, and notes that are to be open are opened.
"use strict";

{
  const { dataset } = document.documentElement;

  /** @param {HTMLElement} mark */
  function updateMark(mark) {
    const shown = dataset.marks === "all" || (dataset.marks === "part" && mark.classList.contains("leading"));
    const { note } = mark.dataset;
    if (!shown && mark.hasAttribute("href")) {
      mark.dataset.note = mark.getAttribute("href") ?? "";
      mark.removeAttribute("href");
    } else if (shown && note) {
      mark.setAttribute("href", note);
      delete mark.dataset.note;
    }
  }

  function updateNotes() {
    for (const notes of daeyeok.all(document, "details.terms", HTMLDetailsElement))
      notes.open = dataset.terms === "open";
  }

  document.addEventListener("daeyeok:preference", ({ detail: name }) => {
    if (name === "marks") daeyeok.all(document, "a.term").forEach(updateMark); // together, so that they are laid out once
    if (name === "terms") updateNotes();
  });
}
