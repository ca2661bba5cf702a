// The note on a term, opened at its mark: by pointing, by focus, by tap; it stays while pointed at, and Escape closes it (WCAG 1.4.13).
"use strict";

{
  const root = document.documentElement;
  const SOON = 250;
  const LATER = 300;
  const NEAR = 8; // pixels to the edges of the window
  const GAP = 4; // pixels to the mark
  /** The open popover and its mark. @type {{ popover: HTMLElement, mark: HTMLAnchorElement } | undefined} */
  let open;
  /** @type {number | undefined} */
  let timer;

  /** @param {() => void} action @param {number} delay */
  function schedule(action, delay) {
    clearTimeout(timer);
    timer = setTimeout(action, delay);
  }

  function close() {
    clearTimeout(timer);
    if (!open) return;
    open.mark.setAttribute("aria-expanded", "false");
    open.mark.removeAttribute("aria-details");
    open.popover.remove();
    open = undefined;
  }

  /**
   * The words on the other side that this very mark corresponds to.
   * @param {HTMLElement} mark
   */
  function counterpart(mark) {
    const { link } = mark.dataset;
    const pair = daeyeok.closest(mark, ".pair");
    const side = daeyeok.closest(mark, ".ko, .en");
    const linked = link && pair ? daeyeok.all(pair, `a.term[data-link="${link}"]`) : [];
    const twins = linked.filter((twin) => daeyeok.closest(twin, ".ko, .en") !== side);
    if (!twins.length) return [];
    const lang = daeyeok.closest(twins[0], "[lang]")?.lang;
    const words = daeyeok.make("b", { lang }, twins.map((twin) => twin.textContent).join(" … "));
    return [daeyeok.make("p", { className: "small" }, `${daeyeok.get(document, ".text").dataset.answered} `, words)];
  }

  /** @param {HTMLElement} note @param {HTMLAnchorElement} mark */
  function makePopover(note, mark) {
    const copy = /** @type {HTMLElement} */ (note.cloneNode(true));
    copy.removeAttribute("id");
    copy.removeAttribute("style");
    copy.lang = root.lang;
    daeyeok.get(copy, ".head").after(...counterpart(mark));
    const properties = {
      id: "term-popover",
      className: "popover",
      popover: "manual",
      role: "note",
      ariaLabel: mark.textContent,
      lang: daeyeok.closest(mark, "[lang]")?.lang ?? "", // its label is
    };
    const popover = daeyeok.make("div", properties, copy);
    popover.addEventListener("pointerenter", () => clearTimeout(timer));
    popover.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") schedule(close, LATER);
    });
    return popover;
  }

  /** @param {HTMLAnchorElement} mark */
  function show(mark) {
    clearTimeout(timer);
    if (open?.mark === mark) return;
    close();
    const note = document.getElementById(mark.hash.slice(1));
    if (!note) return;
    const popover = makePopover(note, mark);
    open = { popover, mark };
    mark.after(popover);
    mark.setAttribute("aria-expanded", "true");
    mark.setAttribute("aria-details", popover.id);
    popover.showPopover?.();
    position();
  }

  // Under its mark, or over it where there is more room and the note needs it; a note longer than that scrolls.
  function position() {
    if (!open) return;
    const { popover, mark } = open;
    const [at] = mark.getClientRects();
    if (!at) return; // its mark went with a change of layout
    popover.style.maxHeight = "";
    const { width, height } = popover.getBoundingClientRect();
    const [over, under] = [at.top, root.clientHeight - at.bottom].map((room) => room - GAP - NEAR);
    const below = height <= under || under >= over;
    const shown = Math.min(height, Math.max(below ? under : over, 96));
    popover.style.maxHeight = `${shown}px`;
    popover.style.left = `${Math.max(NEAR, Math.min(at.left, root.clientWidth - width - NEAR))}px`;
    popover.style.top = `${below ? at.bottom + GAP : at.top - shown - GAP}px`;
  }

  /** @param {Event} event */
  function markOf(event) {
    const mark = daeyeok.closest(event.target, "a.term[href]");
    return mark instanceof HTMLAnchorElement ? mark : null;
  }

  /** @param {Event} event */
  const isInside = (event) => open?.popover.contains(/** @type {Node} */ (event.target));

  document.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse") return;
    const mark = markOf(event);
    if (mark) schedule(() => show(mark), SOON);
    else if (!open) clearTimeout(timer);
    else if (!isInside(event)) schedule(close, LATER);
  });
  document.addEventListener("focusin", (event) => {
    const mark = markOf(event);
    if (mark?.matches(":focus-visible")) show(mark);
    else if (open && !isInside(event) && event.target !== open.mark) close();
  });
  document.addEventListener("click", (event) => {
    const mark = markOf(event);
    if (mark && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (!String(getSelection())) show(mark);
    } else if (open && !isInside(event)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !open) return;
    if (open.popover.contains(document.activeElement)) open.mark.focus();
    close();
  });
  addEventListener("scroll", position, { passive: true });
  addEventListener("resize", close);
  document.addEventListener("daeyeok:preference", close);
}
