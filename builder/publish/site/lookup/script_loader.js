// Data that comes as a script, since a page opened from a folder may not fetch any: loaded when it is first asked for, and again if that failed.
"use strict";

{
  /** @type {Map<string, Promise<void>>} */
  const loads = new Map();

  /** @param {string} address @returns {Promise<void>} */
  const load = (address) =>
    new Promise((resolve, reject) => {
      const script = daeyeok.make("script", { src: address });
      script.addEventListener("load", () => resolve());
      script.addEventListener("error", () => {
        loads.delete(address);
        reject(new Error(address));
      });
      document.head.append(script);
    });

  daeyeok.loadScript = (address) => {
    const loading = loads.get(address) ?? load(address);
    loads.set(address, loading);
    return loading;
  };
}
