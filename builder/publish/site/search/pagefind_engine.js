// Pagefind's index: which pairs have the tokens one after the other, and in which forms; a pair is loaded when it is shown.
"use strict";

{
  // What builder/formats/fulltext.py has put between the words of a record.
  const [CUT, BLANK, SENTENCE, PART] = ["⸱ ", "⸱⸱", " ⸱⸱ ", " ⸱⸱⸱ "];

  const plain = (sentence) => sentence.replaceAll(CUT, "").replaceAll(BLANK, " ");

  const NEAR = 4; // letters at their beginnings that two forms share at the least

  function alike(word, token) {
    const [one, other] = [daeyeok.folded(word), daeyeok.folded(token)];
    return one.startsWith(other) || one.slice(0, NEAR) === other.slice(0, NEAR);
  }

  // Of a word of the text what is like the token: of self-driving, when it is asked for drive, the latter half.
  function partLike(word, token) {
    const parts = word.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    return (
      parts.find((part) => daeyeok.folded(part) === daeyeok.folded(token)) ??
      parts.find((part) => alike(part, token)) ??
      word
    );
  }

  // The words of a record that are forms of the token, which the index scores best, or the token itself; not those that only begin like it.
  function forms(words, { weighted_locations: places }, token) {
    const is = (place) => daeyeok.folded(partLike(words[place.location], token)) === daeyeok.folded(token);
    const own = places.filter(is);
    const best = Math.max(...(own.length ? own : places).map((place) => place.balanced_score));
    return places
      .filter((place) => place.balanced_score === best || is(place))
      .map((place) => partLike(words[place.location], token));
  }

  // How often the tokens of a phrase stand one after the other, as far as the places of all tell.
  function runs(places, length) {
    const all = new Set(places);
    return [...all].filter((at) => Array.from({ length }, (_, step) => at + step).every((place) => all.has(place)))
      .length;
  }

  const isWord = (tokens) => tokens.length === 1 && !daeyeok.isSingle(tokens[0]);

  function hits(results, tokens, words) {
    return new Map(
      results.map((result) => {
        const count = isWord(tokens) ? result.words.length : runs(result.words, tokens.length);
        return [result.id, { count: Math.max(1, count), hits: [{ words: () => words(result), data: result.data }] }];
      }),
    );
  }

  async function found(result, choose) {
    const record = await result.data();
    return choose(record.content.split(" "), record);
  }

  daeyeok.pagefindEngine = async ({ pagefind: address, places }) => {
    const [pagefind, editions] = await Promise.all([import(address), fetch(places).then((answer) => answer.json())]);
    const asked = async (query) => (await pagefind.search(query)).results;
    await asked("a"); // an index that cannot be read fails here

    // Pagefind gives of a phrase its first place only: so which pairs have it is one question, and where all its tokens stand another.
    async function find(tokens) {
      const query = tokens.join(" ");
      const [exact, all] = await Promise.all([asked(`"${query}"`), asked(query)]);
      const right = new Set(exact.map(({ id }) => id));
      const words = (result) =>
        isWord(tokens) ? found(result, (...of) => forms(...of, tokens[0])) : [daeyeok.query.written(tokens)];
      return hits(
        all.filter(({ id }) => right.has(id)),
        tokens,
        words,
      );
    }

    // Where no word begins so, Pagefind gives those of the longest beginning that some word is, which may be a single letter.
    async function begin(token) {
      const words = (result) => found(result, (all, { locations }) => locations.map((at) => partLike(all[at], token)));
      const results = await asked(token);
      const right = results.length && (await words(results[0])).some((word) => alike(word, token));
      return hits(right ? results : [], [token], words);
    }

    async function read({ data }) {
      const { raw_url: address, content } = await data();
      const [ko, en, notes = []] = content.split(PART).map((part) => part.split(SENTENCE).map(plain));
      return { address, ko, en, notes };
    }

    return { editions, find, begin, read };
  };
}
