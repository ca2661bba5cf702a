// Where the site is served, a worker keeps it for when there is no connection (offline/worker.js); where it is in a folder, the folder does.
"use strict";

{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const worker = new URL(script.dataset.worker ?? "", location.href);
  const root = new URL("./", worker);

  // Who only looks in is sent no more than this page and what every page needs; who goes on to a second page, all. A new worker is asked again.
  async function register() {
    const workers = navigator.serviceWorker;
    const wanted = workers.controller && !navigator.connection?.saveData ? "all" : "page";
    const ask = () => workers.controller?.postMessage(wanted);
    workers.addEventListener("controllerchange", ask);
    ask();
    await workers.register(worker);
  }

  /**
   * The page that explains this says so where it is shown for another that is not kept, leads back to that, and goes there once there is a connection.
   * @param {HTMLAnchorElement} link
   */
  function offerReturn(link) {
    const page = new URLSearchParams(location.search).get("page");
    const wanted = new URL(page ?? "", root);
    if (page === null || !wanted.href.startsWith(root.href)) return;
    daeyeok.get(document, ".missing").hidden = false;
    wanted.hash = location.hash;
    link.href = wanted.href;
    addEventListener("online", () => location.replace(wanted));
  }

  daeyeok.all(document, "a.again", HTMLAnchorElement).forEach(offerReturn);
  addEventListener("load", () => {
    const served = location.protocol.startsWith("http") && "serviceWorker" in navigator;
    if (!served || daeyeok.preview) return;
    register().catch(() => {
      /* the site is read online, then */
    });
  });
}
