// The search without an index, for a page that may load none: all texts, searched one by one. English words are compared by how they begin.
"use strict";

{
  /** @typedef {TextRecord & { id: number, edition: string, folded?: FoldedText[], forms?: string[] }} Text */
  /** @type {Text[]} */
  const texts = [];
  /** @type {SearchEngine["titles"]} */
  const titles = {};
  /** @type {Record<string, number[]>} */
  const editions = {};

  daeyeok.addTexts = (given) => {
    for (const [edition, address, ko, en, notes, readings = []] of given.texts) {
      (editions[edition] ??= []).push(texts.length);
      texts.push({ id: texts.length, edition, address, ko, en, notes, readings });
    }
    Object.assign(titles, given.titles);
  };

  /** @param {Text} text */
  const sentences = ({ ko, en, notes, readings }) => [...ko, ...en, ...notes, ...readings];
  /** @param {Text} text */
  const foldedSentences = (text) => (text.folded ??= sentences(text).map(daeyeok.foldWithOffsets));
  /** @param {Text} text */
  const wordForms = (text) =>
    (text.forms ??= sentences(text).flatMap(
      (sentence) => sentence.match(/[\p{L}\p{N}]+(?:[-'’.,&][\p{L}\p{N}]+)*/gu) ?? [],
    ));

  /**
   * A word without the endings of plurals and verbs: policies, policy; shaped, shaping.
   * @param {string} word
   */
  const stem = (word) => (word.length > 4 ? word.replace(/(?:ies|es|s|ed|ing|y|e)$/, "") : word.replace(/s$/, ""));

  /** @param {(text: Text) => string[]} wordsOf @returns {Hits} */
  function findIn(wordsOf) {
    const having = texts.map((text) => ({ text, words: wordsOf(text) })).filter(({ words }) => words.length);
    return new Map(
      having.map(({ text, words }) => [
        text.id,
        { count: words.length, evidence: [{ words: () => words, record: () => text }] },
      ]),
    );
  }

  /** @param {(folded: string) => boolean} matches */
  const findWords = (matches) => findIn((text) => wordForms(text).filter((word) => matches(daeyeok.fold(word))));

  /** @param {string} phrase */
  const findPhrase = (phrase) =>
    findIn((text) => foldedSentences(text).flatMap((sentence) => daeyeok.spans(sentence, [phrase]).map(() => phrase)));

  daeyeok.plainEngine = (address, shards) => {
    let loaded = 0;
    /** @type {SearchEngine["widen"]} */
    async function widen(most) {
      const next = shards.slice(loaded, loaded + most);
      await Promise.all(next.map((shard) => daeyeok.loadScript(`${new URL(shard, address).href}texts.js`)));
      loaded += next.length;
      return loaded === shards.length;
    }

    return {
      editions,
      titles,
      widen,
      find: async (tokens) => {
        if (tokens.length > 1 || daeyeok.isCjk(tokens[0])) return findPhrase(daeyeok.query.joinTokens(tokens));
        const wanted = stem(daeyeok.fold(tokens[0]));
        return findWords((word) => stem(word) === wanted);
      },
      findBeginning: async (token) => findWords((word) => word.startsWith(daeyeok.fold(token))),
    };
  };
}
