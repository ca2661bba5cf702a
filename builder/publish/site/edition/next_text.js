// The next text in the order of the library: asked for when the reader comes near the end. Until then, and where it does not come, the link
// leads to this edition's place in the library. The page of a part knows the parts beside it, and asks for nothing.
"use strict";

{
  const NEAR = "800px"; // below the window
  /** @param {HTMLElement} nav */
  function readOnBelow(nav) {
    const link = daeyeok.get(nav, "a", HTMLAnchorElement);

    daeyeok.readOn = ({ href, ko, en }) => {
      const address = new URL(href, location.href);
      if (address.pathname === location.pathname) {
        nav.remove(); // this is the only text
        return;
      }
      link.href = address.href;
      link.replaceChildren(daeyeok.make("span", { lang: "ko" }, ko), " ", daeyeok.make("span", { lang: "en" }, en));
    };

    const observer = new IntersectionObserver(
      ([{ isIntersecting }]) => {
        if (!isIntersecting) return;
        observer.disconnect();
        daeyeok.loadScript(nav.dataset.script ?? "").catch(() => {});
      },
      { rootMargin: `0px 0px ${NEAR}` },
    );
    observer.observe(nav);
  }

  daeyeok.all(document, ".next[data-script]").forEach(readOnBelow);
}
