// The search box: a combobox with a listbox, as the ARIA Authoring Practices Guide has it; the focus stays in the field.
// After the terms it offers to search the texts, also for what a query seems to misspell.
"use strict";

{
  const MOST = 200; // characters of a query that are handed on

  /** @param {HTMLElement} form */
  function searchBox(form) {
    const { terms = "", glossary = "", fulltext = "" } = form.dataset;
    const field = daeyeok.get(form, "input", HTMLInputElement);
    const [list, status] = [daeyeok.get(form, "ul"), daeyeok.get(form, "[role=status]")];
    const message = daeyeok.messages(daeyeok.get(form, "template", HTMLTemplateElement));
    let loaded = false;
    let active = -1;
    let isEntered = false; // Enter was struck while the last syllable was still being put together

    const options = () => daeyeok.all(list, "[role=option]");

    function load() {
      daeyeok.loadScript(terms).then(
        () => {
          loaded = true;
          show();
        },
        () => {},
      );
    }

    /** @param {number} at @param {string} href @param {(Node | string)[]} nodes */
    function option(at, href, ...nodes) {
      const item = daeyeok.make("li", { id: `${list.id}-${at}`, role: "option", ariaSelected: "false" }, ...nodes);
      item.dataset.href = href;
      return item;
    }

    /**
     * One of the last options; alone, it says that there is no term.
     * @param {number} at @param {string} query
     */
    function textSearchOption(at, query) {
      const address = new URL(fulltext, location.href);
      address.searchParams.set("q", query.slice(0, MOST));
      const item = option(at, address.href, at ? "" : `${message("none")} `, message("texts", { query }));
      item.className = "texts";
      return item;
    }

    /**
     * The searches of the texts to be offered: for what was typed, and first for what it misspells, if there is such.
     * @param {string} query
     */
    function textQueries(query) {
      const meant = daeyeok.corrected(query);
      return meant === query ? [query] : [meant, query];
    }

    /** @param {number} at */
    function choose(at) {
      options()[active]?.setAttribute("aria-selected", "false");
      active = at;
      const chosen = options()[at];
      chosen?.setAttribute("aria-selected", "true");
      chosen?.scrollIntoView({ block: "nearest" });
      if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
      else field.removeAttribute("aria-activedescendant");
    }

    /** @param {boolean} isOpen */
    function open(isOpen) {
      list.hidden = !isOpen;
      field.setAttribute("aria-expanded", String(isOpen));
      if (!isOpen) choose(-1);
    }

    function show() {
      if (!loaded) return;
      const query = field.value.trim();
      const answers = query ? daeyeok.ask(query) : [];
      const items = answers.map((answer, at) =>
        option(at, daeyeok.termAddress(answer, glossary), ...daeyeok.termAnswer(answer, message)),
      );
      const queries = query ? textQueries(query) : [];
      list.replaceChildren(...items, ...queries.map((one, at) => textSearchOption(answers.length + at, one)));
      open(query !== "");
      choose(-1);
      status.textContent = query ? message(["none", "one"][answers.length] ?? "many", { count: answers.length }) : "";
    }

    /** @param {Element | null | undefined} chosen */
    function go(chosen) {
      if (chosen instanceof HTMLElement) location.href = chosen.dataset.href ?? "";
    }

    /** @param {number} step */
    function move(step) {
      const count = options().length;
      if (list.hidden) open(true);
      // The place before the first option, and after the last, is the field.
      choose(((active + 1 + step + count + 1) % (count + 1)) - 1);
    }

    function enter() {
      if (list.hidden) show();
      else go(options()[Math.max(active, 0)]);
    }

    function escape() {
      if (list.hidden) field.value = "";
      open(false);
    }

    /** @type {Record<string, () => void>} */
    const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: enter, Escape: escape };

    field.addEventListener("focus", load);
    field.addEventListener("input", () => (loaded ? show() : load()));
    field.addEventListener("blur", () => open(false));
    // Enter ends a Korean syllable and means what it says; with other scripts, and in the list of Hanja, it only chooses.
    field.addEventListener("compositionend", ({ data }) => {
      if (isEntered && /[ㄱ-ㅣ가-힣]$/.test(data)) setTimeout(enter);
      isEntered = false;
    });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) isEntered = [event.key, event.code].includes("Enter") || event.code === "NumpadEnter";
      if (event.isComposing || !(event.key in keys) || (event.key.startsWith("Arrow") && !options().length)) return;
      event.preventDefault();
      keys[event.key]();
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", (event) => go(daeyeok.closest(event.target, "[role=option]")));
  }

  document.addEventListener("DOMContentLoaded", () => daeyeok.all(document, ".search").forEach(searchBox));
}
