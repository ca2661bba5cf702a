// What is copied of a passage with its citation.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { passageAddress, passageNumber, passageText } = load(["edition/citation.js"]);
const ADDRESS = "https://example.org/tide/#p7";
const SIDES = ["물때를 *놓치면* 헛걸음이다.", "Whoever [misses] the tide times has come in vain."];
const CITATION = `Hong Amugae, “Tide,” ${ADDRESS}.`;

test("the address of a passage is the page's, without what the reader has chosen", () => {
  assert.equal(passageAddress("https://example.org/tide/?theme=dark#p1", "p7"), ADDRESS);
  assert.equal(passageAddress("https://example.org/tide/?theme=dark#p1", ""), "https://example.org/tide/");
});

test("a passage is shown by its number", () => {
  assert.deepEqual(["p7", "p7.2", "p7.2-p8.1"].map(passageNumber), ["7", "7.2", "7.2–8.1"]);
});

test("plain text is both languages and the citation", () => {
  assert.equal(passageText("text", SIDES, CITATION, ADDRESS), `${SIDES[0]}\n\n${SIDES[1]}\n\n${CITATION}`);
});

test("Markdown quotes both languages to the letter and links the address", () => {
  const quoted = "> 물때를 \\*놓치면\\* 헛걸음이다.\n\n> Whoever \\[misses\\] the tide times has come in vain.";
  const cited = `Hong Amugae, “Tide,” <${ADDRESS}>.`;
  assert.equal(passageText("markdown", SIDES, CITATION, ADDRESS), `${quoted}\n\n${cited}`);
});
