// The page that searches the texts: as it is typed, with the query and the edition in its address, terms first, then passages, some at a time.
"use strict";

{
  const SOON = 120; // milliseconds after the last key
  const SOME = 10; // passages shown at once
  const form = document.querySelector(".fulltext");
  const [field, within, status] = [
    form.querySelector("input"),
    form.querySelector("select"),
    form.querySelector("[role=status]"),
  ];
  const word = daeyeok.said(form.querySelector("template"));
  const [terms, passages] = [document.querySelector(".found-terms"), document.querySelector(".found-passages")];
  const [list, more] = [passages.querySelector("ol"), passages.querySelector("button")];
  const titles = new Map(
    [...within.options].map((option) => [option.value, daeyeok.part("span", option.textContent, option.lang)]),
  );
  let timer,
    engine,
    source,
    found = []; // what is to be asked, and what the answers found came from
  let turn = 0; // of what was asked for; only the last is shown

  const here = (address) => new URL(address, location.href).href;

  // The index, and where none can be loaded, from a folder or offline, the texts themselves. What did not come is asked for again.
  function begin(plainly) {
    const indexed = !plainly && location.protocol !== "file:" && navigator.onLine;
    const { pagefind, places, terms: keys, texts } = form.dataset;
    const best = indexed
      ? daeyeok.pagefindEngine({ pagefind: here(pagefind), places: here(places) }).catch(() => null)
      : null;
    engine = Promise.all([best, daeyeok.load(keys)]).then(([made]) => {
      form.querySelector(".simply").hidden = Boolean(made);
      return made ?? daeyeok.plainEngine(texts);
    });
    engine.catch(() => {
      engine = undefined;
    });
  }

  function publish() {
    const address = new URL(location.href);
    for (const [name, value] of [
      ["q", field.value.trim()],
      ["in", within.value],
    ]) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    try {
      history.replaceState(history.state, "", address);
    } catch {
      /* a page without a history */
    }
    document.querySelector(".masthead [rel=alternate]").search = address.search;
  }

  const shown = () => found.filter((answer) => !within.value || answer.edition === within.value);

  function showTerms(query) {
    const answers = query ? daeyeok.ask(query, 3) : [];
    terms.querySelector("ul").replaceChildren(
      ...answers.map((answer) => {
        const [made, link] = [document.createElement("li"), document.createElement("a")];
        link.href = daeyeok.entryAddress(answer, form.dataset.glossary);
        link.append(...daeyeok.entry(answer, word));
        made.append(link);
        return made;
      }),
    );
    terms.hidden = !answers.length;
  }

  function count() {
    for (const option of within.options) {
      const number = found.filter((answer) => !option.value || answer.edition === option.value).length;
      option.textContent = titles.get(option.value).textContent + (found.length ? ` (${number})` : "");
    }
  }

  async function add(mine) {
    const all = shown();
    const next = all.slice(list.children.length, list.children.length + SOME);
    const records = await Promise.all(next.map((answer) => daeyeok.read(source, answer)));
    if (mine !== turn) return false;
    list.append(
      ...records.map((record, at) => daeyeok.passage(record, titles.get(next[at].edition), word, form.dataset.library)),
    );
    const left = all.length - list.children.length;
    more.hidden = !left;
    more.textContent = word("more", { count: left });
    return true;
  }

  async function show(query, meant, mine) {
    const number = shown().length;
    count();
    list.replaceChildren();
    if (!(await add(mine))) return;
    passages.hidden = !number;
    const said = query ? word(["nothing", "passage"][number] ?? "passages", { count: number }) : "";
    status.textContent = meant === query || !number ? said : `${word("instead", { query, meant })} ${said}`;
  }

  // What the texts answer to a query, or, where that is nothing, to what it misspells; and to which of the two.
  async function answering(asked, query, composing) {
    const answers = await daeyeok.answers(asked, query);
    const meant = answers.length || composing ? query : daeyeok.corrected(query);
    return [meant, meant === query ? answers : await daeyeok.answers(asked, meant)];
  }

  // While a syllable is being put together, what was found stays until there is something else.
  async function ask(query, mine, composing) {
    const asked = await engine;
    if (mine !== turn) return;
    const [meant, answers] = query ? await answering(asked, query, composing) : [query, []];
    if (mine !== turn || (composing && !answers.length)) return;
    [source, found] = [asked, answers];
    showTerms(query);
    await show(query, meant, mine);
  }

  // Where the index cannot be read any longer, as when the connection is lost meanwhile, the search goes on without it.
  async function search(composing = false) {
    const [query, mine] = [field.value.trim(), ++turn];
    publish();
    if (!engine) begin(false);
    try {
      await ask(query, mine, composing);
    } catch {
      if (mine !== turn) return;
      begin(true);
      await ask(query, mine, composing);
    }
  }

  function soon(event) {
    clearTimeout(timer);
    timer = setTimeout(search, SOON, event.isComposing);
  }

  field.addEventListener("input", soon);
  field.addEventListener("compositionend", soon);
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return; // at the end of a syllable compositionend asks
    clearTimeout(timer);
    search();
  });
  within.addEventListener("change", () => search());
  more.addEventListener("click", async () => {
    const first = list.children.length;
    more.disabled = true;
    const added = await add(turn).catch(() => search());
    more.disabled = false;
    if (added) list.children[first]?.querySelector("a").focus();
  });

  const given = new URLSearchParams(location.search);
  field.value = given.get("q") ?? "";
  within.value = titles.has(given.get("in")) ? given.get("in") : "";
  search();
  if (!field.value) field.focus();
}
