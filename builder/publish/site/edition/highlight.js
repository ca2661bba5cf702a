// The words that a search led here by (?find=), marked in the linked pair without a change to it; Escape, or the button, takes the marks away.
"use strict";

{
  const NOT_TEXT = ".call, .reveal, .answer";
  const OPEN = "#card:not([hidden]), :popover-open, dialog[open], details.settings[open], .search ul:not([hidden])";
  const notice = daeyeok.get(document, ".notice.found");
  const words = new URLSearchParams(location.search).getAll("find");
  const pair = document.getElementById(location.hash.slice(1))?.closest(".pair");

  /** @param {Element} element */
  function textNodes(element) {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest(NOT_TEXT) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    const nodes = [];
    while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
    return nodes;
  }

  /**
   * The place in the nodes that comes after so many characters of their text; an end is where the node of its last character ends.
   * @param {Text[]} nodes @param {number} offset @param {boolean} isEnd @returns {[Text, number]}
   */
  function placeIn(nodes, offset, isEnd) {
    for (const node of nodes) {
      if (offset < node.length || (isEnd && offset === node.length)) return [node, offset];
      offset -= node.length;
    }
    const last = nodes[nodes.length - 1];
    return [last, last.length];
  }

  /** @param {Element} element */
  function ranges(element) {
    const nodes = textNodes(element);
    return daeyeok.spans(nodes.map(({ data }) => data).join(""), words).map(([start, end]) => {
      const range = new Range();
      range.setStart(...placeIn(nodes, start, false));
      range.setEnd(...placeIn(nodes, end, true));
      return range;
    });
  }

  // Its style is here, where no browser and no checker is asked that does not know such marks.
  function styleSheet() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "::highlight(found) { background-color: var(--mark); color: var(--ink); text-decoration-line: underline; text-decoration-color: var(--term); text-decoration-thickness: 2px; }",
    );
    return sheet;
  }

  function clear() {
    if (notice.hidden) return;
    CSS.highlights.delete("found");
    notice.hidden = true;
    daeyeok.setParameters({ find: "" });
  }

  /** @param {Element} element */
  function show(element) {
    const found = daeyeok.all(element, ".cells .s, .notes li > div").flatMap(ranges);
    if (!found.length) return;
    document.adoptedStyleSheets.push(styleSheet());
    CSS.highlights.set("found", new Highlight(...found));
    notice.hidden = false;
    // Into view, where the pair is longer than the window.
    daeyeok.scrollToHighlight = () => {
      const { top, bottom } = found[0].getBoundingClientRect();
      if (bottom > innerHeight || top < 0) scrollBy({ top: top - innerHeight / 3, behavior: "instant" });
    };
    daeyeok.get(notice, "button").addEventListener("click", clear);
    // Before others close what is open: one Escape does one thing.
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape" && !document.querySelector(OPEN)) clear();
      },
      true,
    );
  }

  if (words.length && pair && "highlights" in CSS) show(pair);
}
