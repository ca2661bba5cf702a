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

  // WebKit takes a face that is late for none, and sets its text in that of the other weight: rather all in the reader's own, then.
  function giveUpOnFault() {
    if ([...document.fonts].some(({ status }) => status === "error")) delete document.documentElement.dataset.fonts;
  }

  const has = "fonts" in document.documentElement.dataset;
  if (has) {
    for (const event of ["loadingdone", "loadingerror"]) document.fonts.addEventListener(event, giveUpOnFault);
    document.fonts.ready.then(giveUpOnFault);
  }
  if (!has && !navigator.connection?.saveData) addEventListener("load", whenPainted);
}
