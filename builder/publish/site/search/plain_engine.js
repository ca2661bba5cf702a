// The same without an index, for a page that may load none: all texts, searched one by one. English words are compared by how they begin.
"use strict";

{
  let records = [];

  daeyeok.texts = (given) => {
    records = given.map(([edition, address, ko, en, notes], id) => ({ id, edition, address, ko, en, notes }));
  };

  const sentences = ({ ko, en, notes }) => [...ko, ...en, ...notes];
  const squeezed = (record) => (record.squeezed ??= sentences(record).map(daeyeok.squeezed));
  const words = (record) =>
    (record.words ??= sentences(record).flatMap(
      (text) => text.match(/[\p{L}\p{N}]+(?:[-'’.,&][\p{L}\p{N}]+)*/gu) ?? [],
    ));

  // A word without the endings of plurals and verbs: policies, policy; shaped, shaping.
  const stem = (word) => (word.length > 4 ? word.replace(/(?:ies|es|s|ed|ing|y|e)$/, "") : word.replace(/s$/, ""));

  function hits(wordsOf) {
    const found = records.map((record) => [record.id, wordsOf(record)]).filter(([, forms]) => forms.length);
    return new Map(
      found.map(([id, forms]) => [id, { count: forms.length, hits: [{ words: () => forms, record: records[id] }] }]),
    );
  }

  const having = (same) => hits((record) => words(record).filter((word) => same(daeyeok.folded(word))));

  function phrase(tokens) {
    const text = daeyeok.query.written(tokens);
    return hits((record) => squeezed(record).flatMap((sentence) => daeyeok.spans(sentence, [text]).map(() => text)));
  }

  function editions() {
    const found = {};
    for (const { id, edition } of records) (found[edition] ??= []).push(id);
    return found;
  }

  daeyeok.plainEngine = async (address) => {
    await daeyeok.load(address);
    return {
      editions: editions(),
      find: async (tokens) => {
        if (tokens.length > 1 || daeyeok.isSingle(tokens[0])) return phrase(tokens);
        const wanted = stem(daeyeok.folded(tokens[0]));
        return having((word) => stem(word) === wanted);
      },
      begin: async (token) => having((word) => word.startsWith(daeyeok.folded(token))),
      read: async ({ record }) => record,
    };
  };
}
