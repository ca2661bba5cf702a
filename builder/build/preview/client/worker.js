// While `daeyeok serve` runs nothing is kept: a worker that a site once left at this address gives way to this one, which goes.
"use strict";

async function go() {
  const ours = (await caches.keys()).filter((name) => name === `daeyeok ${self.registration.scope}`);
  await Promise.all(ours.map((name) => caches.delete(name)));
  await self.registration.unregister();
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(go()));
