// While `daeyeok serve` runs: the page is loaded anew when it has changed, at the same place, and shows what is wrong with its text.
"use strict";

{
  daeyeok.preview = true; // so that no worker keeps what is still being written

  /** @typedef {{ sentence: string, language: string, start: number, end: number }} Word from a code point of a sentence to before another */
  /** @typedef {{ code: string, text: string, place: string, pair: string | null, word: Word | null }} Finding */
  const KEY = "daeyeok.serving.place";
  const path = location.pathname;
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const digest = new URL(script.src).search.slice(1); // of the page as it was served

  // The pair at the top of the view and how far it is from there, to be put there again.
  function storePosition() {
    const pairs = [...document.querySelectorAll(".text .pair")];
    const pair = pairs.find((one) => one.getBoundingClientRect().bottom > 80);
    const open = [...document.querySelectorAll(".pair:has(details[open])")].map(({ id }) => id);
    const position = { path, id: pair?.id, top: pair?.getBoundingClientRect().top, y: scrollY, open };
    sessionStorage.setItem(KEY, JSON.stringify(position));
  }

  function restorePosition() {
    const position = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    sessionStorage.removeItem(KEY);
    if (position.path !== path) return;
    for (const id of position.open) document.getElementById(id)?.querySelector("details")?.setAttribute("open", "");
    const pair = position.id && document.getElementById(position.id);
    scrollTo({
      top: pair ? scrollY + pair.getBoundingClientRect().top - position.top : position.y,
      behavior: "instant",
    });
  }

  /** @param {Finding} finding */
  function alertOf({ code, text, place }) {
    const element = document.createElement("span"); // it may be put into a sentence
    const [name, where] = [document.createElement("b"), document.createElement("code")];
    element.className = "finding";
    element.role = "alert";
    element.lang = document.documentElement.lang;
    name.textContent = code;
    where.textContent = place;
    element.append(name, ` ${text} `, where);
    return element;
  }

  /** @param {Word | null} word */
  function sentenceOf(word) {
    if (!word) return null;
    const { sentence, language } = word;
    return language === "ko" ? document.getElementById(sentence) : document.querySelector(`[data-of="${sentence}"]`);
  }

  /**
   * The part of a sentence from a code point to before another; references to notes are not part of it.
   * @param {Element} sentence @param {Word} word
   */
  function rangeOf(sentence, { start, end }) {
    const range = new Range();
    const walker = document.createTreeWalker(sentence, NodeFilter.SHOW_TEXT, (node) =>
      node.parentElement?.closest(".call, .finding") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
    );
    let before = 0;
    while (walker.nextNode()) {
      const node = /** @type {Text} */ (walker.currentNode);
      const characters = [...node.data];
      /** @param {number} at */
      const offset = (at) => characters.slice(0, at - before).join("").length;
      const after = before + characters.length;
      if (before <= start && start < after) range.setStart(node, offset(start));
      if (before < end && end <= after) range.setEnd(node, offset(end));
      before = after;
    }
    return range;
  }

  /** @param {Finding[]} findings */
  function show(findings) {
    for (const old of document.querySelectorAll(".finding")) old.remove();
    const marked = [];
    for (const finding of [...findings].reverse()) {
      const sentence = sentenceOf(finding.word);
      if (sentence && finding.word) {
        marked.push(rangeOf(sentence, finding.word));
        (sentence.querySelector(":scope > :is(td, th):last-child") ?? sentence).append(alertOf(finding));
      } else {
        const pair = document.getElementById(finding.pair ?? "");
        (pair ?? document.getElementById("main"))?.prepend(alertOf(finding));
      }
    }
    CSS.highlights?.set("finding", new Highlight(...marked));
  }

  async function refresh() {
    if (document.hidden) return; // it is refreshed once it is seen
    const page = await (await fetch(`/-/page?path=${encodeURIComponent(path)}`)).json();
    if (page.digest === digest) show(page.findings);
    else {
      storePosition();
      location.reload();
    }
  }

  history.scrollRestoration = sessionStorage.getItem(KEY) ? "manual" : "auto";
  addEventListener("load", restorePosition);
  addEventListener("visibilitychange", refresh);

  // A browser opens six connections to a host and no more: of all its pages one listens, until it goes, and tells the others.
  const others = new BroadcastChannel("daeyeok.serving");
  others.addEventListener("message", refresh);
  navigator.locks.request(
    "daeyeok.serving",
    () =>
      new Promise(() => {
        new EventSource("/-/events").addEventListener("message", () => {
          others.postMessage("");
          refresh();
        });
      }),
  );
  refresh();
}
