// Where in the text the reader is: the current pair, how far it is, the place to come back to, and the way from pair to pair.
"use strict";

{
  const pairs = [...document.querySelectorAll(".text .pair")];
  const edition = location.pathname
    .replace(/\/index\.html$/, "/")
    .split("/")
    .at(-2);
  const bar = document.querySelector(".whereabouts");
  const seen = new Set(); // the pairs in view
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const BAR = 100; // pixels at the top in which a passage that ends there is no longer read
  const A_WHILE = 600; // milliseconds in which a page that was asked for comes to rest
  let moved = false;
  let goal; // the pair that a key leads to, until it is in view

  const topmost = () => pairs.find((pair) => seen.has(pair));

  // The pair that reading is at: the one that has the focus, if it is in view or on its way there, else the topmost in view.
  function current() {
    const focused = document.activeElement?.closest(".text .pair");
    return (seen.has(focused) || focused === goal ? focused : null) ?? topmost() ?? pairs[0];
  }

  // Keep the current pair where it is on the screen while the page changes its shape: call this before, and what it gives back after.
  function hold() {
    const pair = current();
    const top = pair?.getBoundingClientRect().top;
    return () => {
      if (pair && scrollY > 0) scrollBy({ top: pair.getBoundingClientRect().top - top, behavior: "instant" });
    };
  }

  // What is far from the window has a guessed height until it comes near, so a place that was right may not stay: go there again until it
  // does, unless the reader moves.
  function settle(go) {
    const still = new AbortController();
    for (const act of ["wheel", "touchstart", "keydown", "mousedown"])
      addEventListener(act, () => still.abort(), { signal: still.signal, passive: true });
    setTimeout(() => still.abort(), A_WHILE);
    (function again() {
      if (still.signal.aborted) return;
      go();
      requestAnimationFrame(again);
    })();
  }

  // Whether the page was asked for anew, and is not one that the browser brings back.
  const fresh = () => performance.getEntriesByType("navigation")[0]?.type === "navigate";

  // Whoever comes back finds the passage where it was on the screen; measured here and now, since what is in view is told a little late.
  function keep() {
    const pair = pairs.find((one) => one.getBoundingClientRect().bottom > BAR);
    if (!pair) return;
    try {
      history.replaceState({ pair: pair.id, top: pair.getBoundingClientRect().top }, "");
    } catch {
      /* a page without a history */
    }
  }

  function restore() {
    const pair = document.getElementById(history.state?.pair);
    if (pair && !fresh())
      settle(() => scrollBy({ top: pair.getBoundingClientRect().top - history.state.top, behavior: "instant" }));
  }

  function tell() {
    const at = pairs.indexOf(topmost());
    if (at < 0) return;
    const read = (at + 1) / pairs.length;
    const percent = new Intl.NumberFormat(document.documentElement.lang, { style: "percent" }).format(read);
    bar.textContent = daeyeok.filled(bar.dataset.said, { number: pairs[at].id.slice(1), percent });
    bar.parentElement.style.setProperty("--read", read);
    if (!moved) return; // who only looks in keeps the place of the last visit
    try {
      localStorage.setItem(`daeyeok.place.${edition}`, pairs[at].id);
    } catch {
      /* a browser that keeps nothing */
    }
  }

  function go(step) {
    const next = pairs[pairs.indexOf(current()) + step];
    if (!next) return;
    goal = next;
    next.tabIndex = -1;
    next.focus({ preventScroll: true });
    next.scrollIntoView({ behavior: calm.matches ? "instant" : "smooth" });
  }

  // An offer to go on where the last visit ended; none to those who were sent to a place or whose browser has brought them back itself.
  function offer(place) {
    const box = document.querySelector(".resume");
    if (!place || place === pairs[0]?.id || location.hash || scrollY > 100 || !document.getElementById(place)) return;
    const link = box.querySelector("a");
    link.href = `#${place}`;
    link.textContent = daeyeok.filled(link.dataset.said, { number: place.slice(1) });
    box.hidden = false;
    box.addEventListener("click", () => {
      box.hidden = true;
    });
  }

  let last = null;
  try {
    last = localStorage.getItem(`daeyeok.place.${edition}`);
  } catch {
    /* likewise */
  }
  addEventListener("load", () => {
    restore();
    addEventListener("scrollend", keep);
    offer(last);
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) seen[isIntersecting ? "add" : "delete"](target);
        if (seen.has(goal)) goal = undefined;
        tell();
      },
      { rootMargin: `-${BAR}px 0px 0px` },
    );
    for (const pair of pairs) watch.observe(pair);
    addEventListener(
      "scroll",
      () => {
        moved = true;
        tell();
      },
      { once: true, passive: true },
    );
  });

  // Back from a note to the words that called it: the browser brings back the view, this the focus.
  const trail = [];
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    if (link && !event.defaultPrevented && !event.shiftKey) trail.push(link);
  });
  addEventListener("popstate", () => {
    const from = trail.at(-1);
    if (from && from.hash !== location.hash) trail.pop().focus({ preventScroll: true });
  });

  Object.assign(daeyeok, { current, hold, fresh, settle });
  daeyeok.key("j", () => go(1));
  daeyeok.key("k", () => go(-1));
  daeyeok.key("r", () => daeyeok.reveal());
}
