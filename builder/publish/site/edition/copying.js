// Copying: a selection stays in one language and is copied clean; a passage or a range is copied with its citation and permalink.
"use strict";

{
  const root = document.documentElement;
  const NOT_TEXT = ".call, .permalink, .back, .popover, .reveal, .doings, .terms, .gap";
  const panel = document.getElementById("copying");
  const status = panel.querySelector("[role=status]");
  const cite = document.querySelector(".cite");
  let passage = ""; // what the panel copies: a pair, or the range that is linked

  // --- A selection -------------------------------------------------------------------------------------------------

  document.addEventListener("pointerdown", (event) => {
    const side = event.target.closest?.(".text .cells > .ko, .text .cells > .en");
    if (side) root.dataset.selecting = side.lang;
    else delete root.dataset.selecting;
  });
  document.addEventListener("keydown", (event) => {
    if ((event.ctrlKey || event.metaKey) && event.key === "a") delete root.dataset.selecting;
  });

  const plain = (node) => node.textContent.replace(/\s+/g, " ").trim();

  function without(node, selector) {
    for (const element of node.querySelectorAll(selector)) element.remove();
    return node;
  }

  // What is selected as paragraphs, each in its language: the cells it reaches over, else the words within one.
  function paragraphs(selection) {
    const fragment = without(selection.getRangeAt(0).cloneContents(), NOT_TEXT);
    const inside = (node) => (node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    const whole = [...fragment.querySelectorAll(".cells > .ko, .cells > .en, .notes li, .remarks li")];
    if (whole.length) return whole.map((one) => [one.lang || root.lang, plain(one)]);
    return [[inside(selection.anchorNode).closest("[lang]").lang, plain(fragment)]];
  }

  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    if (selection.isCollapsed || !inText(selection)) return;
    const kept = paragraphs(selection).filter(
      ([language, text]) => text && (!root.dataset.selecting || language === root.dataset.selecting),
    );
    const html = document.createElement("div");
    for (const [language, text] of kept) {
      const made = document.createElement("p");
      made.lang = language;
      made.textContent = text;
      html.append(made);
    }
    event.clipboardData.setData("text/plain", kept.map(([, text]) => text).join("\n\n"));
    event.clipboardData.setData("text/html", html.innerHTML);
    event.preventDefault();
  });

  function inText(selection) {
    return (
      document.querySelector(".text").contains(selection.getRangeAt(0).commonAncestorContainer) &&
      !document.activeElement?.matches("input, textarea")
    );
  }

  // --- A passage with its citation ---------------------------------------------------------------------------------

  const address = () => `${location.href.split(/[?#]/)[0]}${passage ? `#${passage}` : ""}`;

  function cited(form) {
    const text = cite.querySelector(`[data-form="${form}"]`).cloneNode(true);
    text.querySelector(".place").textContent = address();
    return text.textContent.trim();
  }

  function sides() {
    const lit = [...document.querySelectorAll(".ko > .s.target")];
    const pair = document.getElementById(passage);
    const sentences = pair ? [...pair.querySelectorAll(".ko > .s")] : lit;
    const said = (all) => all.map((one) => plain(without(one.cloneNode(true), `${NOT_TEXT}, .answer`))).join(" ");
    return [said(sentences), said(sentences.map(daeyeok.counterpart))];
  }

  const quoted = (text) => `> ${text.replace(/([\\`*_[\]<>#])/g, "\\$1")}`;
  const made = {
    text: () => [...sides(), cited("chicago")].join("\n\n"),
    markdown: () => [...sides().map(quoted), cited("chicago").replace(address(), `<${address()}>`)].join("\n\n"),
  };

  // Outside of a secure context, as on a page from a folder, only the older way works.
  async function put(text) {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = document.createElement("textarea");
      field.value = text;
      panel.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    status.textContent = status.dataset.said;
  }

  async function copy(form) {
    status.textContent = "";
    await put((made[form] ?? (() => cited(form)))());
  }

  function open(pair, button) {
    const range = document.querySelector(":target") ? "" : location.hash.slice(1);
    const inRange = range && pair.querySelector(".s.target");
    passage = inRange ? range : pair.id;
    status.textContent = "";
    panel.querySelector("h2 span").textContent = passage.replaceAll("p", "").replace("-", "–");
    panel.showPopover();
    const at = button.getBoundingClientRect();
    panel.style.top = `${Math.max(8, Math.min(at.bottom + 4, innerHeight - panel.offsetHeight - 8))}px`;
    panel.style.left = `${Math.max(8, Math.min(at.left, root.clientWidth - panel.offsetWidth - 8))}px`;
    panel.querySelector("button").focus();
  }

  document.querySelector(".text").addEventListener("click", (event) => {
    const button = event.target.closest("button.copy");
    if (button) open(button.closest(".pair"), button);
  });
  panel.addEventListener("click", (event) => {
    if (event.target.dataset.copy) copy(event.target.dataset.copy);
  });
  for (const place of cite.querySelectorAll(".place")) place.textContent = address();
  for (const button of cite.querySelectorAll("button")) {
    button.addEventListener("click", async () => {
      passage = "";
      await copy(button.value);
      button.textContent = status.dataset.said;
    });
  }
  daeyeok.key("c", () => {
    const pair = daeyeok.current();
    if (pair) open(pair, pair.querySelector("button.copy"));
  });
}
