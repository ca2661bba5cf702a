// Looking terms up: the answers of `daeyeok lookup`, from the same keys, by the ranking that builder/terms/lookup.py defines.
"use strict";

{
  const { commonLengths, countSlips, letterCounts, areFarApart } = daeyeok.similarity;
  /** @typedef {[key: number, how: string]} Hit */
  /** @type {TermsData} */
  let data;
  /**
   * What is computed from the data: its keys as keystrokes, their lengths and letters counted, which of them differ from their keystrokes, all
   * keys as one text and where each begins in it, and the kind of initial consonants.
   * @type {{ strokes: string[], lengths: Uint16Array, counts: Uint8ClampedArray, unlike: number[], joined: string, offsets: Uint32Array,
   *   initials: number }}
   */
  let index;

  // --- Keys ----------------------------------------------------------------------------------------------------------

  /** @param {number} key */
  const kindOf = (key) => data.kinds[data.as[key]];
  /** @param {number} key */
  const isOfInitials = (key) => data.as[key] === index.initials;

  /**
   * The first index at which a condition that holds from some index on holds.
   * @param {number} count @param {(at: number) => boolean} holds
   */
  function firstIndex(count, holds) {
    let low = 0;
    for (let high = count; low < high;) {
      const middle = (low + high) >> 1;
      if (holds(middle)) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  /** @param {string} text */
  const firstFrom = (text) => firstIndex(data.keys.length, (key) => data.keys[key] >= text);

  /** @param {string} wanted */
  function exactKeys(wanted) {
    const keys = [];
    for (let key = firstFrom(wanted); data.keys[key] === wanted; key++) keys.push(key);
    return keys;
  }

  /** @param {string} text */
  function* startingWith(text) {
    for (let key = firstFrom(text); data.keys[key]?.startsWith(text); key++) yield key;
  }

  /** @param {string} wanted */
  const wordKeys = (wanted) => exactKeys(wanted).filter((key) => !isOfInitials(key));

  /**
   * The keys of the longest beginning of a word that is followed by particles.
   * @param {string} wanted @param {"noun" | "particle"} state
   */
  function withoutParticles(wanted, state) {
    for (const stem of daeyeok.stems(wanted, state, 1)) {
      const keys = wordKeys(stem);
      if (keys.length) return keys;
    }
    return [];
  }

  /**
   * The text that a key was made of.
   * @param {number} key
   */
  function shown(key) {
    const [, ko, hanja, en] = data.terms[data.of[key]];
    /** @type {Record<string, string | 0>} */
    const own = { headword: ko, hanja, rendering: en };
    return data.shown[key] || own[kindOf(key)] || data.keys[key];
  }

  // --- The ranking ---------------------------------------------------------------------------------------------------

  /** @param {string} how @param {number[]} keys @returns {Hit[]} */
  const hits = (how, keys) => keys.map((key) => [key, how]);

  /**
   * The keys in the order of a number each, then of the keys. Sorted as numbers, since one letter may begin very many keys.
   * @param {string} how @param {Iterable<[key: number, order: number]>} keys
   */
  function ordered(how, keys) {
    const orders = Float64Array.from(keys, ([key, order]) => order * 2 ** 32 + key).sort();
    return hits(
      how,
      Array.from(orders, (order) => order % 2 ** 32),
    );
  }

  const PLURALS = [
    ["s", ""],
    ["es", ""],
    ["ies", "y"],
  ];

  /**
   * The renderings and variants of which the query is the English plural.
   * @param {string} wanted
   */
  function singulars(wanted) {
    if (!/^[a-z0-9]+$/.test(wanted)) return [];
    const keys = PLURALS.filter(([ending]) => wanted.endsWith(ending)).flatMap(([ending, singular]) =>
      exactKeys(wanted.slice(0, -ending.length) + singular),
    );
    return hits(
      "plural",
      keys.filter((key) => ["rendering", "variant"].includes(kindOf(key))),
    );
  }

  /** @param {string} wanted @returns {Hit[]} */
  function named(wanted) {
    const avoided = data.kinds.indexOf("avoided");
    /** @type {Hit[]} */
    const exact = exactKeys(wanted).map((key) => [key, kindOf(key)]);
    const isAvoided = (/** @type {Hit} */ [key]) => data.as[key] >= avoided;
    return [...exact.filter((hit) => !isAvoided(hit)), ...singulars(wanted), ...exact.filter(isAvoided)];
  }

  /**
   * The keys that the query is in the other keyboard mode, in their order.
   * @param {string} wanted @param {string[]} typed
   */
  function inOtherMode(wanted, typed) {
    const keys = typed.flatMap((strokes) =>
      [...exactKeys(strokes), ...index.unlike].filter((key) => index.strokes[key] === strokes),
    );
    const others = [...new Set(keys)].filter((key) => data.keys[key] !== wanted && !isOfInitials(key));
    return hits(
      "keyboard",
      others.sort((a, b) => a - b),
    );
  }

  /**
   * Whether a query has both syllables and initial consonants.
   * @param {string} wanted
   */
  const isInPart = (wanted) => /[ㄱ-ㅎ]/.test(wanted) && /[가-힣]/.test(wanted);

  /**
   * The keys of which the query has some syllables whole, and of the others the initial consonants.
   * @param {string} wanted @param {string[]} typed
   */
  function spelledInPart(wanted, typed) {
    if (!isInPart(wanted)) return [];
    const isSpelled = (/** @type {number} */ key) =>
      !isOfInitials(key) && !typed.includes(index.strokes[key]) && daeyeok.beginsAs(data.keys[key], wanted, true);
    return hits("initials", index.unlike.filter(isSpelled));
  }

  /**
   * Where the words of a key's text begin in its folded form.
   * @param {string} text
   */
  const wordStarts = (text) =>
    [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => daeyeok.fold(text.slice(0, index)).length);

  /**
   * Whether what was typed goes beyond the first word of a key that it begins, if it is Latin: those of other keys are not parted.
   * @param {number} key @param {string[]} typed
   */
  function hasFirstWord(key, typed) {
    if (!/^[a-z0-9]*$/.test(data.keys[key])) return true;
    const length = Math.min(...wordStarts(shown(key)).filter(Boolean));
    return typed.some((form) => index.strokes[key].startsWith(form) && form.length >= length);
  }

  /**
   * The keys that the query begins, then those that its keystrokes do, or its syllables and initial consonants.
   * @param {string} wanted @param {string[]} typed
   */
  function beginning(wanted, typed) {
    /** @type {Map<number, number>} */
    const orders = new Map();
    const initial = daeyeok.hangul.isLead(wanted.slice(-1));
    const add = (/** @type {number} */ key, /** @type {number} */ guess) => {
      if (orders.has(key) || typed.includes(index.strokes[key]) || (isOfInitials(key) && !initial)) return;
      if (kindOf(key) === "avoided" && !hasFirstWord(key, typed)) return;
      orders.set(key, guess * 2 ** 20 + data.keys[key].length);
    };
    for (const key of startingWith(wanted)) add(key, 0);
    for (const strokes of typed.filter(({ length }) => length >= data.limits.short)) {
      for (const key of [...startingWith(strokes), ...index.unlike]) {
        if (index.strokes[key].startsWith(strokes)) add(key, 1);
      }
    }
    if (isInPart(wanted)) for (const key of index.unlike) if (daeyeok.beginsAs(data.keys[key], wanted)) add(key, 1);
    return ordered("beginning", orders);
  }

  /**
   * Whether a key has the query further on: anywhere in Korean, but with Latin before it only where a word begins.
   * @param {number} key @param {string} wanted
   */
  function hasWord(key, wanted) {
    const folded = data.keys[key];
    const starts = () => wordStarts(shown(key));
    for (let at = folded.indexOf(wanted, 1); at > 0; at = folded.indexOf(wanted, at + 1)) {
      if (!/^[a-z0-9]{2}$/.test(folded[at - 1] + wanted[0]) || starts().includes(at)) return true;
    }
    return false;
  }

  /**
   * Keys and their lengths, with an order instead that puts first, of keys as long as each other, those whose term has more of them.
   * @param {Map<number, number>} lengths @returns {[key: number, order: number][]}
   */
  function oftenestFirst(lengths) {
    /** @type {Map<number, number>} */
    const counts = new Map();
    for (const key of lengths.keys()) counts.set(data.of[key], (counts.get(data.of[key]) ?? 0) + 1);
    const rest = (/** @type {number} */ key) => 255 - Math.min(counts.get(data.of[key]) ?? 0, 255);
    return [...lengths].map(([key, length]) => [key, length * 256 + rest(key)]);
  }

  /**
   * The keys in which the query is found, not at the beginning. All keys are searched as one text, which is quicker by far.
   * @param {string} wanted
   */
  function containing(wanted) {
    /** @type {Map<number, number>} */
    const orders = new Map();
    if ([...wanted].length < data.limits.contained) return [];
    for (let at = index.joined.indexOf(wanted); at >= 0; at = index.joined.indexOf(wanted, at + 1)) {
      const key = firstIndex(index.offsets.length, (key) => index.offsets[key] > at) - 1;
      if (orders.has(key) || at === index.offsets[key] || !data.within[data.as[key]]) continue;
      if (hasWord(key, wanted)) orders.set(key, data.keys[key].length);
    }
    return ordered("containing", oftenestFirst(orders));
  }

  /**
   * A word as its stem and the number of its suffix's row.
   * @param {string} word @returns {[stem: string, row: number][]}
   */
  const parted = (word) =>
    data.suffixes.flatMap((suffixes, row) =>
      suffixes
        .filter((suffix) => word.endsWith(suffix) && word.length - suffix.length >= data.limits.stem)
        .map((suffix) => /** @type {[string, number]} */ ([word.slice(0, -suffix.length), row])),
    );

  /**
   * Whether two words have one stem and suffixes that make different words of it: realist, realism.
   * @param {string} word @param {string} other
   */
  const areDerivatives = (word, other) =>
    parted(word).some(([stem, row]) => parted(other).some(([root, across]) => stem === root && row !== across));

  /**
   * How many slips make of a key's keystrokes what was typed; Infinity if more than are forgiven, or if what was typed only goes on after them.
   * @param {string} typed @param {string} strokes @param {(other: string) => number} commonLength with what was typed
   */
  function slipsIn(typed, strokes, commonLength) {
    const most = slipsForgiven(Math.min(typed.length, strokes.length));
    if (Math.abs(typed.length - strokes.length) > most || typed.startsWith(strokes)) return Infinity;
    if (areDerivatives(typed, strokes)) return Infinity;
    // A slip is two insertions and deletions at most, which are counted more quickly.
    if (typed.length + strokes.length - 2 * commonLength(strokes) > 2 * most) return Infinity;
    const slips = countSlips(typed, strokes);
    return slips <= most ? slips : Infinity;
  }

  /** @param {number} letters */
  const slipsForgiven = (letters) => data.limits.slips.filter((least) => letters >= least).length;

  /**
   * The first words of a key of several, as struck, where it goes on after what was typed and begins with the same letter.
   * @param {number} key @param {string} typed
   */
  function firstWords(key, typed) {
    if (typed.length < data.limits.partial) return [];
    if (index.lengths[key] <= typed.length || index.strokes[key][0] !== typed[0]) return [];
    const text = shown(key);
    return [...text.matchAll(/ /g)].map((space) => daeyeok.strokesOf(daeyeok.fold(text.slice(0, space.index))));
  }

  /** @param {string} typed @returns {Hit[]} */
  function spelling(typed) {
    const [commonLength, counts] = [commonLengths(typed), letterCounts([typed])];
    const most = 2 * data.limits.slips.length;
    /** @type {[key: number, slips: number][]} */
    const found = [];
    for (let key = 0; key < data.keys.length; key++) {
      if (isOfInitials(key)) continue;
      const whole = areFarApart(counts, index.counts, key, most) ? [] : [index.strokes[key]];
      const forms = [...whole, ...firstWords(key, typed)];
      const slips = Math.min(...forms.map((form) => slipsIn(typed, form, commonLength)));
      if (slips < Infinity) found.push([key, slips]);
    }
    found.sort((a, b) => a[1] - b[1] || a[0] - b[0]);
    return found.map(([key]) => [key, "spelling"]);
  }

  /** @param {string} query */
  function within(query) {
    const words = query.split(/\s+/).filter(Boolean).map(daeyeok.fold);
    const taken = words.map(() => false);
    /** @type {number[]} */
    const found = [];
    for (let size = Math.min(data.limits.run, words.length); size > 0; size--) {
      for (let at = 0; at + size <= words.length; at++) {
        if (taken.slice(at, at + size).some(Boolean)) continue;
        const wanted = words.slice(at, at + size).join("");
        const whole = wordKeys(wanted);
        const named = whole.length ? whole : withoutParticles(wanted, "noun");
        const keys = named.filter((key) => kindOf(key) !== "romanization");
        if (keys.length) taken.fill(true, at, at + size);
        found.push(...keys);
      }
    }
    return hits(
      "within",
      found.sort((a, b) => data.keys[b].length - data.keys[a].length),
    );
  }

  /** @type {((wanted: string, typed: string[]) => Hit[])[]} */
  const STAGES = [
    named,
    inOtherMode,
    spelledInPart,
    (wanted) => hits("particle", withoutParticles(wanted, "particle")),
    beginning,
    containing,
  ];

  /** @param {string} query @returns {Generator<Hit>} */
  function* rank(query) {
    const wanted = daeyeok.fold(query);
    if (!wanted) return;
    const typed = daeyeok.strokeForms(wanted);
    let isAnswered = false;
    for (const stage of STAGES) {
      const found = stage(wanted, typed);
      isAnswered ||= found.length > 0;
      yield* found;
    }
    if (isAnswered) return;
    const stripped = hits("particle", withoutParticles(wanted, "noun"));
    yield* stripped.length ? stripped : [...spelling(typed[0]), ...within(query)];
  }

  /** @param {number} key @param {string} how @returns {TermAnswer} */
  function answer(key, how) {
    const [id, ko, hanja, en, sort] = data.terms[data.of[key]];
    const avoided = kindOf(key) === "avoided";
    return { id, ko, hanja: hanja || "", en, sort: data.sorts[sort], how, avoided, key: shown(key) };
  }

  daeyeok.ask = (query, most = 10) => {
    /** @type {Map<number, TermAnswer>} */
    const first = new Map();
    for (const [key, how] of rank([...query].slice(0, data.limits.most).join(""))) {
      if (first.size === most) break;
      if (!first.has(data.of[key])) first.set(data.of[key], answer(key, how));
    }
    return [...first.values()];
  };

  // --- Terms named by a query ----------------------------------------------------------------------------------------

  const WORDS = ["headword", "rendering", "variant"];
  const MEANT = [...WORDS, "hanja", "plural", "particle"];

  /** @param {string} query */
  const namedBy = (query) => daeyeok.ask(query).filter(({ how }) => MEANT.includes(how));

  // Without those that have another in brackets: of 기정학(技政學) the headword is enough.
  daeyeok.wordsOfTerms = (query) => {
    const ids = new Set([query, ...query.split(/\s+/)].flatMap(namedBy).map(({ id }) => id));
    const keys = [...data.keys.keys()].filter((key) => WORDS.includes(kindOf(key)));
    const words = keys.filter((key) => ids.has(data.terms[data.of[key]][0])).map(shown);
    return [...new Set(words)].filter((word) => !word.includes("("));
  };

  // --- Misspelled queries --------------------------------------------------------------------------------------------

  /**
   * Of the runs of words in a key, the one that is most like what was typed.
   * @param {string} key @param {string} typed
   */
  function nearest(key, typed) {
    const words = key.split(/\s+/);
    const commonLength = commonLengths(typed);
    const runs = words.flatMap((_, from) =>
      words.slice(from).map((__, more) => words.slice(from, from + more + 1).join(" ")),
    );
    const unlikeness = (/** @type {string} */ run) => {
      const strokes = daeyeok.strokesOf(daeyeok.fold(run));
      return 1 - (2 * commonLength(strokes)) / (typed.length + strokes.length);
    };
    return runs.reduce((best, run) => (unlikeness(run) < unlikeness(best) ? run : best));
  }

  /** @param {string} text */
  function respelled(text) {
    const [best] = daeyeok.ask(text, 1);
    return best?.how === "spelling" ? nearest(best.key, daeyeok.strokesOf(daeyeok.fold(text))) : text;
  }

  // As a whole, or else word by word.
  daeyeok.corrected = (query) => {
    const whole = respelled(query);
    return whole === query ? query.split(/\s+/).map(respelled).join(" ") : whole;
  };

  daeyeok.setTerms = (given) => {
    data = given;
    daeyeok.setTables(data);
    const strokes = data.keys.map(daeyeok.strokesOf);
    const offsets = new Uint32Array(data.keys.length);
    for (let key = 1; key < offsets.length; key++) offsets[key] = offsets[key - 1] + data.keys[key - 1].length + 1;
    index = {
      strokes,
      offsets,
      joined: data.keys.join("\n"),
      lengths: Uint16Array.from(strokes, (text) => text.length),
      counts: letterCounts(strokes),
      unlike: [...strokes.keys()].filter((key) => strokes[key] !== data.keys[key]),
      initials: data.kinds.indexOf("initials"),
    };
  };
}
