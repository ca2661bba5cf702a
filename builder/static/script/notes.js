// The note of a term, opened at its mark: by pointing, by focus, by tap; it stays while pointed at, and Escape closes it (WCAG 1.4.13).
"use strict";

{
  const root = document.documentElement;
  const SOON = 250;
  const LATER = 300;
  let popover, opener, timer;

  function close() {
    clearTimeout(timer);
    if (!opener) return;
    opener.removeAttribute("aria-expanded");
    opener.removeAttribute("aria-details");
    opener = undefined;
    popover.remove();
  }

  function wait(action, delay) {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  }

  // The words on the other side that answer this very mark.
  function answered(mark) {
    const other = [...mark.closest(".pair").querySelectorAll(`a.term[data-link="${mark.dataset.link}"]`)]
      .filter((twin) => twin.closest(".ko, .en") !== mark.closest(".ko, .en"));
    if (!mark.dataset.link || !other.length) return [];
    const line = document.createElement("p");
    const words = document.createElement("b");
    line.className = "small";
    words.lang = other[0].closest("[lang]").lang;
    words.textContent = other.map((twin) => twin.textContent).join(" … ");
    line.append(`${document.querySelector(".text").dataset.answered} `, words);
    return [line];
  }

  function made(note, mark) {
    const box = document.createElement("div");
    box.className = "popover";
    box.setAttribute("popover", "manual");
    box.setAttribute("role", "note");
    box.setAttribute("aria-label", mark.textContent);
    box.lang = root.lang;
    const copy = note.cloneNode(true);
    copy.removeAttribute("id");
    copy.querySelector(".head").after(...answered(mark));
    box.append(copy);
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", (event) => { if (event.pointerType === "mouse") wait(close, LATER); });
    return box;
  }

  function open(mark) {
    clearTimeout(timer);
    if (opener === mark) return;
    close();
    const note = document.getElementById(mark.hash.slice(1));
    if (!note) return;
    opener = mark;
    popover = made(note, mark);
    popover.id = "term-popover";
    mark.after(popover);
    mark.setAttribute("aria-expanded", "true");
    mark.setAttribute("aria-details", popover.id);
    popover.showPopover?.();
    place();
  }

  function place() {
    const near = 8;
    const at = [...opener.getClientRects()].at(0) ?? opener.getBoundingClientRect();
    const box = popover.getBoundingClientRect();
    const left = Math.max(near, Math.min(at.left, root.clientWidth - box.width - near));
    const below = at.bottom + box.height + near < innerHeight || at.top < innerHeight - at.bottom;
    popover.style.left = `${left}px`;
    popover.style.top = below ? `${at.bottom + 4}px` : `${Math.max(near, at.top - box.height - 4)}px`;
  }

  const term = (event) => event.target.closest?.("a.term[href]");
  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const mark = term(event);
    if (mark) wait(() => open(mark), SOON);
    else if (opener && !popover.contains(event.target)) wait(close, LATER);
    else if (!opener) clearTimeout(timer);
  });
  document.addEventListener("focusin", (event) => {
    const mark = term(event);
    if (mark?.matches(":focus-visible")) open(mark);
    else if (opener && !popover.contains(event.target) && event.target !== opener) close();
  });
  document.addEventListener("click", (event) => {
    const mark = term(event);
    if (mark && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(mark);
    } else if (opener && !popover.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !opener) return;
    if (popover.contains(document.activeElement)) opener.focus();
    close();
  });
  addEventListener("scroll", () => { if (opener) place(); }, { passive: true });
  addEventListener("resize", close);
}
