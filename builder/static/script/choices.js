// The reader's choices: remembered, and put on the page before it is painted, so that nothing flashes or moves.
// Every page reads well without any of our scripts.
"use strict";

self.daeyeok = {};

{
  const root = document.documentElement;
  const CHOICES = ["theme", "view", "notes"];

  function recall(name) {
    try { return localStorage.getItem(`daeyeok.${name}`); } catch { return null; }
  }

  function keep(name, value) {
    try { localStorage.setItem(`daeyeok.${name}`, value); } catch { /* a browser that keeps nothing */ }
  }

  root.dataset.scripted = "";
  for (const name of CHOICES) {
    const value = recall(name);
    if (value) root.dataset[name] = value;
  }

  function settle() {
    for (const name of CHOICES) {
      for (const input of document.getElementsByName(name)) {
        if (root.dataset[name]) input.checked = input.value === root.dataset[name];
        input.addEventListener("change", () => {
          root.dataset[name] = input.value;
          keep(name, input.value);
        });
      }
    }
  }

  document.addEventListener("DOMContentLoaded", settle);
}
