// The editions in the order that the reader likes: the newest first, as the page has them, the shortest first, or by title.
"use strict";

{
  const shelf = daeyeok.get(document, ".shelf");
  const newest = daeyeok.all(shelf, ":scope > li");
  const choice = daeyeok.get(document, ".sorting .choice");

  /** @param {HTMLElement} card */
  const lengthOf = ({ dataset: { length } }) => Number(length);
  /** @param {HTMLElement} card */
  const titleOf = (card) => daeyeok.get(card, "h2").textContent ?? "";
  /** @type {Record<string, (() => HTMLElement[]) | undefined>} */
  const orders = {
    length: () => [...newest].sort((a, b) => lengthOf(a) - lengthOf(b)),
    title: () => [...newest].sort((a, b) => titleOf(a).localeCompare(titleOf(b), document.documentElement.lang)),
  };

  /** @param {string} order */
  const sort = (order) => shelf.replaceChildren(...(orders[order]?.() ?? newest));

  choice.addEventListener("change", ({ target }) => {
    const { value } = /** @type {HTMLInputElement} */ (target);
    sort(value);
    daeyeok.setParameters({ sort: value === "newest" ? "" : value });
  });

  const asked = new URLSearchParams(location.search).get("sort") ?? "";
  const [radio] = daeyeok.all(choice, "input", HTMLInputElement).filter(({ value }) => value === asked);
  if (radio) {
    radio.checked = true;
    sort(asked);
  }
}
