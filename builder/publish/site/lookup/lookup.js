// Looking terms up: the answers of `daeyeok lookup`, from the same keys, by the ranking that builder/terms/lookup.py defines.
"use strict";

{
  const NOWHERE = new Uint32Array(0);
  /** @typedef {[key: number, how: string, distance?: number]} Hit */
  /** @type {TermsData} */
  let data;
  /**
   * What is made of the data: its keys as keystrokes, their lengths and letters counted, and which of them are not struck as they are written.
   * @type {{ strokes: string[], lengths: Uint16Array, counts: Uint8ClampedArray, unlike: number[], initials: number }}
   */
  let index;

  // --- Texts as they are compared ------------------------------------------------------------------------------------

  const LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  const VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
  const TAILS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];

  /** @param {string} char */
  const isSyllable = (char) => char >= "가" && char <= "힣";

  /** @param {string} syllable */
  function jamo(syllable) {
    const code = syllable.charCodeAt(0) - 0xac00;
    return [LEADS[Math.floor(code / 588)], VOWELS[Math.floor((code % 588) / 28)], TAILS[code % 28]];
  }

  daeyeok.fold = (text) => {
    const plain = text.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC");
    return plain.toLowerCase().replace(/[^\p{L}\p{N}]|ㆍ/gu, "");
  };

  /** @param {string} folded */
  function keystrokes(folded) {
    if (!/[^ -~]/.test(folded)) return folded;
    const letters = [...folded].flatMap((char) =>
      isSyllable(char) ? jamo(char).map((part) => data.strokes[part] ?? "") : (data.strokes[char] ?? char),
    );
    return letters.join("").toLowerCase();
  }

  /**
   * How often each letter is in a text, from `start` on; two letters may share a place, so it tells apart too little and never too much.
   * @param {string} text @param {Uint8ClampedArray} counts @param {number} start
   */
  function countLetters(text, counts, start) {
    for (let at = 0; at < text.length; at++) counts[start + (text.charCodeAt(at) & 31)]++;
  }

  /** @param {number} bits */
  function countOnes(bits) {
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }

  // --- Particles -----------------------------------------------------------------------------------------------------

  /** @param {string} before @param {string} rule */
  function agrees(before, rule) {
    if (rule === "any" || !isSyllable(before)) return true;
    const tail = jamo(before)[2];
    const liquidOrOpen = tail === "" || tail === "ㄹ";
    /** @type {Record<string, boolean>} */
    const rules = {
      closed: tail !== "",
      open: tail === "",
      "liquid-open": liquidOrOpen,
      "closed-not-liquid": !liquidOrOpen,
    };
    return rules[rule];
  }

  /**
   * Whether the rest of a word is a chain of particles.
   * @param {string} rest @param {string} before @param {string} state @returns {boolean}
   */
  function isChain(rest, before, state, left = data.limits.chain) {
    if (!rest) return true;
    if (!left) return false;
    for (let size = rest.length; size > 0; size--) {
      for (const [rule, after] of data.followers[state][rest.slice(0, size)] ?? []) {
        if (agrees(before, rule) && isChain(rest.slice(size), rest[size - 1], after, left - 1)) return true;
      }
    }
    return false;
  }

  daeyeok.stems = function* (word, state, least) {
    for (let end = word.length - 1; end >= least && isSyllable(word[end]); end--) {
      if (isChain(word.slice(end), word[end - 1], state)) yield word.slice(0, end);
    }
  };

  // --- The ranking ---------------------------------------------------------------------------------------------------

  /** @param {number} key */
  const kindOf = (key) => data.kinds[data.as[key]];
  /** @param {number} key */
  const isOfInitials = (key) => data.as[key] === index.initials;

  /** @param {string} text */
  function firstFrom(text) {
    let low = 0;
    for (let high = data.keys.length; low < high;) {
      const middle = (low + high) >> 1;
      if (data.keys[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

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

  /**
   * The keys that the query is in the other keyboard mode, in their order.
   * @param {string} wanted @param {string} typed @returns {Hit[]}
   */
  function inOtherMode(wanted, typed) {
    const keys = [...exactKeys(typed), ...index.unlike].filter((key) => index.strokes[key] === typed);
    const others = [...new Set(keys)].filter((key) => data.keys[key] !== wanted && !isOfInitials(key));
    return others.sort((a, b) => a - b).map((key) => [key, "keyboard"]);
  }

  /**
   * Sorted as numbers, since one letter may begin very many keys: by the first of three, then the second, then the key.
   * @param {string} wanted @param {string} typed @returns {Hit[]}
   */
  function beginning(wanted, typed) {
    const orders = new Map();
    const initial = LEADS.includes(wanted.slice(-1));
    const add = (/** @type {number} */ key, /** @type {number} */ guess) => {
      if (orders.has(key) || index.strokes[key] === typed || (isOfInitials(key) && !initial)) return;
      orders.set(key, (guess * 2 ** 20 + data.keys[key].length) * 2 ** 32 + key);
    };
    for (const key of startingWith(wanted)) add(key, 0);
    if (typed.length >= data.limits.short) {
      for (const key of startingWith(typed)) add(key, 1);
      for (const key of index.unlike) if (index.strokes[key].startsWith(typed)) add(key, 1);
    }
    return Array.from(Float64Array.from(orders.values()).sort(), (order) => [order % 2 ** 32, "beginning"]);
  }

  /** @param {string} wanted */
  const wordKeys = (wanted) => exactKeys(wanted).filter((key) => !isOfInitials(key));

  /** @param {string} wanted */
  function withoutParticles(wanted) {
    for (const stem of daeyeok.stems(wanted, "noun", 1)) {
      const keys = wordKeys(stem);
      if (keys.length) return keys;
    }
    return [];
  }

  /**
   * Where each letter is in a text, as bits, 32 places a number.
   * @param {string} text
   */
  function letterPositions(text) {
    /** @type {Map<number, Uint32Array>} */
    const positions = new Map();
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const bits = positions.get(code) ?? new Uint32Array(Math.ceil(text.length / 32));
      bits[at >> 5] |= 1 << (at & 31);
      positions.set(code, bits);
    }
    return positions;
  }

  /**
   * The length of the longest common subsequence, by the bit-parallel algorithm of Hyyrö (2004), 32 places at a time.
   * @param {Map<number, Uint32Array>} positions @param {Uint32Array} row @param {string} text
   */
  function commonLength(positions, row, text) {
    row.fill(0xffffffff);
    for (let at = 0; at < text.length; at++) {
      const here = positions.get(text.charCodeAt(at)) ?? NOWHERE;
      let carry = 0;
      for (let part = 0; part < here.length; part++) {
        const sum = row[part] + ((row[part] & here[part]) >>> 0) + carry;
        row[part] = sum | (row[part] & ~here[part]);
        carry = sum > 0xffffffff ? 1 : 0;
      }
    }
    return row.reduce((count, part) => count + countOnes(~part), 0);
  }

  /**
   * Whether the letters counted differ by more than `most`, which is the least that deletions and insertions must make good.
   * @param {Uint8ClampedArray} counts @param {number} start @param {number} most
   */
  function isFarApart(counts, start, most) {
    let gap = 0;
    for (let at = 0; at < 32 && gap <= most; at++) gap += Math.abs(counts[at] - index.counts[start + at]);
    return gap > most;
  }

  /** @param {string} typed */
  function spelling(typed) {
    if (typed.length < data.limits.short) return [];
    const [positions, counts, row] = [
      letterPositions(typed),
      new Uint8ClampedArray(32),
      new Uint32Array(Math.ceil(typed.length / 32)),
    ];
    countLetters(typed, counts, 0);
    /** @type {[key: number, how: string, distance: number][]} */
    const hits = [];
    for (let key = 0; key < data.keys.length; key++) {
      const both = typed.length + index.lengths[key];
      const most = both >> 2;
      if (Math.abs(typed.length - index.lengths[key]) > most || isFarApart(counts, key * 32, most) || isOfInitials(key))
        continue;
      const distance = both - 2 * commonLength(positions, row, index.strokes[key]);
      if (distance <= most) hits.push([key, "spelling", distance / both]);
    }
    return hits.sort((a, b) => a[2] - b[2] || a[0] - b[0]);
  }

  /** @param {string} query */
  function within(query) {
    const words = query.split(/\s+/).filter(Boolean).map(daeyeok.fold);
    const taken = words.map(() => false);
    /** @type {Hit[]} */
    const hits = [];
    for (let size = Math.min(data.limits.run, words.length); size > 0; size--) {
      for (let at = 0; at + size <= words.length; at++) {
        if (taken.slice(at, at + size).some(Boolean)) continue;
        const wanted = words.slice(at, at + size).join("");
        const exact = wordKeys(wanted);
        const keys = exact.length ? exact : withoutParticles(wanted);
        if (keys.length) taken.fill(true, at, at + size);
        for (const key of keys) hits.push([key, "within"]);
      }
    }
    return hits;
  }

  /** @param {string} query @returns {Hit[]} */
  function rank(query) {
    const wanted = daeyeok.fold(query);
    if (!wanted) return [];
    const typed = keystrokes(wanted);
    /** @type {Hit[]} */
    const exact = exactKeys(wanted).map((key) => [key, kindOf(key)]);
    const sure = [...exact, ...inOtherMode(wanted, typed), ...beginning(wanted, typed)];
    if (sure.length) return sure;
    const stripped = withoutParticles(wanted);
    return stripped.length ? stripped.map((key) => [key, "particle"]) : [...spelling(typed), ...within(query)];
  }

  /** @param {number} key @param {string} how @returns {TermAnswer} */
  function answer(key, how) {
    const [id, ko, hanja, en, sort] = data.terms[data.of[key]];
    const kind = kindOf(key);
    /** @type {Record<string, string | 0>} */
    const own = { headword: ko, hanja, rendering: en };
    const shown = data.shown[key] || own[kind] || data.keys[key];
    return { id, ko, hanja: hanja || "", en, sort: data.sorts[sort], how, avoided: kind === "avoided", key: shown };
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

  daeyeok.setTerms = (given) => {
    data = given;
    const strokes = data.keys.map(keystrokes);
    const counts = new Uint8ClampedArray(32 * strokes.length);
    strokes.forEach((text, key) => countLetters(text, counts, 32 * key));
    const unlike = [...strokes.keys()].filter((key) => strokes[key] !== data.keys[key]);
    const lengths = Uint16Array.from(strokes, (text) => text.length);
    index = { strokes, lengths, counts, unlike, initials: data.kinds.indexOf("initials") };
  };
}
