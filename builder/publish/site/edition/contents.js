// The table of contents at hand everywhere: its link in the bar opens it there, with the part that is being read marked.
"use strict";

{
  const link = document.querySelector(".to-contents");
  const list = document.querySelector(".contents ol");
  let panel;

  // Of the headings that the contents lead to, the last at or before the current pair.
  function here() {
    const at = daeyeok.current();
    const before = [...list.querySelectorAll("a")].filter((entry) => {
      const heading = document.getElementById(entry.hash.slice(1));
      return heading === at || heading.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING;
    });
    return before.at(-1)?.hash;
  }

  function made() {
    const box = document.createElement("nav");
    box.className = "panel contents";
    box.id = "contents-panel";
    box.setAttribute("aria-label", link.textContent);
    box.popover = "auto";
    box.append(list.cloneNode(true));
    box.addEventListener("click", (event) => {
      if (event.target.closest("a")) box.hidePopover();
    });
    box.addEventListener("toggle", (event) => link.setAttribute("aria-expanded", String(event.newState === "open")));
    link.after(box);
    return box;
  }

  function open(event) {
    event.preventDefault();
    panel ??= made();
    const part = here();
    for (const entry of panel.querySelectorAll("a")) {
      if (entry.hash === part) entry.setAttribute("aria-current", "true");
      else entry.removeAttribute("aria-current");
    }
    panel.togglePopover();
    panel.querySelector("[aria-current], a").focus();
  }

  if (link && list && "popover" in link) {
    link.setAttribute("role", "button");
    link.setAttribute("aria-expanded", "false");
    link.addEventListener("click", open);
    daeyeok.key("i", () => link.click());
  }
}
