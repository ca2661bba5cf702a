// Data that comes as a script, since a page opened from a folder may not fetch any: loaded when it is first asked for, and again if that failed.
"use strict";

{
  const loads = new Map();

  function load(address) {
    const script = document.createElement("script");
    script.src = address;
    const done = new Promise((resolve, reject) => {
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(address)));
    });
    document.head.append(script);
    return done;
  }

  daeyeok.load = (address) => {
    if (!loads.has(address))
      loads.set(
        address,
        load(address).catch((fault) => {
          loads.delete(address);
          throw fault;
        }),
      );
    return loads.get(address);
  };
}
