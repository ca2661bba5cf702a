// Copying: a selection stays in one language and is copied clean; a passage or a range is copied with its citation and permalink.
"use strict";

{
  const root = document.documentElement;
  const template = daeyeok.get(document, "#passage-card", HTMLTemplateElement);
  const say = daeyeok.messages(daeyeok.get(document, "#card-words", HTMLTemplateElement));
  const cite = daeyeok.get(document, ".cite");
  let fragment = ""; // of what is copied: a pair, a provision of a law, or the range that is linked
  let provision = ""; // how the provision is cited
  /** Where it is said that something was copied. */
  let status = daeyeok.get(cite, "[role=status]");

  // --- A selection -------------------------------------------------------------------------------------------------

  /**
   * Makes a mark no link while the mouse is pressed on it: a selection cannot begin on a link, which is dragged instead.
   * @param {HTMLElement} mark
   */
  function suspendLink(mark) {
    const href = mark.getAttribute("href") ?? "";
    mark.removeAttribute("href");
    const resume = () => mark.setAttribute("href", href);
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, resume, { once: true, capture: true });
  }

  document.addEventListener("pointerdown", (event) => {
    const side = daeyeok.closest(event.target, ".text .cells > .ko, .text .cells > .en");
    if (side) root.dataset.selecting = side.lang;
    else delete root.dataset.selecting;
    const mark = daeyeok.closest(event.target, "a.term[href]");
    if (mark && event.pointerType === "mouse" && !event.ctrlKey && !event.metaKey && !event.shiftKey) suspendLink(mark);
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "a") delete root.dataset.selecting;
  });

  /**
   * What is selected as paragraphs, each with its language: the cells it reaches over, else the words within one.
   * @param {Selection} selection
   */
  function paragraphs(selection) {
    const selected = selection.getRangeAt(0).cloneContents();
    const cells = daeyeok.all(selected, ".cells > .ko, .cells > .en, .notes li, .remarks li");
    if (cells.length) return cells.map((cell) => ({ lang: cell.lang || root.lang, text: daeyeok.plainText(cell) }));
    const { anchorNode } = selection;
    const element = anchorNode instanceof Element ? anchorNode : (anchorNode?.parentElement ?? root);
    const side = daeyeok.closest(element, ".cells > .ko, .cells > .en") ?? daeyeok.closest(element, "[lang]");
    return [{ lang: side?.lang ?? "", text: daeyeok.plainText(selected) }];
  }

  /** @param {Selection} selection */
  function isInText(selection) {
    const text = daeyeok.get(document, ".text");
    return (
      text.contains(selection.getRangeAt(0).commonAncestorContainer) &&
      !document.activeElement?.matches("input, textarea")
    );
  }

  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || !isInText(selection)) return;
    const { selecting } = root.dataset;
    const kept = paragraphs(selection).filter(({ lang, text }) => text && (!selecting || lang === selecting));
    const html = daeyeok.make("div", {}, ...kept.map(({ lang, text }) => daeyeok.make("p", { lang }, text)));
    event.clipboardData?.setData("text/plain", kept.map(({ text }) => text).join("\n\n"));
    event.clipboardData?.setData("text/html", html.innerHTML);
    event.preventDefault();
  });

  // --- A passage with its citation ---------------------------------------------------------------------------------

  const address = () => daeyeok.passageAddress(location.href, fragment);

  /** @param {string} form */
  function citation(form) {
    const text = daeyeok.make("div", {}, daeyeok.get(cite, `[data-form="${form}"]`).cloneNode(true));
    const isProse = daeyeok.all(text, "p").length > 0;
    daeyeok.get(text, ".place").textContent = provision && isProse ? `${provision}, ${address()}` : address();
    return (text.textContent ?? "").trim();
  }

  function bothLanguages() {
    const pair = document.getElementById(fragment)?.closest(".pair");
    const sentences = daeyeok.all(pair ?? document, pair ? ".ko .s" : ".ko .s.target");
    /** @param {(HTMLElement | null)[]} side */
    const textOf = (side) => side.flatMap((one) => (one ? daeyeok.plainText(one) : [])).join(" ");
    return [textOf(sentences), textOf(sentences.map(daeyeok.counterpart))];
  }

  /** @param {string} text */
  async function writeClipboard(text) {
    await daeyeok.writeClipboard(text);
    status.textContent = daeyeok.get(template.content, "[role=status]").dataset.message ?? "";
  }

  /** @param {string} form */
  async function copy(form) {
    status.textContent = "";
    if (form === "link") return writeClipboard(address());
    const withText = form === "text" || form === "markdown";
    const cited = citation(withText ? "chicago" : form);
    await writeClipboard(withText ? daeyeok.passageText(form, bothLanguages(), cited, address()) : cited);
  }

  /**
   * Links to each sentence of the passage, and what its own links suggest.
   * @param {HTMLElement} content @param {Element} pair
   */
  function addLinks(content, pair) {
    const links = daeyeok.all(pair, ".ko .s").map(({ id }) => {
      const number = id.slice(1);
      return daeyeok.make("a", { href: `#${id}`, ariaLabel: say("sentence", { number }) }, number);
    });
    daeyeok.get(content, ".links").append(...links.flatMap((link) => [link, " "]));
    const suggestions = daeyeok.all(pair, ".doings a").map((link) => link.cloneNode(true));
    daeyeok.get(content, ".suggest").hidden = !suggestions.length;
    daeyeok.get(content, ".suggest dd").append(...suggestions);
  }

  /** @param {Element} pair */
  function open(pair) {
    const range = document.querySelector(":target") ? "" : location.hash.slice(1);
    const link = daeyeok.get(pair, ".permalink", HTMLAnchorElement);
    const isRange = range && pair.querySelector(".s.target");
    fragment = isRange ? range : link.hash.slice(1);
    provision = (!isRange && link.dataset.cited) || "";
    const content = daeyeok.make("div", {}, template.content.cloneNode(true));
    const label = provision || say("passage", { number: daeyeok.passageNumber(fragment) });
    daeyeok.get(content, ".kind").textContent = label;
    addLinks(content, pair);
    daeyeok.offerVoices(content, pair);
    status = daeyeok.get(content, "[role=status]");
    daeyeok.card.show(link, { label, nodes: [content] }, true);
    daeyeok.card.element.focus({ preventScroll: true });
  }

  document.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    const pair = daeyeok.closest(daeyeok.closest(event.target, ".permalink"), ".pair");
    if (!pair) return;
    event.preventDefault();
    open(pair);
  });
  daeyeok.card.element.addEventListener("click", (event) => {
    const form = daeyeok.closest(event.target, "[data-copy]")?.dataset.copy;
    if (form) copy(form);
  });
  for (const place of daeyeok.all(cite, ".place")) place.textContent = address();
  for (const button of daeyeok.all(cite, "button", HTMLButtonElement)) {
    button.addEventListener("click", async () => {
      fragment = provision = "";
      status = daeyeok.get(cite, "[role=status]");
      await copy(button.value);
    });
  }
  daeyeok.shortcut("c", () => {
    const pair = daeyeok.currentPair();
    if (pair) open(pair);
  });
}
