// Where the site is served, a worker keeps it for when there is no connection (offline/worker.js); where it lies in a folder, the folder does.
"use strict";

{
  const worker = new URL(document.currentScript.dataset.worker, location.href);
  const root = new URL("./", worker);
  const again = document.querySelector("a.again");

  // Who only looks in is sent no more than this page and what every page needs; who goes on to a second page, all. A new worker is asked again.
  async function register() {
    const workers = navigator.serviceWorker;
    const wanted = workers.controller && !navigator.connection?.saveData ? "all" : "page";
    const ask = () => workers.controller?.postMessage(wanted);
    workers.addEventListener("controllerchange", ask);
    ask();
    await workers.register(worker);
  }

  // The page that tells of this says so where it stands for another that is not kept, leads back to that, and goes there once there is a connection.
  function leadBack() {
    const page = new URLSearchParams(location.search).get("page");
    const asked = new URL(page ?? "", root);
    if (page === null || !asked.href.startsWith(root.href)) return;
    again.parentElement.hidden = false;
    asked.hash = location.hash;
    again.href = asked;
    addEventListener("online", () => location.replace(asked));
  }

  if (again) leadBack();
  addEventListener("load", () => {
    const served = location.protocol.startsWith("http") && "serviceWorker" in navigator;
    if (served && !daeyeok.preview)
      register().catch(() => {
        /* the site is read online, then */
      });
  });
}
