// The page that searches the texts: as it is typed, with the query and the edition in its address, terms first, then passages, some at a time.
"use strict";

{
  const SOON = 120; // milliseconds after the last key
  const SOME = 10; // passages shown at once
  const form = daeyeok.get(document, ".fulltext");
  const { pagefind = "", places = "", terms: keys = "", texts = "", glossary = "", library = "" } = form.dataset;
  const [field, within] = [
    daeyeok.get(form, "input", HTMLInputElement),
    daeyeok.get(form, "select", HTMLSelectElement),
  ];
  const [status, unindexed] = [daeyeok.get(form, "[role=status]"), daeyeok.get(form, ".simply")];
  const message = daeyeok.messages(daeyeok.get(form, "template", HTMLTemplateElement));
  const [terms, passages] = [daeyeok.get(document, ".found-terms"), daeyeok.get(document, ".found-passages")];
  const [list, more] = [daeyeok.get(passages, "ol"), daeyeok.get(passages, "button", HTMLButtonElement)];
  const titles = new Map(
    [...within.options].map(({ value, lang, text }) => [value, daeyeok.make("span", { lang }, text)]),
  );
  /** @type {number | undefined} */
  let timer;
  /** @type {Promise<SearchEngine> | undefined} */
  let engine;
  /** @type {Match[]} */
  let matches = [];
  let turn = 0; // of what was asked for; only the last is shown

  /** @param {string} address */
  const absolute = (address) => new URL(address, location.href).href;

  /**
   * The index, and where none can be loaded, from a folder or offline, the texts themselves. What did not come is asked for again.
   * @param {boolean} plainly
   */
  function start(plainly) {
    const canIndex = !plainly && location.protocol !== "file:" && navigator.onLine;
    const addresses = { pagefind: absolute(pagefind), places: absolute(places) };
    const byIndex = canIndex ? daeyeok.pagefindEngine(addresses).catch(() => null) : null;
    const started = Promise.all([byIndex, daeyeok.loadScript(keys)]).then(([best]) => {
      unindexed.hidden = Boolean(best);
      return best ?? daeyeok.plainEngine(texts);
    });
    started.catch(() => {
      engine = undefined;
    });
    return started;
  }

  function publish() {
    const { search } = daeyeok.setParameters({ q: field.value.trim(), in: within.value });
    daeyeok.get(document, ".masthead [rel=alternate]", HTMLAnchorElement).search = search;
  }

  /** @param {string} edition */
  const titleOf = (edition) => titles.get(edition) ?? daeyeok.make("span", {}, edition);
  /** @param {string} edition */
  const matchesIn = (edition) => matches.filter((match) => !edition || match.edition === edition);

  /** @param {string} query */
  function showTerms(query) {
    const answers = query ? daeyeok.ask(query, 3) : [];
    const items = answers.map((answer) => {
      const href = daeyeok.termAddress(answer, glossary);
      return daeyeok.make("li", {}, daeyeok.make("a", { href }, ...daeyeok.termAnswer(answer, message)));
    });
    daeyeok.get(terms, "ul").replaceChildren(...items);
    terms.hidden = !answers.length;
  }

  function showCounts() {
    for (const option of within.options) {
      const count = matches.length ? ` (${matchesIn(option.value).length})` : "";
      option.textContent = titleOf(option.value).textContent + count;
    }
  }

  /** @param {number} mine */
  async function add(mine) {
    const all = matchesIn(within.value);
    const next = all.slice(list.children.length, list.children.length + SOME);
    const results = await Promise.all(next.map(daeyeok.readResult));
    if (mine !== turn) return false;
    list.append(
      ...results.map((result, at) => daeyeok.resultItem(result, titleOf(next[at].edition), message, library)),
    );
    const left = all.length - list.children.length;
    more.hidden = !left;
    more.textContent = message("more", { count: left });
    return true;
  }

  /**
   * Shows the matches, and by which query they were found where that is not the reader's.
   * @param {string} query @param {string} meant @param {number} mine
   */
  async function show(query, meant, mine) {
    const count = matchesIn(within.value).length;
    showCounts();
    list.replaceChildren();
    if (!(await add(mine))) return;
    passages.hidden = !count;
    const counted = query ? message(["nothing", "passage"][count] ?? "passages", { count }) : "";
    status.textContent = meant === query || !count ? counted : `${message("instead", { query, meant })} ${counted}`;
  }

  /**
   * What the texts answer to a query, or, where that is nothing, to what it misspells; and to which of the two.
   * @param {SearchEngine} asked @param {string} query @param {boolean} composing
   * @returns {Promise<[meant: string, matches: Match[]]>}
   */
  async function answering(asked, query, composing) {
    const answers = query ? await daeyeok.searchTexts(asked, query) : [];
    const meant = answers.length || composing || !query ? query : daeyeok.corrected(query);
    return [meant, meant === query ? answers : await daeyeok.searchTexts(asked, meant)];
  }

  /**
   * While a syllable is being put together, what was found stays until there is something else.
   * @param {Promise<SearchEngine>} started @param {string} query @param {number} mine @param {boolean} composing
   */
  async function ask(started, query, mine, composing) {
    const asked = await started;
    if (mine !== turn) return;
    const [meant, newest] = await answering(asked, query, composing);
    if (mine !== turn || (composing && !newest.length)) return;
    matches = newest;
    showTerms(query);
    await show(query, meant, mine);
  }

  // Where the index cannot be read any longer, as when the connection is lost meanwhile, the search goes on without it.
  async function search(composing = false) {
    const [query, mine] = [field.value.trim(), ++turn];
    publish();
    try {
      await ask((engine ??= start(false)), query, mine, composing);
    } catch {
      if (mine === turn) await ask((engine = start(true)), query, mine, composing);
    }
  }

  /** @param {Event} event */
  function searchSoon(event) {
    clearTimeout(timer);
    timer = setTimeout(search, SOON, event instanceof InputEvent && event.isComposing);
  }

  field.addEventListener("input", searchSoon);
  field.addEventListener("compositionend", searchSoon);
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
    if (added) list.children[first]?.querySelector("a")?.focus();
  });

  const asked = new URLSearchParams(location.search);
  field.value = asked.get("q") ?? "";
  within.value = titles.has(asked.get("in") ?? "") ? (asked.get("in") ?? "") : "";
  search();
  if (!field.value) field.focus();
}
