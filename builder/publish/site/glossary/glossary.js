// The glossary's index: filtered by word, kind and edition, and in the order of either alphabet. Without this script the page is the whole list.
"use strict";

{
  /** @typedef {{ element: HTMLElement, entries: HTMLElement[] }} Section */
  const OTHERS = "0–9"; // for what begins with no Latin letter; comes last

  /** @param {string} letter @param {HTMLElement[]} entries @returns {Section} */
  function section(letter, entries) {
    const id = `letter-${letter}`;
    const element = daeyeok.make("section", { className: "initial" });
    element.setAttribute("aria-labelledby", id);
    element.append(daeyeok.make("h2", { id, lang: "en" }, letter), daeyeok.make("ul", { className: "index" }));
    return { element, entries };
  }

  /** @param {HTMLElement} entry */
  const termOf = (entry) => entry.dataset.term ?? "";

  /** @param {Element} entry */
  const rendering = (entry) => daeyeok.get(entry, ".rendering").textContent ?? "";

  /** @param {Element} entry */
  const letterOf = (entry) =>
    rendering(entry)[0]
      .normalize("NFD")[0]
      .toUpperCase()
      .replace(/[^A-Z]/, OTHERS);

  /**
   * The entries under the first letter of their renderings.
   * @param {HTMLElement[]} entries
   */
  function alphabetical(entries) {
    const sorted = [...entries].sort((a, b) => rendering(a).localeCompare(rendering(b), "en"));
    const letters = [...new Set(sorted.map(letterOf))].sort(
      (a, b) => Number(a === OTHERS) - Number(b === OTHERS) || (a < b ? -1 : 1),
    );
    return letters.map((letter) =>
      section(
        letter,
        sorted.filter((entry) => letterOf(entry) === letter),
      ),
    );
  }

  /** @param {Section} section */
  function link({ element }) {
    const { id, lang, textContent } = daeyeok.get(element, "h2");
    return daeyeok.make("a", { href: `#${id}`, lang }, textContent ?? "");
  }

  /** @param {Section[]} sections @param {Section[]} others */
  function arrange(sections, others) {
    for (const { element, entries } of sections) daeyeok.get(element, "ul").append(...entries);
    for (const { element } of others) element.remove();
    daeyeok.get(document, "#main").append(...sections.map(({ element }) => element));
    daeyeok.get(document, ".initials").replaceChildren(...sections.map(link));
  }

  document.addEventListener("DOMContentLoaded", () => {
    const fields = {
      filter: daeyeok.get(document, "#filter", HTMLInputElement),
      kind: daeyeok.get(document, "#kind", HTMLSelectElement),
      edition: daeyeok.get(document, "#edition", HTMLSelectElement),
    };
    const englishFirst = daeyeok.get(document, "[name=order][value=en]", HTMLInputElement);
    const entries = daeyeok.all(document, "[data-term]");
    const korean = daeyeok
      .all(document, ".initial")
      .map((element) => ({ element, entries: daeyeok.all(element, "[data-term]") }));
    /** Made when first asked for. @type {Section[] | undefined} */
    let english;

    /**
     * The ids of the terms that the search box would find, all of them; where its keys cannot be loaded, of those that show what was typed.
     * @param {string} query
     */
    async function matching(query) {
      const { terms = "" } = daeyeok.get(document, ".search").dataset;
      const word = query.normalize("NFC").toLowerCase();
      const shown = () => entries.filter(({ textContent }) => textContent?.toLowerCase().includes(word)).map(termOf);
      return daeyeok.loadScript(terms).then(() => daeyeok.ask(query, Infinity).map(({ id }) => id), shown);
    }

    /** @param {HTMLElement} entry @param {Set<string> | null} ids */
    function isWanted({ dataset: { term = "", kind, editions = "" } }, ids) {
      if (fields.kind.value && fields.kind.value !== kind) return false;
      if (fields.edition.value && !editions.split(" ").includes(fields.edition.value)) return false;
      return !ids || ids.has(term);
    }

    async function filter() {
      const query = fields.filter.value.trim();
      const ids = query ? new Set(await matching(query)) : null;
      if (query !== fields.filter.value.trim()) return; // typed on meanwhile
      for (const entry of entries) entry.hidden = !isWanted(entry, ids);
      for (const initial of daeyeok.all(document, ".initial")) {
        initial.hidden = !initial.querySelector("[data-term]:not([hidden])");
      }
      const isFiltered = query || fields.kind.value || fields.edition.value;
      const shown = entries.filter((entry) => !entry.hidden).length;
      daeyeok.get(document, ".filter output").textContent = isFiltered ? String(shown) : "";
    }

    // ?filter=ai&kind=law&edition=…&order=en
    function publish() {
      const stated = Object.entries(fields).map(([name, field]) => [name, field.value.trim()]);
      daeyeok.setParameters({ order: englishFirst.checked ? "en" : "", ...Object.fromEntries(stated) });
    }

    function update() {
      filter();
      publish();
    }

    function reorder() {
      if (englishFirst.checked) arrange((english ??= alphabetical(entries)), korean);
      else arrange(korean, english ?? []);
      update();
    }

    function recall() {
      const asked = new URLSearchParams(location.search);
      fields.filter.value = asked.get("filter") ?? fields.filter.value;
      for (const field of [fields.kind, fields.edition]) {
        const option = [...field.options].find(({ value }) => value === asked.get(field.id));
        if (option) field.value = option.value;
      }
      if (asked.get("order") === "en") englishFirst.checked = true;
    }

    for (const field of Object.values(fields)) field.addEventListener("input", update);
    for (const order of daeyeok.all(document, "[name=order]")) order.addEventListener("change", reorder);
    recall();
    // as a link says, or the browser kept over a reload
    if (englishFirst.checked || Object.values(fields).some((field) => field.value)) reorder();
  });
}
