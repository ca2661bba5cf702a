// What every page has: messages with values, preferences before the paint, and parameters in the address.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

test("a message is filled with values", () => {
  const { fillMessage } = load(["frame/messages.js"]);
  assert.equal(fillMessage("{count} of {all}", { count: 0, all: "ten" }), "0 of ten");
  assert.equal(fillMessage("{key}: {other}", { key: "{other}" }), "{other}: {other}");
});

/** The attributes of a page's root that is asked for with a search, where the reader's own values are stored. */
function preferences(search, stored = {}) {
  const dataset = {};
  const localStorage = { getItem: (key) => stored[key] ?? null };
  const document = { documentElement: { dataset } };
  const daeyeok = load(["frame/preferences_early.js"], { document, localStorage, location: { search } });
  return { dataset, preset: [...daeyeok.preferences.preset] };
}

test("a page shows the first value of each preference by itself", () => {
  const { dataset, preset } = preferences("");
  const text = {
    layout: "columns",
    first: "ko",
    size: "normal",
    width: "normal",
    hanja: "off",
    readings: "shown",
    sound: "off",
  };
  const apparatus = { marks: "part", terms: "folded", notes: "folded" };
  assert.deepEqual(dataset, { theme: "auto", ...text, ...apparatus, scripted: "" });
  assert.deepEqual(preset, []);
});

test("the link's preference goes before the reader's own", () => {
  const { dataset, preset } = preferences("?layout=lines&theme=dark", {
    "daeyeok.layout": "ko",
    "daeyeok.theme": "dark",
  });
  assert.equal(dataset.layout, "lines");
  assert.deepEqual(preset, ["layout"]);
});

test("what is no value of a preference is passed over", () => {
  const { dataset, preset } = preferences("?layout=none", { "daeyeok.first": "fr" });
  assert.deepEqual([dataset.layout, dataset.first, preset], ["columns", "ko", []]);
});

test("a browser that keeps nothing shows the page as it is", () => {
  const refuse = () => {
    throw new Error("denied");
  };
  const globals = { localStorage: { getItem: refuse, setItem: refuse }, location: { search: "" } };
  const daeyeok = load(["frame/preferences_early.js"], { document: { documentElement: { dataset: {} } }, ...globals });
  daeyeok.store("layout", "lines");
  assert.equal(daeyeok.stored("layout"), null);
});

test("parameters are put into the address and taken out of it", () => {
  const replaced = [];
  const history = { state: "state", replaceState: (state, _, address) => replaced.push([state, String(address)]) };
  const daeyeok = load(["frame/address.js"], { history, location: { href: "https://example.org/?a=1&b=2#p1" } });
  assert.equal(String(daeyeok.setParameters({ b: "", c: "기" })), "https://example.org/?a=1&c=%EA%B8%B0#p1");
  daeyeok.setParameters({ a: "1" });
  assert.deepEqual(replaced, [["state", "https://example.org/?a=1&c=%EA%B8%B0#p1"]]);
});
