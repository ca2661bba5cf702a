// The reader's preferences, put on the page before it is painted, so that nothing flashes or moves: the link's, else the reader's own.
// Every page has it in itself, and allows it by its hash. It comes again before the scripts that need it, in case a host changes the page or
// allows no such script; whichever comes first does the work.
// Every page reads well without any of our scripts.
"use strict";

self.daeyeok ??= /** @type {Daeyeok} */ ({});

{
  const root = document.documentElement;
  // The first value of each is what a page shows by itself.
  const VALUES = {
    theme: ["auto", "light", "sepia", "dark"],
    layout: ["columns", "lines", "ko", "en", "reveal"],
    first: ["ko", "en"],
    marks: ["part", "all", "none"],
    terms: ["folded", "open"],
    notes: ["folded", "open", "hidden"],
    hanja: ["off", "on"],
    readings: ["shown", "hidden"],
    sound: ["off", "on"],
    size: ["normal", "small", "large", "larger"],
    width: ["normal", "narrow", "wide"],
  };
  const names = /** @type {PreferenceName[]} */ (Object.keys(VALUES));

  // A browser may refuse to keep anything.
  daeyeok.stored = (key) => {
    try {
      return localStorage.getItem(`daeyeok.${key}`);
    } catch {
      return null;
    }
  };

  daeyeok.store = (key, value) => {
    try {
      localStorage.setItem(`daeyeok.${key}`, value);
    } catch {
      /* it is forgotten, then */
    }
  };

  daeyeok.isNewVisit = () => {
    const [navigation] = performance.getEntriesByType("navigation");
    return navigation instanceof PerformanceNavigationTiming && navigation.type === "navigate";
  };

  /** @param {PreferenceName} name */
  function own(name) {
    const value = daeyeok.stored(name) ?? "";
    return VALUES[name].includes(value) ? value : VALUES[name][0];
  }

  // Returns those that the link sets otherwise than the reader would.
  function apply() {
    const asked = new URLSearchParams(location.search);
    const preset = new Set(
      names.filter((name) => VALUES[name].includes(asked.get(name) ?? "") && asked.get(name) !== own(name)),
    );
    for (const name of names) root.dataset[name] = preset.has(name) ? (asked.get(name) ?? "") : own(name);
    root.dataset.scripted = "";
    if (location.protocol === "file:" || daeyeok.stored("fonts") === "kept") root.dataset.fonts = "";
    return preset;
  }

  daeyeok.preferences ??= { names, values: VALUES, own, preset: apply() };
}
