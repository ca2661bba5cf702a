// The typefaces that come with the site. A first page is read in the reader's own, and they are fetched when it is all there: so they hold up
// nothing, and nothing that is being read changes. The pages after it have them, and those in a folder at once.
"use strict";

{
  async function keep() {
    await Promise.all([...document.fonts].map((font) => font.load()));
    daeyeok.store("fonts", "kept");
  }

  // The first paint is told even where it is past.
  function whenPainted() {
    new PerformanceObserver((_, observer) => {
      observer.disconnect();
      keep().catch(() => {
        /* the next page tries again */
      });
    }).observe({ type: "paint", buffered: true });
  }

  const has = "fonts" in document.documentElement.dataset;
  if (!has && !navigator.connection?.saveData) addEventListener("load", whenPainted);
}
