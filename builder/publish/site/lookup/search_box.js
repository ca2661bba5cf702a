// The search box: a combobox with a listbox, as the ARIA Authoring Practices Guide has it; the focus stays in the field.
// After the terms it offers to search the texts.
"use strict";

{
  const MOST = 200; // characters of a query that are handed on

  function box(form) {
    const [field, list, status] = [
      form.querySelector("input"),
      form.querySelector("ul"),
      form.querySelector("[role=status]"),
    ];
    const word = daeyeok.said(form.querySelector("template"));
    let loaded = false;
    let active = -1;
    let entered = false; // Enter was struck while the last syllable was still being put together

    function load() {
      daeyeok.load(form.dataset.terms).then(
        () => {
          loaded = true;
          show();
        },
        () => {},
      );
    }

    function option(at, href, ...nodes) {
      const made = document.createElement("li");
      made.id = `${list.id}-${at}`;
      made.setAttribute("role", "option");
      made.setAttribute("aria-selected", "false");
      made.dataset.href = href;
      made.append(...nodes);
      return made;
    }

    // The last option; alone, it says that there is no term.
    function inTexts(at, query) {
      const address = new URL(form.dataset.fulltext, location.href);
      address.searchParams.set("q", query.slice(0, MOST));
      return option(at, address.href, at ? "" : `${word("none")} `, word("texts", { query }));
    }

    function choose(at) {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = at;
      const chosen = list.children[at];
      chosen?.setAttribute("aria-selected", "true");
      chosen?.scrollIntoView({ block: "nearest" });
      if (chosen) field.setAttribute("aria-activedescendant", chosen.id);
      else field.removeAttribute("aria-activedescendant");
    }

    function open(yes) {
      list.hidden = !yes;
      field.setAttribute("aria-expanded", String(yes));
      if (!yes) choose(-1);
    }

    function show() {
      if (!loaded) return;
      const asked = field.value.trim();
      const answers = asked ? daeyeok.ask(asked) : [];
      const options = answers.map((answer, at) =>
        option(at, daeyeok.entryAddress(answer, form.dataset.glossary), ...daeyeok.entry(answer, word)),
      );
      list.replaceChildren(...options, ...(asked ? [inTexts(answers.length, asked)] : []));
      open(asked !== "");
      choose(-1);
      status.textContent = asked ? word(["none", "one"][answers.length] ?? "many", { count: answers.length }) : "";
    }

    function go(chosen) {
      if (chosen) location.href = chosen.dataset.href;
    }

    function enter() {
      if (!list.hidden) go(list.children[Math.max(active, 0)]);
      else show();
    }

    const moves = {
      ArrowDown: () => (active + 1 < list.children.length ? active + 1 : -1),
      ArrowUp: () => (active < 0 ? list.children.length - 1 : active - 1),
    };

    field.addEventListener("focus", load);
    field.addEventListener("input", () => {
      if (loaded) show();
      else load();
    });
    field.addEventListener("blur", () => open(false));
    // Enter ends a Korean syllable and means what it says; with other scripts, and in the list of Hanja, it only chooses.
    field.addEventListener("compositionend", ({ data }) => {
      if (entered && /[ㄱ-ㅣ가-힣]$/.test(data)) setTimeout(enter);
      entered = false;
    });
    field.addEventListener("keydown", (event) => {
      if (event.isComposing) {
        entered = event.key === "Enter" || event.code === "Enter" || event.code === "NumpadEnter";
        return;
      }
      if (event.key in moves && list.children.length) {
        event.preventDefault();
        if (list.hidden) open(true);
        choose(moves[event.key]());
      } else if (event.key === "Enter") {
        event.preventDefault();
        enter();
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (list.hidden) field.value = "";
        open(false);
      }
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // the field keeps the focus
    list.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  }

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".search").forEach(box));
}
