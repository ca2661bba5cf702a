// Keyboard shortcuts: a single character does what it is bound to, unless the reader has switched that off (WCAG 2.1.4) or is typing.
"use strict";

{
  /** @type {Map<string, () => void>} */
  const actions = new Map();
  const dialog = daeyeok.get(document, "#keys", HTMLDialogElement);
  const enabled = daeyeok.get(dialog, "input", HTMLInputElement);
  const TYPING = "input:not([type=radio]), textarea, select, [contenteditable], dialog[open]";

  /**
   * The character, or with a Korean keyboard mode on, that of the same key in the other.
   * @param {KeyboardEvent} event
   */
  function character({ key, code }) {
    return /^[!-~]$/.test(key) ? key : (/^Key([A-Z])$/.exec(code)?.[1].toLowerCase() ?? "");
  }

  daeyeok.shortcut = (key, action) => actions.set(key, action);
  daeyeok.shortcut("?", () => dialog.showModal());
  daeyeok.shortcut("/", () => daeyeok.get(document, ".search input").focus());

  enabled.checked = daeyeok.stored("keys") !== "off";
  enabled.addEventListener("change", () => daeyeok.store("keys", enabled.checked ? "on" : "off"));
  daeyeok.get(document, ".show-keys").addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", (event) => {
    const modified = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
    if (modified || !enabled.checked || daeyeok.closest(event.target, TYPING)) return;
    const action = actions.get(character(event));
    if (!action) return;
    event.preventDefault();
    action();
  });

  // What a key has chosen may be out of sight: it is announced, for a while.
  const status = daeyeok.get(document, ".chosen");
  /** @type {number | undefined} */
  let fading;

  /** @param {PreferenceName} name */
  function announce(name) {
    const label = document.querySelector(`input[name="${name}"]:checked + *`);
    if (!label) return;
    const legend = label.closest(".choice")?.querySelector(".legend")?.textContent ?? "";
    status.replaceChildren(`${legend}: `, label.cloneNode(true));
    clearTimeout(fading);
    fading = setTimeout(() => status.replaceChildren(), 4000);
  }

  const bound = /** @type {const} */ ({ l: "layout", x: "first", m: "marks", t: "terms", n: "notes" });
  for (const [key, name] of Object.entries(bound)) {
    if (!document.querySelector(`input[name="${name}"]`)) continue; // a text without notes
    daeyeok.shortcut(key, () => {
      daeyeok.nextPreference(name);
      announce(name);
    });
  }
}
