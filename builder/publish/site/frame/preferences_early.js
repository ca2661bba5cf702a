// The reader's choices, put on the page before it is painted, so that nothing flashes or moves: the link's, else the reader's own.
// It holds up the paint but not the parser, by `blocking=render`; a browser without that may paint the plain page first. It comes again
// before the scripts that stand on it, in case it was late; the first to come does it.
// Every page reads well without any of our scripts.
"use strict";

self.daeyeok ??= {};

{
  const root = document.documentElement;
  // Each choice and its values; the first is what a page shows by itself.
  const CHOICES = {
    theme: ["auto", "light", "sepia", "dark"],
    layout: ["columns", "lines", "ko", "en", "reveal"],
    first: ["ko", "en"],
    marks: ["all", "part", "none"],
    terms: ["folded", "open"],
    notes: ["shown", "hidden"],
  };

  function own(name) {
    let kept = null;
    try {
      kept = localStorage.getItem(`daeyeok.${name}`);
    } catch {
      /* a browser that keeps nothing */
    }
    return CHOICES[name].includes(kept) ? kept : CHOICES[name][0];
  }

  // Those that the link sets otherwise than the reader would.
  function settle() {
    const asked = new URLSearchParams(location.search);
    const preset = new Set();
    for (const [name, values] of Object.entries(CHOICES)) {
      const [given, mine] = [asked.get(name), own(name)];
      const other = values.includes(given) && given !== mine;
      if (other) preset.add(name);
      root.dataset[name] = other ? given : mine;
    }
    root.dataset.scripted = "";
    return preset;
  }

  daeyeok.settled ??= { CHOICES, own, preset: settle() };
}
