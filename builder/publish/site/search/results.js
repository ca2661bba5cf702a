// The pairs that answer a query: those that have all its parts, first those where Korean words stand as one, then by how often they have them.
"use strict";

{
  const WHOLE = 1e6; // more than anything is found in a pair

  // Of each pair all that was found in it; `weight` says how much better these are than those found before.
  function merged(into, found, weight = 0) {
    for (const [id, hit] of found) {
      const old = into.get(id) ?? { count: 0, hits: [] };
      into.set(id, { count: old.count + hit.count + weight, hits: [...old.hits, ...hit.hits] });
    }
    return into;
  }

  async function first(candidates, find) {
    for (const candidate of candidates) {
      const found = await find(candidate);
      if (found.size) return found;
    }
    return new Map();
  }

  // A word as it stands and without its particles; else without suffixes, too; else, in English, words that begin so.
  async function answering(engine, part) {
    const { stems } = daeyeok.query;
    const find = ({ tokens }) => engine.find(tokens);
    const shortest = stems(part, "particle", 2).at(-1);
    const [exact, wider] = await Promise.all([find(part), shortest ? find(shortest) : new Map()]);
    const found = merged(merged(new Map(), exact, wider.size ? WHOLE : 0), wider);
    if (found.size) return found;
    const [token] = part.tokens;
    const begun = part.tokens.length === 1 && !part.quoted && !daeyeok.isSingle(token);
    return merged(found, begun ? await engine.begin(token) : await first(stems(part, "noun", 1), find));
  }

  function having(all) {
    const [fewest] = [...all].sort((a, b) => a.size - b.size);
    const found = new Map();
    for (const id of fewest.keys()) {
      const each = all.map((one) => one.get(id));
      if (each.every(Boolean))
        found.set(id, { count: each.reduce((sum, one) => sum + one.count, 0), hits: each.flatMap((one) => one.hits) });
    }
    return found;
  }

  async function answers(engine, query) {
    const { parts, whole, spelled } = daeyeok.query;
    const all = parts(query);
    if (!all.length) return [];
    const asOne = await Promise.all(whole(all).map((tokens) => engine.find(tokens)));
    const apart = !spelled(all) || asOne.every((one) => !one.size);
    const found = apart ? having(await Promise.all(all.map((part) => answering(engine, part)))) : new Map();
    for (const one of asOne) merged(found, one, WHOLE * all.length);
    const order = new Map(
      Object.values(engine.editions)
        .flat()
        .map((id, at) => [id, at]),
    );
    const edition = new Map(Object.entries(engine.editions).flatMap(([name, ids]) => ids.map((id) => [id, name])));
    const ranked = [...found].sort(([a, x], [b, y]) => y.count - x.count || order.get(a) - order.get(b));
    return ranked.map(([id, { hits }]) => ({ id, edition: edition.get(id), hits }));
  }

  // What an answer shows: its pair, and the words that it was found by, each once.
  async function read(engine, { hits }) {
    const words = [];
    for (const hit of hits) words.push(...(await hit.words()));
    return {
      ...(await engine.read(hits[0])),
      words: [...new Map(words.map((word) => [daeyeok.folded(word), word])).values()],
    };
  }

  Object.assign(daeyeok, { answers, read });
}
