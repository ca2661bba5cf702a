// The reader's preferences as the page goes on: taken from its buttons, remembered, and put into the page's address.
"use strict";

{
  const root = document.documentElement;
  const { names, values, own, preset } = daeyeok.preferences;

  /** @param {PreferenceName} name */
  const inputs = (name) => daeyeok.all(document, `input[name="${name}"]`, HTMLInputElement);

  /** @param {PreferenceName} name */
  function remember(name) {
    preset.delete(name);
    daeyeok.store(name, root.dataset[name] ?? "");
  }

  /** @param {PreferenceName} name */
  function show(name) {
    const chosen = inputs(name).find((input) => input.value === root.dataset[name]);
    if (chosen && !chosen.checked) chosen.checked = true;
    document.dispatchEvent(new CustomEvent("daeyeok:preference", { detail: name }));
  }

  /** @param {PreferenceName} name */
  const stated = (name) => inputs(name).length && (root.dataset[name] !== values[name][0] || preset.has(name));

  // The address says what the page shows, so that whoever is sent it sees the same; what a page shows by itself is left out.
  function publish() {
    daeyeok.setParameters(Object.fromEntries(names.map((name) => [name, stated(name) ? root.dataset[name] : ""])));
    daeyeok.get(document, ".preset").hidden = ![...preset].some((name) => inputs(name).length);
  }

  /** @param {PreferenceName} name @param {string} value */
  function choose(name, value) {
    if (!inputs(name).length) return;
    const holdPosition = daeyeok.holdPosition?.();
    root.dataset[name] = value;
    remember(name);
    show(name);
    publish();
    holdPosition?.();
  }

  daeyeok.nextPreference = (name) => {
    const at = values[name].indexOf(root.dataset[name] ?? "");
    choose(name, values[name][(at + 1) % values[name].length]);
  };

  /** @param {HTMLButtonElement} button */
  function keepOrDismiss(button) {
    const holdPosition = daeyeok.holdPosition?.();
    for (const name of [...preset]) {
      if (button.value === "dismiss") root.dataset[name] = own(name);
      remember(name);
      show(name);
    }
    publish();
    holdPosition?.();
  }

  document.addEventListener("DOMContentLoaded", () => {
    for (const name of names) {
      for (const input of inputs(name)) input.addEventListener("change", () => choose(name, input.value));
      show(name);
    }
    for (const button of daeyeok.all(document, ".preset button", HTMLButtonElement)) {
      button.addEventListener("click", () => keepOrDismiss(button));
    }
    publish();
  });
}
