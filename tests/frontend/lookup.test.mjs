// The ranking of the look-up, by the cases that tests/terms/test_lookup_ranking.py reads too; the particles; texts as they are compared.
import assert from "node:assert/strict";
import test from "node:test";
import { loadLookup, read } from "./load.mjs";

const daeyeok = loadLookup();

for (const { query, answers, why } of read("lookup_ranking.json").cases) {
  test(`look-up of ‘${query}’: ${why}`, () => {
    const given = daeyeok
      .ask(query)
      .map(({ id, how, key, avoided }) => [id, how, key, ...(avoided ? ["avoided"] : [])]);
    assert.deepEqual(given, answers);
  });
}

test("an answer has what is shown of the term", () => {
  const [answer] = daeyeok.ask("established theory");
  const term = { id: "gijeonghak", ko: "기정학", hanja: "技政學", en: "technopolitics", sort: "concept" };
  assert.deepEqual(answer, { ...term, how: "avoided", avoided: true, key: "established theory" });
});

test("no more answers are given than are asked for", () => {
  assert.equal(daeyeok.ask("ㄱ").length, 3);
  assert.equal(daeyeok.ask("ㄱ", 1).length, 1);
});

test("texts are compared by letters and digits alone", () => {
  const cases = {
    "kijŏng-hak": "kijonghak",
    "AI 컴퓨팅·센터": "ai컴퓨팅센터",
    미ㆍ중: "미중",
    "U.S.–China": "uschina",
    "🤖 *": "",
  };
  for (const [text, folded] of Object.entries(cases)) assert.equal(daeyeok.fold(text), folded);
});

test("a word is taken without particles, and after a noun without suffixes too", () => {
  assert.deepEqual([...daeyeok.stems("기정학에서만은", "particle", 2)], ["기정학에서만", "기정학에서", "기정학"]);
  assert.deepEqual([...daeyeok.stems("기정학적으로", "particle", 1)], ["기정학적으", "기정학적"]);
  assert.deepEqual([...daeyeok.stems("기정학적으로", "noun", 1)], ["기정학적으", "기정학적", "기정학"]);
  assert.deepEqual([...daeyeok.stems("기정학라", "noun", 1)], []);
});

test("a misspelled query is corrected as a whole or word by word", () => {
  assert.equal(daeyeok.corrected("technopolitcs"), "technopolitics");
  assert.equal(daeyeok.corrected("tehcnopolitics and hegemny"), "technopolitics and hegemony");
  assert.equal(daeyeok.corrected("기정핵"), "기정학");
  assert.equal(daeyeok.corrected("technopolitics"), "technopolitics");
  assert.equal(daeyeok.corrected("zzzz"), "zzzz");
});
