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
    opener.setAttribute("aria-expanded", "false");
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
    const other = [...mark.closest(".pair").querySelectorAll(`a.term[data-link="${mark.dataset.link}"]`)].filter(
      (twin) => twin.closest(".ko, .en") !== mark.closest(".ko, .en"),
    );
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
    copy.removeAttribute("style");
    copy.querySelector(".head").after(...answered(mark));
    box.append(copy);
    box.addEventListener("pointerenter", () => clearTimeout(timer));
    box.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") wait(close, LATER);
    });
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

  // Under its mark, or over it where there is more room and the note needs it; a note longer than that scrolls.
  function place() {
    const near = 8;
    const [at] = opener.getClientRects();
    if (!at) return; // its mark went with a change of layout
    popover.style.maxHeight = "";
    const { width, height } = popover.getBoundingClientRect();
    const [over, under] = [at.top, root.clientHeight - at.bottom].map((room) => room - 4 - near);
    const below = height <= under || under >= over;
    const shown = Math.min(height, Math.max(below ? under : over, 96));
    popover.style.maxHeight = `${shown}px`;
    popover.style.left = `${Math.max(near, Math.min(at.left, root.clientWidth - width - near))}px`;
    popover.style.top = `${below ? at.bottom + 4 : at.top - shown - 4}px`;
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
  addEventListener(
    "scroll",
    () => {
      if (opener) place();
    },
    { passive: true },
  );
  addEventListener("resize", close);
  document.addEventListener("daeyeok:choice", close);
}
