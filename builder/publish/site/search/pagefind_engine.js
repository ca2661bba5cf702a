// The search by Pagefind's index: which pairs have the tokens one after the other, and in which forms; a pair is loaded when it is shown.
"use strict";

{
  /** @typedef {{ content: string, raw_url: string }} Fragment */
  /** @typedef {{ location: number, balanced_score: number }} Location */
  /** @typedef {{ id: string, words: number[], data: () => Promise<Fragment & { weighted_locations: Location[] }> }} PagefindMatch */

  // What builder/publish/site/search/format.py has put between the words of a record.
  const [CUT, SPACE, SENTENCE, PART] = ["⸱ ", "⸱⸱", " ⸱⸱ ", " ⸱⸱⸱ "];
  const NOTHING = "⸱"; // in the place of a sentence that a part does not have
  const NEAR = 4; // letters at their beginnings that two forms share at the least

  /** @param {string} sentence */
  const readable = (sentence) => (sentence === NOTHING ? "" : sentence.replaceAll(CUT, "").replaceAll(SPACE, " "));

  /** @param {string} word @param {string} token */
  const isSame = (word, token) => daeyeok.fold(word) === daeyeok.fold(token);

  /** @param {string} word @param {string} token */
  function isAlike(word, token) {
    const [one, other] = [daeyeok.fold(word), daeyeok.fold(token)];
    return one.startsWith(other) || one.slice(0, NEAR) === other.slice(0, NEAR);
  }

  /**
   * The part of a word that is like the token: of self-driving, when it is asked for drive, the latter half.
   * @param {string} word @param {string} token
   */
  function partLike(word, token) {
    const parts = word.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    return parts.find((part) => isSame(part, token)) ?? parts.find((part) => isAlike(part, token)) ?? word;
  }

  /**
   * The words of a record that are forms of the token, which the index scores best, or the token itself; not those that only begin like it.
   * @param {string[]} words @param {Location[]} locations @param {string} token
   */
  function forms(words, locations, token) {
    const all = locations.map(({ location, balanced_score: score }) => ({
      score,
      form: partLike(words[location], token),
    }));
    const own = all.filter(({ form }) => isSame(form, token));
    const best = Math.max(...(own.length ? own : all).map(({ score }) => score));
    return all.filter(({ score, form }) => score === best || isSame(form, token)).map(({ form }) => form);
  }

  /**
   * How often the tokens of a phrase come one after the other, as far as the places of all tell.
   * @param {number[]} places @param {number} length
   */
  function countPhrase(places, length) {
    const all = new Set(places);
    return [...all].filter((at) => Array.from({ length }, (_, step) => at + step).every((place) => all.has(place)))
      .length;
  }

  /** @param {string[]} tokens */
  const isWord = (tokens) => tokens.length === 1 && !daeyeok.isCjk(tokens[0]);

  /** @param {PagefindMatch} match @returns {Promise<TextRecord>} */
  async function record({ data }) {
    const { raw_url: address, content } = await data();
    const parts = content.split(PART).map((part) => part.split(SENTENCE).map(readable));
    const [ko, en, notes = [], readings = []] = parts;
    return { address, ko, en, notes: notes.filter(Boolean), readings };
  }

  /** @param {PagefindMatch[]} matches @param {string[]} tokens @param {(match: PagefindMatch) => string[] | Promise<string[]>} words @returns {Hits} */
  function hitsOf(matches, tokens, words) {
    return new Map(
      matches.map((match) => {
        const count = isWord(tokens) ? match.words.length : countPhrase(match.words, tokens.length);
        return [
          match.id,
          { count: Math.max(1, count), evidence: [{ words: () => words(match), record: () => record(match) }] },
        ];
      }),
    );
  }

  /**
   * The index of one shard; ids of two shards may be the same, and so have the shard before them.
   * @param {{ search: (query: string) => Promise<{ results: PagefindMatch[] }> }} pagefind @param {string} shard
   */
  function shardEngine(pagefind, shard) {
    /** @param {string} query @returns {Promise<PagefindMatch[]>} */
    const search = async (query) =>
      (await pagefind.search(query)).results.map(({ id, words, data }) => ({ id: `${shard} ${id}`, words, data }));

    // Pagefind gives of a phrase its first place only: so which pairs have it is one question, and where all its tokens are another.
    /** @type {SearchEngine["find"]} */
    async function find(tokens) {
      const query = tokens.join(" ");
      const [exact, all] = await Promise.all([search(`"${query}"`), search(query)]);
      const ids = new Set(exact.map(({ id }) => id));
      const words = async (/** @type {PagefindMatch} */ match) => {
        if (!isWord(tokens)) return [daeyeok.query.joinTokens(tokens)];
        const { content, weighted_locations: locations } = await match.data();
        return forms(content.split(" "), locations, tokens[0]);
      };
      return hitsOf(
        all.filter(({ id }) => ids.has(id)),
        tokens,
        words,
      );
    }

    // Where no word begins so, Pagefind gives those of the longest beginning that some word has, which may be a single letter.
    /** @type {SearchEngine["findBeginning"]} */
    async function findBeginning(token) {
      const words = async (/** @type {PagefindMatch} */ match) => {
        const all = (await match.data()).content.split(" ");
        return match.words.map((at) => partLike(all[at], token));
      };
      const matches = await search(token);
      const begins = matches.length && (await words(matches[0])).some((word) => isAlike(word, token));
      return hitsOf(begins ? matches : [], [token], words);
    }

    return { find, findBeginning };
  }

  daeyeok.pagefindEngine = async (address, shards) => {
    const { createInstance } = await import(`${address}pagefind.js`);
    /** @param {string} shard */
    const instance = (shard) => createInstance({ basePath: new URL(shard, address).href });
    // All share the worker that the first looks for in its own folder, and one program in it. One that asks for the program while it starts
    // starts it anew, and the indexes that others have read are lost: so the others wait until the first has answered.
    const first = instance("./");
    await first.search("a"); // an index that cannot be read fails here
    /** @type {SearchEngine["editions"]} */
    const editions = {};
    /** @type {SearchEngine["titles"]} */
    const titles = {};
    /** @type {ReturnType<typeof shardEngine>[]} */
    const engines = [];

    /** @param {string} shard */
    async function open(shard) {
      const pagefind = shard === "./" ? first : instance(shard);
      const [places] = await Promise.all([
        fetch(new URL(`${shard}places.json`, address)).then((answer) => answer.json()),
        pagefind.search("a"),
      ]);
      return { shard, places, engine: shardEngine(pagefind, shard) };
    }

    /** @type {SearchEngine["widen"]} */
    async function widen(most) {
      const opened = await Promise.all(shards.slice(engines.length, engines.length + most).map(open));
      for (const { shard, places, engine } of opened) {
        for (const [edition, ids] of /** @type {[string, string[]][]} */ (Object.entries(places.editions))) {
          editions[edition] = ids.map((id) => `${shard} ${id}`);
        }
        Object.assign(titles, places.titles);
        engines.push(engine);
      }
      return engines.length === shards.length;
    }

    /** @param {(engine: ReturnType<typeof shardEngine>) => Promise<Hits>} find */
    const inAll = async (find) => new Map((await Promise.all(engines.map(find))).flatMap((hits) => [...hits]));
    return {
      editions,
      titles,
      widen,
      find: (tokens) => inAll((engine) => engine.find(tokens)),
      findBeginning: (token) => inAll((engine) => engine.findBeginning(token)),
    };
  };
}
