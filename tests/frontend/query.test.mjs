// Queries read: their parts, and what else they may be taken for.
import assert from "node:assert/strict";
import test from "node:test";
import { loadLookup } from "./load.mjs";

const { query } = loadLookup("frame/spans.js", "search/query.js");
const tokens = (text) => query.parts(text).map((part) => part.tokens.join("|") + (part.quoted ? " quoted" : ""));

const CASES = [
  ["technology policy", ["technology", "policy"], "words"],
  ["기정학은", ["기|정|학|은"], "Hangul by syllables"],
  ["AI정책", ["AI|정|책"], "letters and syllables apart"],
  ["self-driving 1,000.5 U.S.", ["self-driving", "1,000.5", "U.S"], "signs within words"],
  ["“기정학 시대” policy", ["기|정|학|시|대 quoted", "policy"], "quotation marks"],
  ["「技政學」", ["技|政|學 quoted"], "Korean quotation marks"],
  ["미ㆍ중", ["미|중"], "the middle dot of Korean"],
  ["나랏〮말〯ᄊᆞ미〮", ["나|랏|말|ᄊᆞ|미"], "old Hangul without its tone marks"],
  ["cafe\u0301", ["café"], "composed"],
  ["— … !", [], "nothing but signs"],
  ["", [], "nothing"],
];

for (const [text, expected, why] of CASES)
  test(`parts of ‘${text}’: ${why}`, () => assert.deepEqual(tokens(text), expected));

test("a query has twelve parts at the most, and a part twelve tokens", () => {
  assert.equal(query.parts("a ".repeat(40)).length, 12);
  assert.equal(query.parts("가".repeat(40))[0].tokens.length, 12);
});

test("Korean words are joined, the last also without its particles", () => {
  assert.deepEqual(query.joined(query.parts("기정 학은")), [
    ["기", "정", "학", "은"],
    ["기", "정", "학"],
  ]);
});

test("what says nothing new is not joined", () => {
  for (const text of ["기정학", "technology policy", "“기정” 학은"])
    assert.deepEqual(query.joined(query.parts(text)), []);
});

test("syllables written apart are known for a word", () => {
  const isSpelledOut = (text) => query.isSpelledOut(query.parts(text));
  assert.deepEqual(["기 정 학", "기 정 학은", "기정 학", "a b"].map(isSpelledOut), [true, true, false, false]);
});

test("a quoted word has no stems", () => {
  assert.deepEqual(query.stems(query.parts("정책을")[0], "particle", 1), [{ tokens: ["정", "책"], quoted: false }]);
  assert.deepEqual(query.stems(query.parts("“정책을”")[0], "particle", 1), []);
  assert.deepEqual(query.stems(query.parts("policies")[0], "particle", 1), []);
});

test("tokens are written as one text", () => {
  assert.equal(query.joinTokens(["AI", "정", "책", "of", "Korea"]), "AI정책of Korea");
});
