// How alike texts are: the quick count by bits against the plain one by a table.
import assert from "node:assert/strict";
import test from "node:test";
import { load } from "./load.mjs";

const { commonLengths, countSlips, letterCounts, areFarApart } = load(["lookup/similarity.js"]).similarity;

/** The length of the longest common subsequence, by the textbook. */
function commonLength(text, other) {
  let row = new Array(other.length + 1).fill(0);
  for (const letter of text) {
    const next = [0];
    for (let at = 0; at < other.length; at++) {
      next.push(other[at] === letter ? row[at] + 1 : Math.max(next[at], row[at + 1]));
    }
    row = next;
  }
  return row[other.length];
}

/** Texts of a few letters that are the same at every run. */
function texts(count) {
  let state = 1;
  const next = (most) => (state = (state * 48271) % 2147483647) % most;
  return Array.from({ length: count }, () => Array.from({ length: next(90) }, () => "abc기정학"[next(6)]).join(""));
}

test("the common length is that of the textbook, also beyond 32 letters", () => {
  for (const text of texts(30)) {
    const common = commonLengths(text);
    for (const other of texts(30)) assert.equal(common(other), commonLength(text, other), `${text} ${other}`);
  }
});

test("texts that are far apart by their letters differ by more than that", () => {
  const others = texts(30);
  const counts = letterCounts(others);
  for (const text of others) {
    for (const [number, other] of others.entries()) {
      const distance = text.length + other.length - 2 * commonLength(text, other);
      assert.ok(!areFarApart(letterCounts([text]), counts, number, distance), `${text} ${other}`);
    }
  }
  assert.ok(areFarApart(letterCounts(["aaaa"]), letterCounts(["", "bbbb"]), 1, 7));
});

test("slips are letters inserted, deleted, replaced or exchanged", () => {
  const cases = [
    ["기정학", "기정학", 0],
    ["", "abc", 3],
    ["norms", "norm", 1],
    ["tecnhopolitics", "technopolitics", 1],
    ["kitten", "sitting", 3],
    ["ca", "abc", 3],
    ["technopolitic𝐬", "technopolitics", 1],
  ];
  for (const [text, other, slips] of cases) {
    assert.equal(countSlips(text, other), slips, `${text} ${other}`);
    assert.equal(countSlips(other, text), slips, `${other} ${text}`);
  }
});

test("a slip is two insertions and deletions at most", () => {
  for (const text of texts(20)) {
    for (const other of texts(20)) {
      assert.ok(
        text.length + other.length - 2 * commonLength(text, other) <= 2 * countSlips(text, other),
        `${text} ${other}`,
      );
    }
  }
});
