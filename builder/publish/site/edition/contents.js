// The table of contents at hand everywhere: its link in the bar opens it there, with the part that is being read marked.
"use strict";

{
  const [link] = daeyeok.all(document, ".to-contents");
  const [list] = daeyeok.all(document, ".contents ol");

  /**
   * Of the headings that the contents lead to, the last at or before the current pair.
   * @param {HTMLAnchorElement[]} entries
   */
  function currentPart(entries) {
    const current = daeyeok.currentPair();
    const before = entries.filter(({ hash }) => {
      const heading = document.getElementById(hash.slice(1));
      return (
        heading === current ||
        (current && heading && heading.compareDocumentPosition(current) & Node.DOCUMENT_POSITION_FOLLOWING)
      );
    });
    return before.at(-1);
  }

  function makePanel() {
    const properties = {
      id: "contents-panel",
      className: "panel contents",
      ariaLabel: link.textContent,
      popover: "auto",
    };
    const panel = daeyeok.make("nav", properties, list.cloneNode(true));
    panel.addEventListener("click", (event) => {
      if (daeyeok.closest(event.target, "a")) panel.hidePopover();
    });
    panel.addEventListener("toggle", (event) => link.setAttribute("aria-expanded", String(event.newState === "open")));
    link.after(panel);
    return panel;
  }

  /** @type {HTMLElement | undefined} */
  let panel;

  /** @param {Event} event */
  function toggle(event) {
    event.preventDefault();
    panel ??= makePanel();
    const entries = daeyeok.all(panel, "a", HTMLAnchorElement);
    const current = currentPart(entries);
    for (const entry of entries) entry.ariaCurrent = entry === current ? "true" : null;
    panel.togglePopover();
    (current ?? entries[0]).focus();
  }

  if (link && list && "popover" in link) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", toggle);
    daeyeok.shortcut("i", () => link.click());
  }
}
