// The search of the texts without an index: which pairs answer, in which order, and by which words.
import assert from "node:assert/strict";
import test from "node:test";
import { loadLookup } from "./load.mjs";

const daeyeok = loadLookup("frame/spans.js", "search/query.js", "search/plain_engine.js", "search/results.js");
daeyeok.loadScript = async () => {};
const texts = [
  ["a", "a/#p1", ["기정학의 시대다."], ["It is the age of technopolitics."], []],
  ["a", "a/#p2", ["정책을 기정학으로, 기 정 학으로 본다."], ["Policies are shaped by technopolitics."], []],
  [
    "b",
    "b/#p1",
    ["기계가 정한 학교 정책."],
    ["A policy for schools that machines shape."],
    ["A note on technopolitical policy."],
  ],
  ["b", "b/#p2", ["吾等은 大韓民國의 國民이라."], ["We are citizens."], [], ["오등은 대한민국의 국민이라."]],
];
daeyeok.addTexts({ texts: texts.slice(0, 2), titles: { a: { ko: "가", en: "A" } } });
daeyeok.addTexts({ texts: texts.slice(2), titles: { b: { ko: "나", en: "B" } } });
const engine = daeyeok.plainEngine("https://example.org/search/", ["./", "from-b/"]);

async function addresses(query) {
  const results = await Promise.all((await daeyeok.searchTexts(engine, query)).map(daeyeok.readResult));
  return results.map(({ address }) => address);
}

async function words(query) {
  const [first] = await daeyeok.searchTexts(engine, query);
  return (await daeyeok.readResult(first)).words;
}

const CASES = [
  ["기정학", ["a/#p2", "a/#p1"], "those that have it more often first"],
  ["기 정 학", ["a/#p2", "a/#p1"], "syllables written apart are one word"],
  ["기정학은", ["a/#p2", "a/#p1"], "particles do not count"],
  ["정책 기정학", ["a/#p2"], "all parts are to be found"],
  ["policy", ["b/#p1", "a/#p2"], "forms of an English word, also in notes"],
  ["“technopolitics shape”", [], "a phrase as it is"],
  ["technopol", ["a/#p1", "a/#p2", "b/#p1"], "a beginning where there is no such word, in the order of the texts"],
  ["대한민국", ["b/#p2"], "Hanja by their reading"],
  ["大韓民國", ["b/#p2"], "Hanja as they are written"],
  ["zzz", [], "nothing"],
  ["", [], "nothing asked"],
];

for (const [query, expected, why] of CASES) {
  test(`search for ‘${query}’: ${why}`, async () => assert.deepEqual(await addresses(query), expected));
}

test("a result has the forms by which it was found, each once", async () => {
  assert.deepEqual(await words("policy"), ["policy"]);
  assert.deepEqual(await words("shaping"), ["shaped"]);
  assert.deepEqual(await words("technopol"), ["technopolitics"]);
});

test("a match names its edition", async () => {
  const matches = await daeyeok.searchTexts(engine, "school");
  assert.deepEqual(
    matches.map(({ edition }) => edition),
    ["b"],
  );
});
