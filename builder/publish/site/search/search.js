// The page that searches the texts: as it is typed, with the query and the edition in its address, terms first, then passages, some at a time.
"use strict";

{
  const SOON = 120; // milliseconds after the last key
  const SOME = 10; // passages shown at once
  const form = daeyeok.get(document, ".fulltext");
  const AT_ONCE = 8; // shards of the texts that are searched unasked, and then each time the reader asks for more
  const { search: data = "", shards = "", terms: keys = "", glossary = "", library = "" } = form.dataset;
  const [field, within] = [
    daeyeok.get(form, "input", HTMLInputElement),
    daeyeok.get(form, "select", HTMLSelectElement),
  ];
  const [status, unindexed] = [daeyeok.get(form, "[role=status]"), daeyeok.get(form, ".simply")];
  const message = daeyeok.messages(daeyeok.get(form, "template", HTMLTemplateElement));
  const [terms, passages] = [daeyeok.get(document, ".found-terms"), daeyeok.get(document, ".found-passages")];
  const [list, more] = [daeyeok.get(passages, "ol"), daeyeok.get(passages, "button", HTMLButtonElement)];
  const further = daeyeok.get(document, ".further");
  const lang = document.documentElement.lang === "ko" ? "ko" : "en";
  const everywhere = within.options[0].text;
  /** @type {SearchEngine["titles"]} */
  let titles = {};
  const asked = new URLSearchParams(location.search);
  let wanted = asked.get("in") ?? ""; // the edition that is searched, all if empty
  /** @type {number | undefined} */
  let timer;
  /** @type {Promise<SearchEngine> | undefined} */
  let engine;
  /** @type {Match[]} */
  let matches = [];
  /** @type {string[]} */
  let named = []; // words of the terms that the query names
  let turn = 0; // of what was asked for; only the last is shown

  /**
   * The folders of the shards, the one with an edition first: a shard is named after its first edition, and they are in order.
   * @param {string} edition
   */
  function ordered(edition) {
    const all = shards.split(" ").filter(Boolean);
    const isUpToIt = (/** @type {string} */ folder) => folder === "./" || folder.slice("from-".length, -1) <= edition;
    const [own] = all.filter(isUpToIt).slice(-1);
    return edition ? [own, ...all.filter((folder) => folder !== own)] : all;
  }

  /**
   * The index, and where none can be loaded, from a folder or offline, the texts themselves. What did not come is asked for again.
   * @param {boolean} plainly
   */
  async function start(plainly) {
    const canIndex = !plainly && location.protocol !== "file:" && navigator.onLine;
    const [address, folders] = [new URL(data, location.href).href, ordered(wanted)];
    /** @param {SearchEngine} started */
    const opened = async (started) => {
      further.hidden = await started.widen(AT_ONCE);
      return started;
    };
    const byIndex = canIndex ? daeyeok.pagefindEngine(address, folders).then(opened) : Promise.reject(new Error());
    const [best] = await Promise.all([byIndex.catch(() => null), daeyeok.loadScript(keys)]);
    unindexed.hidden = Boolean(best);
    return best ?? opened(daeyeok.plainEngine(address, folders));
  }

  /** @param {boolean} plainly */
  function restart(plainly) {
    engine = start(plainly);
    engine.catch(() => {
      engine = undefined;
    });
    return engine;
  }

  function publish() {
    const { search } = daeyeok.setParameters({ q: field.value.trim(), in: wanted });
    daeyeok.get(document, ".masthead [rel=alternate]", HTMLAnchorElement).search = search;
  }

  /** @param {string} edition */
  const titleOf = (edition) => daeyeok.make("span", { lang }, titles[edition]?.[lang] ?? edition);
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

  // The editions that can be chosen are those whose texts are searched.
  function showEditions() {
    const chosen = wanted;
    const options = ["", ...Object.keys(titles)].map((value) => {
      const count = matches.length ? ` (${matchesIn(value).length})` : "";
      return daeyeok.make(
        "option",
        { value, lang: value && lang },
        (value ? titleOf(value).textContent : everywhere) + count,
      );
    });
    within.replaceChildren(...options);
    within.value = chosen in titles ? chosen : "";
  }

  /** @param {number} mine */
  async function add(mine) {
    const all = matchesIn(wanted);
    const next = all.slice(list.children.length, list.children.length + SOME);
    const results = await Promise.all(next.map(daeyeok.readResult));
    if (mine !== turn) return false;
    list.append(
      ...results.map((result, at) => daeyeok.resultItem(result, named, titleOf(next[at].edition), message, library)),
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
    const count = matchesIn(wanted).length;
    showEditions();
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
    titles = asked.titles;
    const [meant, newest] = await answering(asked, query, composing);
    if (mine !== turn || (composing && !newest.length)) return;
    matches = newest;
    named = meant ? daeyeok.wordsOfTerms(meant) : [];
    showTerms(query);
    await show(query, meant, mine);
  }

  // Where the index cannot be read any longer, as when the connection is lost meanwhile, the search goes on without it.
  async function search(composing = false) {
    const [query, mine] = [field.value.trim(), ++turn];
    publish();
    try {
      await ask(engine ?? restart(false), query, mine, composing);
    } catch {
      if (mine === turn) await ask(restart(true), query, mine, composing);
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
  within.addEventListener("change", () => {
    wanted = within.value;
    search();
  });
  daeyeok.get(further, "button").addEventListener("click", async () => {
    further.hidden = true;
    const isWhole = await (await (engine ?? restart(false))).widen(AT_ONCE);
    further.hidden = isWhole;
    search();
  });
  more.addEventListener("click", async () => {
    const first = list.children.length;
    more.disabled = true;
    const added = await add(turn).catch(() => search());
    more.disabled = false;
    if (added) list.children[first]?.querySelector("a")?.focus();
  });

  // Without a query, nothing is loaded before the reader does something.
  const ACTS = ["pointermove", "pointerdown", "keydown"];
  function startAtOnce() {
    for (const act of ACTS) removeEventListener(act, startAtOnce);
    search();
  }

  field.value = asked.get("q") ?? "";
  if (field.value) {
    search();
  } else {
    for (const act of ACTS) addEventListener(act, startAtOnce);
    field.focus();
  }
}
