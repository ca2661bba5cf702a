// The reader's choices as the page goes on: taken from its buttons, remembered, and said in the page's address.
"use strict";

{
  const root = document.documentElement;
  const { CHOICES, own, preset } = daeyeok.settled;

  function remember(name) {
    preset.delete(name);
    try {
      localStorage.setItem(`daeyeok.${name}`, root.dataset[name]);
    } catch {
      /* a browser that keeps nothing */
    }
  }

  const inputs = (name) => document.getElementsByName(name);

  function show(name) {
    const chosen = [...inputs(name)].find((input) => input.value === root.dataset[name]);
    if (chosen && !chosen.checked) chosen.checked = true;
    document.dispatchEvent(new CustomEvent("daeyeok:choice", { detail: name }));
  }

  // The address says what the page shows, so that whoever is sent it sees the same; what a page shows anyway goes without saying.
  function publish() {
    const address = new URL(location.href);
    for (const [name, values] of Object.entries(CHOICES)) {
      const plain = root.dataset[name] === values[0] && !preset.has(name);
      if (plain || !inputs(name).length) address.searchParams.delete(name);
      else address.searchParams.set(name, root.dataset[name]);
    }
    try {
      if (address.href !== location.href) history.replaceState(history.state, "", address);
    } catch {
      /* a page without a history */
    }
    const bar = document.querySelector(".preset");
    bar.hidden = ![...preset].some((name) => inputs(name).length);
  }

  // As if the reader had chosen it.
  function choose(name, value) {
    if (!inputs(name).length) return;
    const hold = daeyeok.hold?.();
    root.dataset[name] = value;
    remember(name);
    show(name);
    publish();
    hold?.();
  }

  function next(name) {
    const values = CHOICES[name];
    choose(name, values[(values.indexOf(root.dataset[name]) + 1) % values.length]);
  }

  function decide(event) {
    const names = [...preset];
    for (const name of names) {
      if (event.target.value === "dismiss") root.dataset[name] = own(name);
      remember(name);
      show(name);
    }
    publish();
  }

  daeyeok.next = next;
  document.addEventListener("DOMContentLoaded", () => {
    for (const name of Object.keys(CHOICES)) {
      for (const input of inputs(name)) input.addEventListener("change", () => choose(name, input.value));
      show(name);
    }
    for (const button of document.querySelectorAll(".preset button")) button.addEventListener("click", decide);
    publish();
  });
}
