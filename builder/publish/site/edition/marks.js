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

  // Together, so that they are laid out once.
  /** @param {ParentNode} part */
  const updateMarks = (part) => daeyeok.rendered(part, "a.term").forEach(updateMark);

  function updateNotes() {
    for (const notes of daeyeok.all(document, "details.terms", HTMLDetailsElement))
      notes.open = dataset.terms === "open";
  }

  document.addEventListener("daeyeok:preference", ({ detail: name }) => {
    if (name === "marks") updateMarks(document);
    if (name === "terms") updateNotes();
  });
  daeyeok.onRendered(updateMarks);
}
