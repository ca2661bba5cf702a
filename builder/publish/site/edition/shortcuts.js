// Keys for the reader: a single character does what it is bound to, unless the reader has switched that off (WCAG 2.1.4) or is typing.
"use strict";

{
  const actions = new Map();
  const list = document.getElementById("keys");
  const working = list.querySelector("input");
  const TYPING = "input:not([type=radio]), textarea, select, [contenteditable], dialog[open]";

  function kept() {
    try {
      return localStorage.getItem("daeyeok.keys");
    } catch {
      return null;
    }
  }

  // The character, or with a Korean keyboard mode on, the one that the key bears in the other.
  function character(event) {
    if (/^[!-~]$/.test(event.key)) return event.key;
    return /^Key([A-Z])$/.exec(event.code)?.[1].toLowerCase();
  }

  daeyeok.key = (key, action) => actions.set(key, action);
  daeyeok.key("?", () => list.showModal());
  daeyeok.key("/", () => document.querySelector(".search input").focus());

  working.checked = kept() !== "off";
  working.addEventListener("change", () => {
    try {
      localStorage.setItem("daeyeok.keys", working.checked ? "on" : "off");
    } catch {
      /* a browser that keeps nothing */
    }
  });
  document.querySelector(".show-keys").addEventListener("click", () => list.showModal());
  document.addEventListener("keydown", (event) => {
    if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      event.isComposing ||
      !working.checked ||
      event.target.closest?.(TYPING)
    )
      return;
    const action = actions.get(character(event));
    if (!action) return;
    event.preventDefault();
    action();
  });

  // What a key has chosen may be out of sight: say it, for a while.
  const chosen = document.querySelector(".chosen");
  let fading;

  function say(name) {
    const input = document.querySelector(`input[name="${name}"]:checked`);
    if (!input) return; // a text without notes has no choice of them
    const legend = input.closest("fieldset").querySelector("legend").textContent;
    chosen.replaceChildren(`${legend}: `, input.nextElementSibling.cloneNode(true));
    clearTimeout(fading);
    fading = setTimeout(() => chosen.replaceChildren(), 4000);
  }

  for (const [key, name] of [
    ["l", "layout"],
    ["x", "first"],
    ["m", "marks"],
    ["t", "terms"],
    ["n", "notes"],
  ]) {
    daeyeok.key(key, () => {
      daeyeok.next(name);
      say(name);
    });
  }
}
