// The rows of a table in both languages stand side by side at one height, which styles cannot give those of two tables.
"use strict";

{
  /** @param {Element} cells */
  function align(cells) {
    const tables = daeyeok.all(cells, "table", HTMLTableElement);
    const rows = tables.map((table) => [...table.rows]);
    for (const row of rows.flat()) row.style.removeProperty("--height");
    const [one, other] = tables.map((table) => table.getBoundingClientRect().top);
    if (one !== other) return; // one stands under the other, or is hidden
    const heights = rows.map((side) => side.map((row) => row.getBoundingClientRect().height));
    const most = heights[0].map((height, at) => Math.ceil(Math.max(height, heights[1][at] ?? 0)));
    rows.forEach((side) => side.forEach((row, at) => row.style.setProperty("--height", `${most[at]}px`)));
  }

  /** @param {Iterable<Element>} all */
  function alignAll(all) {
    for (const cells of all) align(cells);
  }

  const tables = () => daeyeok.all(document, ".pair.table > .cells");

  /** @type {Map<Element, number>} */
  const widths = new Map();
  // Not of its height, which is the work of this script.
  const observer = new ResizeObserver((entries) => {
    const resized = entries.filter(({ target, contentRect: { width } }) => widths.get(target) !== width);
    for (const { target, contentRect } of resized) widths.set(target, contentRect.width);
    alignAll(resized.map(({ target }) => target));
  });

  for (const cells of tables()) observer.observe(cells);
  document.addEventListener("daeyeok:preference", () => alignAll(tables()));
}
