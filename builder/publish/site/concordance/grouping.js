// A term's sentences by edition, as the page has them, or by their rendering, each then with its edition.
"use strict";

daeyeok.all(document, ".concordance").forEach((root) => {
  const choice = daeyeok.get(document, ".grouping");
  const message = daeyeok.messages(daeyeok.get(document, ".choices template", HTMLTemplateElement));
  const sections = daeyeok
    .all(root, "section")
    .map((element) => ({ element, list: daeyeok.get(element, "ol"), rows: daeyeok.all(element, "li") }));

  const byEdition = () => {
    for (const { list, rows } of sections) {
      for (const row of rows) row.querySelector(".source-edition")?.remove();
      list.replaceChildren(...rows);
    }
    return sections.map(({ element }) => element);
  };

  /** @param {HTMLElement[]} rows @param {number} number */
  function section(rows, number) {
    const id = `rendering-${number}`;
    const spelled = rows.map((row) => row.querySelector(".en mark")?.textContent);
    const words = spelled.find((one) => one === rows[0].dataset.rendering) ?? spelled[0]; // without capitals if any is
    const name = words ? daeyeok.make("span", { lang: "en" }, words) : message("none");
    const count = daeyeok.make("span", { className: "aside" }, String(rows.length));
    const element = daeyeok.make("section", {}, daeyeok.make("h3", { id }, name, " ", count));
    element.setAttribute("aria-labelledby", id);
    element.append(daeyeok.make("ol", {}, ...rows));
    return element;
  }

  function byRendering() {
    /** @type {Map<string, HTMLElement[]>} */
    const groups = new Map();
    for (const { element, rows } of sections) {
      const title = daeyeok.get(element, "h3 [lang]");
      for (const row of rows) {
        const { rendering = "" } = row.dataset;
        row.append(daeyeok.make("span", { className: "source-edition", lang: title.lang }, title.textContent ?? ""));
        groups.set(rendering, [...(groups.get(rendering) ?? []), row]);
      }
    }
    const sorted = [...groups].sort(([a, one], [b, other]) => Number(!a) - Number(!b) || other.length - one.length);
    return sorted.map(([, rows], number) => section(rows, number));
  }

  choice.addEventListener("change", ({ target }) => {
    const by = /** @type {HTMLInputElement} */ (target).value;
    const shown = byEdition();
    root.replaceChildren(...(by === "rendering" ? byRendering() : shown));
  });
});
