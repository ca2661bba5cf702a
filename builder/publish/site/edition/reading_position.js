// Where in the text the reader is: the current pair, the progress, the place to come back to, and the way from pair to pair.
"use strict";

{
  const pairs = daeyeok.all(document, ".text .pair:not(.front .pair)"); // what is folded is not read
  const edition = location.pathname
    .replace(/\/index\.html$/, "/")
    .split("/")
    .slice(-2)[0];
  const key = `place.${edition}`;
  const bar = daeyeok.get(document, ".masthead");
  const whereabouts = daeyeok.get(bar, ".whereabouts .at");
  /** @type {Set<Element>} */
  const inView = new Set();
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const BAR = 72; // pixels at the top in which a passage that ends there is no longer read: `scroll-padding-top`
  const A_WHILE = 600; // milliseconds in which a page that was asked for comes to rest
  let moved = false;
  /** The pair that a key leads to, until it is in view. @type {Element | undefined} */
  let goal;

  // Below the text, where no pair is in view, the last one is.
  const topmost = () =>
    pairs.find((pair) => inView.has(pair)) ?? pairs.findLast((pair) => pair.getBoundingClientRect().bottom <= BAR);

  // The pair that has the focus, if it is in view or on its way there, else the topmost in view.
  daeyeok.currentPair = () => {
    const focused = daeyeok.closest(document.activeElement, ".text .pair");
    const isCurrent = focused && (inView.has(focused) || focused === goal);
    return isCurrent ? focused : (topmost() ?? pairs[0]);
  };

  daeyeok.holdPosition = () => {
    const pair = daeyeok.currentPair();
    const top = pair?.getBoundingClientRect().top ?? 0;
    return () => {
      if (pair && scrollY > 0) scrollBy({ top: pair.getBoundingClientRect().top - top, behavior: "instant" });
    };
  };

  // Notes come into the margin and typefaces arrive while a page loads, so a place that was right may not stay: it is scrolled to again
  // until it does, unless the reader moves.
  daeyeok.scrollUntilStill = (scroll) => {
    const still = new AbortController();
    const stop = () => still.abort();
    for (const act of ["wheel", "touchstart", "keydown", "mousedown"])
      addEventListener(act, stop, { signal: still.signal, passive: true });
    setTimeout(stop, A_WHILE);
    (function again() {
      if (still.signal.aborted) return;
      scroll();
      requestAnimationFrame(again);
    })();
  };

  // Whoever comes back finds the passage where it was on the screen; measured here and now, since what is in view is reported a little late.
  function storePosition() {
    const pair = pairs.find((one) => one.getBoundingClientRect().bottom > BAR);
    if (!pair) return;
    try {
      history.replaceState({ pair: pair.id, top: pair.getBoundingClientRect().top }, "");
    } catch {
      /* a page without a history */
    }
  }

  function restorePosition() {
    const { pair: id, top = 0 } = history.state ?? {};
    const pair = document.getElementById(id);
    if (!pair || daeyeok.isNewVisit()) return;
    daeyeok.scrollUntilStill(() => scrollBy({ top: pair.getBoundingClientRect().top - top, behavior: "instant" }));
  }

  function showProgress() {
    const pair = topmost();
    if (!pair) return;
    const read = (pairs.indexOf(pair) + 1) / pairs.length;
    const percent = `${Math.round(100 * read)}%`;
    whereabouts.textContent = daeyeok.fillMessage(whereabouts.dataset.message ?? "", {
      number: pair.id.slice(1),
      percent,
    });
    bar.style.setProperty("--read", String(read));
    if (moved) daeyeok.store(key, pair.id); // who only looks in keeps the place of the last visit
  }

  daeyeok.focusPair = (pair) => {
    const number = daeyeok.passageNumber(pair.id);
    pair.ariaLabel = daeyeok.fillMessage(daeyeok.get(document, ".text").dataset.passage ?? "", { number });
    if (pair.matches("div:not([role])")) pair.role = "group"; // anything that is nothing has no name
    pair.tabIndex = -1;
    pair.focus({ preventScroll: true });
  };

  /** @param {number} step */
  function go(step) {
    const current = daeyeok.currentPair();
    const next = pairs[pairs.findIndex((pair) => pair === current) + step];
    if (!next) return;
    goal = inView.has(next) ? undefined : next;
    daeyeok.focusPair(next);
    next.scrollIntoView({ behavior: calm.matches ? "instant" : "smooth" });
  }

  /**
   * An offer to go on where the last visit ended; none to those who were sent to a place or whose browser has brought them back itself.
   * @param {string | null} last
   */
  function offerToContinue(last) {
    if (!last || last === pairs[0]?.id || location.hash || scrollY > 100 || !document.getElementById(last)) return;
    const notice = daeyeok.get(document, ".resume");
    const link = daeyeok.get(notice, "a", HTMLAnchorElement);
    link.href = `#${last}`;
    link.textContent = daeyeok.fillMessage(link.dataset.message ?? "", { number: last.slice(1) });
    notice.hidden = false;
    notice.addEventListener("click", () => {
      notice.hidden = true;
    });
  }

  // Whoever reads on does not want to be asked any longer.
  function hideNotices() {
    for (const notice of daeyeok.all(document, ".notice:is(.resume, .preset)")) notice.hidden = true;
  }

  // The row at the top names the text when its title is out of view.
  function watchTitle() {
    const observer = new IntersectionObserver(([{ isIntersecting }]) => {
      document.documentElement.toggleAttribute("data-reading", !isIntersecting);
    });
    observer.observe(daeyeok.get(document, ".title"));
  }

  function watch() {
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { isIntersecting, target } of entries) inView[isIntersecting ? "add" : "delete"](target);
        if (goal && inView.has(goal)) goal = undefined;
        showProgress();
      },
      { rootMargin: `-${BAR}px 0px 0px` },
    );
    for (const pair of pairs) observer.observe(pair);
  }

  const last = daeyeok.stored(key);
  addEventListener("load", () => {
    restorePosition();
    addEventListener("scrollend", storePosition);
    offerToContinue(last);
    watch();
    watchTitle();
    const move = () => {
      moved = true;
      showProgress();
    };
    addEventListener("scroll", move, { once: true, passive: true });
    const start = scrollY;
    const read = new AbortController();
    const readOn = () => {
      if (Math.abs(scrollY - start) < innerHeight) return;
      hideNotices();
      read.abort();
    };
    addEventListener("scroll", readOn, { passive: true, signal: read.signal });
  });

  // Back from a note to the words that called it: the browser brings back the view, this the focus.
  /** @type {HTMLAnchorElement[]} */
  const trail = [];
  document.addEventListener("click", (event) => {
    const link = daeyeok.closest(event.target, "a[href^='#']");
    if (link instanceof HTMLAnchorElement && !event.defaultPrevented && !event.shiftKey) trail.push(link);
  });
  addEventListener("popstate", () => {
    const from = trail.at(-1);
    if (from && from.hash !== location.hash) trail.pop()?.focus({ preventScroll: true });
  });

  daeyeok.shortcut("j", () => go(1));
  daeyeok.shortcut("k", () => go(-1));
  daeyeok.shortcut("r", () => daeyeok.revealNext());
}
