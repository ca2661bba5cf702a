// The pairs that answer a query: those that have all its parts, first those where Korean words are written as one, then by how often they have them.
"use strict";

{
  const BOOST = 1e6; // more than anything is found in a pair

  /**
   * Adds hits to those before; `boost` says how much better they are.
   * @param {Hits} into @param {Hits} hits
   */
  function merge(into, hits, boost = 0) {
    for (const [id, { count, evidence }] of hits) {
      const old = into.get(id) ?? { count: 0, evidence: [] };
      into.set(id, { count: old.count + count + boost, evidence: [...old.evidence, ...evidence] });
    }
    return into;
  }

  /** @param {QueryPart[]} parts @param {(part: QueryPart) => Promise<Hits>} find @returns {Promise<Hits>} */
  async function firstFound(parts, find) {
    for (const part of parts) {
      const hits = await find(part);
      if (hits.size) return hits;
    }
    return new Map();
  }

  /**
   * A word as it is and without its particles; else without suffixes, too; else, in English, words that begin so.
   * @param {SearchEngine} engine @param {QueryPart} part
   */
  async function findPart(engine, part) {
    const { stems } = daeyeok.query;
    const find = (/** @type {QueryPart} */ { tokens }) => engine.find(tokens);
    const shortest = stems(part, "particle", 2).slice(-1);
    const [exact, wider] = await Promise.all([find(part), firstFound(shortest, find)]);
    const hits = merge(merge(new Map(), exact, wider.size ? BOOST : 0), wider);
    if (hits.size) return hits;
    const [token] = part.tokens;
    const isWord = part.tokens.length === 1 && !part.quoted && !daeyeok.isCjk(token);
    return isWord ? engine.findBeginning(token) : firstFound(stems(part, "noun", 1), find);
  }

  /** @param {Hits[]} all */
  function intersect(all) {
    const [fewest] = [...all].sort((a, b) => a.size - b.size);
    /** @type {Hits} */
    const hits = new Map();
    for (const id of fewest.keys()) {
      const each = all.flatMap((one) => one.get(id) ?? []);
      const count = each.reduce((sum, one) => sum + one.count, 0);
      if (each.length === all.length) hits.set(id, { count, evidence: each.flatMap(({ evidence }) => evidence) });
    }
    return hits;
  }

  daeyeok.searchTexts = async (engine, query) => {
    const { parts, joined, isSpelledOut } = daeyeok.query;
    const all = parts(query);
    if (!all.length) return [];
    const asOne = await Promise.all(joined(all).map((tokens) => engine.find(tokens)));
    const separately = !isSpelledOut(all) || asOne.every(({ size }) => !size);
    const hits = separately ? intersect(await Promise.all(all.map((part) => findPart(engine, part)))) : new Map();
    for (const one of asOne) merge(hits, one, BOOST * all.length);
    const editions = Object.entries(engine.editions).flatMap(([edition, ids]) => ids.map((id) => ({ id, edition })));
    const places = new Map(editions.map(({ id, edition }, order) => [id, { order, edition }]));
    return [...hits]
      .map(([id, { count, evidence }]) => ({ id, count, evidence, order: 0, edition: "", ...places.get(id) }))
      .sort((a, b) => b.count - a.count || a.order - b.order);
  };

  // One after the other: Pagefind has one object for a pair, and notes in it where the words of the last question are.
  daeyeok.readResult = async ({ evidence }) => {
    const record = await evidence[0].record();
    const words = new Map();
    for (const one of evidence) for (const word of await one.words()) words.set(daeyeok.fold(word), word);
    return { ...record, words: [...words.values()] };
  };
}
