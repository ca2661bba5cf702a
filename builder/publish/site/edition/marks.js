// What the choices of marks and notes ask beyond a look: words whose mark is not shown are no links, and notes that are to be open are opened.
"use strict";

{
  const root = document.documentElement;

  function marks() {
    for (const mark of document.querySelectorAll("a.term")) {
      const shown =
        root.dataset.marks === "all" || (root.dataset.marks === "part" && mark.classList.contains("leading"));
      if (!shown && mark.hasAttribute("href")) {
        mark.dataset.note = mark.getAttribute("href");
        mark.removeAttribute("href");
      } else if (shown && mark.dataset.note) {
        mark.setAttribute("href", mark.dataset.note);
        delete mark.dataset.note;
      }
    }
  }

  function terms() {
    for (const note of document.querySelectorAll("details.terms")) note.open = root.dataset.terms === "open";
  }

  const made = { marks, terms };
  document.addEventListener("daeyeok:choice", (event) => made[event.detail]?.());
}
