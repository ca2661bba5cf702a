// Loads scripts of the site without a browser, as a page does: in order, into one global scope.
import { readFileSync } from "node:fs";
import { runInThisContext } from "node:vm";

const SITE = new URL("../../builder/publish/site/", import.meta.url);

/** The namespace that the scripts set, anew at each call; `globals` are what they need of a page. */
export function load(scripts, globals = {}) {
  Object.assign(globalThis, { self: globalThis, daeyeok: {}, ...globals });
  for (const script of scripts) runInThisContext(readFileSync(new URL(script, SITE), "utf8"), script);
  return globalThis.daeyeok;
}

/** A file beside the tests, as data. */
export const read = (name) => JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));

/** The scripts of the look-up with the data that the cases of its ranking are about. */
export function loadLookup(...scripts) {
  const lookup = ["hangul", "folding", "similarity", "lookup"].map((name) => `lookup/${name}.js`);
  const daeyeok = load([...lookup, ...scripts]);
  daeyeok.setTerms(read("lookup_data.json"));
  return daeyeok;
}
