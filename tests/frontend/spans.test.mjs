// Where words are in a text, whatever is between their letters.
import assert from "node:assert/strict";
import test from "node:test";
import { loadLookup } from "./load.mjs";

const daeyeok = loadLookup("frame/spans.js");
const found = (text, ...words) => daeyeok.spans(text, words).map(([start, end]) => text.slice(start, end));

const CASES = [
  ["The AI race is about AI, not air.", ["ai"], ["AI", "AI"], "a word of letters is no part of another"],
  ["미국의 정책", ["미국"], ["미국"], "a syllable may be followed by any other"],
  ["‘기 정·학’은", ["기정학"], ["기 정·학"], "what is between the letters does not count"],
  ["Techno-Politics", ["technopolitics"], ["Techno-Politics"], "nor does case"],
  ["cafés and café", ["cafe"], ["café"], "nor do accents"],
  ["기정학적 패권경쟁", ["기정학", "정학적"], ["기정학적"], "spans that overlap are joined"],
  ["지정학, 기정학", ["기정학", "지정학"], ["지정학", "기정학"], "spans come in the order of the text"],
  ["나랏〮말〯ᄊᆞ미〮", ["나랏말ᄊᆞ미", "말"], ["나랏〮말〯ᄊᆞ미"], "nor do the tone marks of old Hangul"],
  ["🤖기정학🤖", ["기정학"], ["기정학"], "offsets are code units"],
  ["기정학", ["·", ""], [], "a word without letters is nowhere"],
];

for (const [text, words, expected, why] of CASES) {
  test(`spans in ‘${text}’: ${why}`, () => assert.deepEqual(found(text, ...words), expected));
}

test("a folded text has for each letter the character that it is made of", () => {
  const { letters, starts, ends } = daeyeok.foldWithOffsets("é 🤖ﬁ");
  assert.equal(letters, "eﬁ");
  assert.deepEqual(starts, [0, 4]);
  assert.deepEqual(ends, [1, 5]);
});

test("syllables and Chinese characters are told from letters", () => {
  assert.deepEqual(["가", "技", "AI 정책", "AI", "ㄱ"].map(daeyeok.isCjk), [true, true, true, false, false]);
});
