// While `daeyeok serve` runs nothing is kept: a worker that a site once left at this address gives way to this one, which retires.
"use strict";

{
  const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {any} */ (self));

  async function retire() {
    const own = (await caches.keys()).filter((name) => name === `daeyeok ${worker.registration.scope}`);
    await Promise.all(own.map((name) => caches.delete(name)));
    await worker.registration.unregister();
  }

  worker.addEventListener("install", () => worker.skipWaiting());
  worker.addEventListener("activate", (event) => event.waitUntil(retire()));
}
