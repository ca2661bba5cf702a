// The glossary's index: filtered by word, kind and edition, and in the order of either alphabet. Without it the page is the whole list.
"use strict";

{
  const byId = (id) => document.getElementById(id);

  function section(letter, entries) {
    const made = document.createElement("section");
    const [head, list] = [document.createElement("h2"), document.createElement("ul")];
    made.className = "initial";
    head.id = `letter-${letter}`;
    head.lang = "en";
    head.textContent = letter;
    list.className = "index";
    made.setAttribute("aria-labelledby", head.id);
    made.append(head, list);
    return { element: made, list, entries };
  }

  // The entries under the first letter of their renderings; what begins with none stands under the last.
  function alphabetical(entries) {
    const rendering = (entry) => entry.querySelector(".rendering").textContent;
    const letter = (entry) =>
      rendering(entry)[0]
        .normalize("NFD")[0]
        .toUpperCase()
        .replace(/[^A-Z]/, "0–9");
    const groups = new Map();
    for (const entry of [...entries].sort((a, b) => rendering(a).localeCompare(rendering(b), "en"))) {
      groups.set(letter(entry), [...(groups.get(letter(entry)) ?? []), entry]);
    }
    const letters = [...groups.keys()].sort((a, b) => (a === "0–9") - (b === "0–9") || (a < b ? -1 : 1));
    return letters.map((one) => section(one, groups.get(one)));
  }

  function links(sections) {
    return sections.map(({ element }) => {
      const [head, link] = [element.querySelector("h2"), document.createElement("a")];
      link.href = `#${head.id}`;
      link.lang = head.lang;
      link.textContent = head.textContent;
      return link;
    });
  }

  function arrange(sections, others) {
    for (const { list, entries } of sections) list.append(...entries);
    for (const { element } of others) element.remove();
    byId("main").append(...sections.map(({ element }) => element));
    document.querySelector(".initials").replaceChildren(...links(sections));
  }

  // What the list shows is in the page's address too, to be sent on: ?filter=ai&kind=law&edition=…&order=en.
  const FIELDS = ["filter", "kind", "edition"];

  function publish(english) {
    const address = new URL(location.href);
    const said = { order: english ? "en" : "", ...Object.fromEntries(FIELDS.map((id) => [id, byId(id).value.trim()])) };
    for (const [name, value] of Object.entries(said)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    try {
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    } catch {
      /* a page without a history */
    }
  }

  function recall(englishFirst) {
    const asked = new URLSearchParams(location.search);
    for (const id of FIELDS) {
      const value = asked.get(id) ?? "";
      const known = id === "filter" || [...byId(id).options].some((option) => option.value === value);
      if (asked.has(id) && known) byId(id).value = value;
    }
    if (asked.get("order") === "en") englishFirst.checked = true;
  }

  // The ids of the terms that the search box would find, all of them; where its keys cannot be loaded, of those that show what was typed.
  async function matching(query, entries) {
    const found = await daeyeok.load(document.querySelector(".search").dataset.terms).then(
      () => daeyeok.ask(query, Infinity),
      () => null,
    );
    const word = query.normalize("NFC").toLowerCase();
    const shown = () =>
      entries.filter((entry) => entry.textContent.toLowerCase().includes(word)).map((entry) => entry.dataset.term);
    return new Set(found?.map(({ id }) => id) ?? shown());
  }

  async function filter(entries) {
    const query = byId("filter").value.trim();
    const ids = query && (await matching(query, entries));
    if (query !== byId("filter").value.trim()) return; // typed on meanwhile
    const [kind, edition] = [byId("kind").value, byId("edition").value];
    for (const entry of entries) {
      const { term, kind: own, editions } = entry.dataset;
      entry.hidden =
        (kind && kind !== own) || (edition && !editions.split(" ").includes(edition)) || (ids && !ids.has(term));
    }
    for (const one of document.querySelectorAll(".initial"))
      one.hidden = !one.querySelector("[data-term]:not([hidden])");
    const chosen = query || kind || edition;
    document.querySelector(".filter output").textContent = chosen
      ? entries.filter((entry) => !entry.hidden).length
      : "";
  }

  document.addEventListener("DOMContentLoaded", () => {
    const entries = [...document.querySelectorAll("[data-term]")];
    const korean = [...document.querySelectorAll(".initial")].map((element) => {
      const list = element.querySelector("ul");
      return { element, list, entries: [...list.children] };
    });
    const english = alphabetical(entries);
    const [koreanFirst, englishFirst] = document.getElementsByName("order");
    for (const id of FIELDS)
      byId(id).addEventListener("input", () => {
        filter(entries);
        publish(englishFirst.checked);
      });
    const settle = () => {
      arrange(...(englishFirst.checked ? [english, korean] : [korean, english]));
      filter(entries);
      publish(englishFirst.checked);
    };
    koreanFirst.addEventListener("change", settle);
    englishFirst.addEventListener("change", settle);
    recall(englishFirst);
    if (englishFirst.checked || FIELDS.some((id) => byId(id).value)) settle(); // as a link says, or the browser kept over a reload
  });
}
