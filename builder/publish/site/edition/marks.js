// What the preferences for marks and notes ask beyond a look: words whose mark is not shown are no links, and notes that are to be open are opened.
"use strict";

{
  const { dataset } = document.documentElement;

  const SOME = 50; // marks that are changed at once while the page opens, since each is laid out anew
  /** @type {number | undefined} */
  let rest;
  let isOpen = false;

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

  /** @param {HTMLElement[]} marks @param {number} count */
  function updateMarks(marks, count) {
    clearTimeout(rest);
    for (const mark of marks.slice(0, count)) updateMark(mark);
    if (marks.length > count) rest = setTimeout(updateMarks, 0, marks.slice(count), count);
  }

  function updateAllMarks() {
    const marks = daeyeok.all(document, "a.term");
    updateMarks(marks, isOpen ? marks.length : SOME);
    isOpen = true;
  }

  function updateNotes() {
    for (const notes of daeyeok.all(document, "details.terms", HTMLDetailsElement))
      notes.open = dataset.terms === "open";
  }

  document.addEventListener("daeyeok:preference", ({ detail: name }) => {
    if (name === "marks") updateAllMarks();
    if (name === "terms") updateNotes();
  });
}
