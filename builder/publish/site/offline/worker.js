// Keeps the site on the reader's device, and gives out what is kept only where the server does not answer.
// At the head of the built file is `self.build`: `files`, the files worth keeping, each with the beginning of its SHA-256 in hexadecimal,
// and `core`, how many of them, from the first, no reader can do without.
"use strict";

{
  const worker = /** @type {ServiceWorkerGlobalScope & { build: { files: Record<string, string>, core: number } }} */ (
    /** @type {any} */ (self)
  );
  const { files, core } = worker.build;
  const names = Object.keys(files);
  const root = worker.registration.scope;
  const CACHE = `daeyeok ${root}`; // an origin may have several sites
  const PATIENCE = 3000; // milliseconds that a server has to answer where the file is kept
  const AT_ONCE = 6;

  // --- What is kept ---------------------------------------------------------------------------------------------------
  // A file is kept under its name and its digest, so that those of two builds can be there together, and only if it has that digest: what is
  // kept is what this build made, to the byte, whatever the server or a cache on the way gave out meanwhile.

  /** @param {string} url */
  const nameOf = (url) =>
    decodeURIComponent(new URL(url).pathname.slice(new URL(root).pathname.length)).replace(/(^|\/)$/, "$1index.html");
  /** @param {string} name */
  const keyOf = (name) => new URL(`${name}?${files[name]}`, root).href;
  /** @param {string} name */
  const kept = (name) => caches.match(keyOf(name), { cacheName: CACHE });
  const keysKept = async () => (await (await caches.open(CACHE)).keys()).map(({ url }) => url);

  /** @param {string} name @param {ArrayBuffer} bytes */
  async function isOfThisBuild(name, bytes) {
    if (!Object.hasOwn(files, name)) return false;
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0"))
      .join("")
      .startsWith(files[name]);
  }

  /** @param {string} name @param {Response} response */
  async function keep(name, response) {
    if (response.status !== 200 || response.type !== "basic") return false;
    const bytes = await response.arrayBuffer();
    if (!(await isOfThisBuild(name, bytes))) return false;
    const headers = { "Content-Type": response.headers.get("Content-Type") ?? "application/octet-stream" };
    await (await caches.open(CACHE)).put(keyOf(name), new Response(bytes, { headers }));
    return true;
  }

  /** @param {string} name */
  async function fetchAndKeep(name) {
    const response = await fetch(new URL(name, root), { cache: "no-cache" });
    if (!(await keep(name, response))) throw new Error(`${name} is not of this build`);
  }

  /**
   * Fetches those of the files that are not kept yet, until no more come; raises nothing, and gives whether all are kept then.
   * @param {string[]} wanted
   */
  async function keepAll(wanted) {
    const keys = new Set(await keysKept());
    const missing = wanted.filter((name) => !keys.has(keyOf(name)));
    let failed = 0;
    for (let at = 0; at < missing.length; at += AT_ONCE) {
      const outcomes = await Promise.allSettled(missing.slice(at, at + AT_ONCE).map(fetchAndKeep));
      const lost = outcomes.filter(({ status }) => status === "rejected").length;
      failed += lost;
      if (lost === outcomes.length) return false;
    }
    return !failed;
  }

  // --- A new build ----------------------------------------------------------------------------------------------------

  // With what the reader cannot do without comes the new state of whatever else the reader had.
  async function install() {
    const before = new Set((await keysKept()).map(nameOf));
    if (!(await keepAll(names.slice(0, core)))) throw new Error("the site is not there as a whole");
    await keepAll(names.slice(core).filter((name) => before.has(name)));
    await worker.skipWaiting();
  }

  async function activate() {
    const current = new Set(names.map(keyOf));
    const cache = await caches.open(CACHE);
    for (const url of await keysKept()) if (!current.has(url)) await cache.delete(url);
    await worker.clients.claim();
  }

  worker.addEventListener("install", (event) => event.waitUntil(install()));
  worker.addEventListener("activate", (event) => event.waitUntil(activate()));

  // A page asks for what its reader should have: that page, or all that have the same interface, editions first, and what the search of the
  // texts needs; one request after the other.
  /** @type {Promise<unknown>} */
  let keeping = Promise.resolve();
  worker.addEventListener("message", (event) => {
    const page = nameOf(/** @type {WindowClient} */ (event.source).url);
    const isKorean = page.startsWith("ko/");
    const sameInterface = names.filter((name) => !name.endsWith(".html") || name.startsWith("ko/") === isKorean);
    const wanted = event.data === "all" ? sameInterface : names.filter((name) => name === page);
    keeping = keeping
      .then(() => keepAll(wanted))
      .catch(() => {
        /* no more is kept now; the next page asks again */
      });
    event.waitUntil(keeping);
  });

  // --- What is asked for ----------------------------------------------------------------------------------------------

  /** @param {Response} value @returns {Promise<Response>} */
  const afterPatience = (value) => new Promise((resolve) => setTimeout(resolve, PATIENCE, value));

  /** @param {Request} request @param {string} name */
  function redirectOffline(request, name) {
    const page = name.startsWith("ko/") ? "ko/offline.html" : "offline.html";
    if (request.mode !== "navigate" || name === page) return Response.error();
    const address = new URL(page, root);
    address.searchParams.set("page", name + new URL(request.url).search);
    return Response.redirect(address);
  }

  /**
   * What the server gives; where it does not answer, or with an error of its own, or not in time, what is kept.
   * @param {FetchEvent} event @param {string} name
   */
  async function newest(event, name) {
    const fetched = fetch(event.request);
    const keeping = fetched.then((response) => keep(name, response.clone()));
    event.waitUntil(
      keeping.catch(() => {
        /* it is not kept, then */
      }),
    );
    const own = await kept(name);
    if (!own) return fetched.catch(() => redirectOffline(event.request, name));
    const answered = fetched.then(
      (response) => (response.status < 500 ? response : own),
      () => own,
    );
    return Promise.race([answered, afterPatience(own)]);
  }

  worker.addEventListener("fetch", (event) => {
    const { request } = event;
    if (request.method !== "GET" || request.headers.has("range") || !request.url.startsWith(root)) return;
    const name = nameOf(request.url);
    const version = name.startsWith("assets/") && new URL(request.url).search.slice(1);
    if (version) {
      // What a page of another build asks for only the server has.
      if (files[name]?.startsWith(version)) event.respondWith(kept(name).then((own) => own ?? newest(event, name)));
    } else if (request.mode === "navigate" || Object.hasOwn(files, name)) {
      event.respondWith(newest(event, name));
    }
  });
}
