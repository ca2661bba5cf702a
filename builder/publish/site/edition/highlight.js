// The words that a search led here by (?find=), marked in the linked pair without a change to it; Escape, or the button, takes the marks away.
"use strict";

{
  const NOT_TEXT = ".call, .popover, .reveal, .answer";
  const box = document.querySelector(".notice.found");
  const words = new URLSearchParams(location.search).getAll("find");
  const pair = document.getElementById(location.hash.slice(1))?.closest(".pair");

  function textNodes(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement.closest(NOT_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  }

  // The place in the nodes where that many characters of their text come before; an end stands where the node of its last character ends.
  function place(nodes, offset, isEnd) {
    for (const node of nodes) {
      if (offset < node.length || (isEnd && offset === node.length)) return [node, offset];
      offset -= node.length;
    }
    return [nodes.at(-1), nodes.at(-1).length];
  }

  function ranges(element) {
    const nodes = textNodes(element);
    return daeyeok.spans(nodes.map((node) => node.data).join(""), words).map(([start, end]) => {
      const range = new Range();
      range.setStart(...place(nodes, start, false));
      range.setEnd(...place(nodes, end, true));
      return range;
    });
  }

  // Into view, where the pair is longer than the window; link_target.js does it as long as the page has not come to rest.
  function bring(range) {
    const { top, bottom } = range.getBoundingClientRect();
    if (bottom > innerHeight || top < 0) scrollBy({ top: top - innerHeight / 3, behavior: "instant" });
  }

  // Its style stands here, where no browser and no checker is asked that does not know such marks.
  function look() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "::highlight(found) { background-color: var(--mark); color: var(--ink); text-decoration: underline 2px var(--term); }",
    );
    return sheet;
  }

  function clear() {
    if (box.hidden) return;
    CSS.highlights.delete("found");
    box.hidden = true;
    const address = new URL(location.href);
    address.searchParams.delete("find");
    try {
      history.replaceState(history.state, "", address);
    } catch {
      /* a page without a history */
    }
  }

  function show() {
    const found = [...pair.querySelectorAll(".cells .s, .notes li > div")].flatMap(ranges);
    if (!found.length) return;
    document.adoptedStyleSheets.push(look());
    CSS.highlights.set("found", new Highlight(...found));
    box.hidden = false;
    daeyeok.bring = () => bring(found[0]);
    box.querySelector("button").addEventListener("click", clear);
    // Before others close what is open: one Escape does one thing.
    document.addEventListener(
      "keydown",
      (event) => {
        if (
          event.key === "Escape" &&
          !document.querySelector(
            ".popover, :popover-open, dialog[open], details.settings[open], .search ul:not([hidden])",
          )
        )
          clear();
      },
      true,
    );
  }

  if (words.length && pair && "highlights" in CSS) show();
}
