// Look-up: answers as `daeyeok lookup` does, from the same keys, by the ranking that builder/lookup.py defines.
"use strict";

{
  const EMPTY = new Uint32Array(0);
  let data; // what search/terms.js has, and made of it: `struck`, `lengths`, `tallies`, `unlike`

  // --- Texts as they are compared ------------------------------------------------------------------------------------

  const isSyllable = (char) => char >= "가" && char <= "힣";
  const LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  const VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
  const TAILS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];

  function split(syllable) {
    const code = syllable.charCodeAt(0) - 0xac00;
    return [LEADS[Math.floor(code / 588)], VOWELS[Math.floor((code % 588) / 28)], TAILS[code % 28]];
  }

  function folded(text) {
    return text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .normalize("NFC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]|ㆍ/gu, "");
  }

  function struck(text) {
    if (/^[\x00-\x7f]*$/.test(text)) return text;
    let strokes = "";
    for (const char of text) {
      if (isSyllable(char)) for (const jamo of split(char)) strokes += data.strokes[jamo] ?? "";
      else strokes += data.strokes[char] ?? char;
    }
    return strokes.toLowerCase();
  }

  // How often each letter stands in a text, from `start` on; two letters may share a place, so it tells apart too little and never too much.
  function tally(text, counts, start) {
    for (let at = 0; at < text.length; at++) counts[start + (text.charCodeAt(at) & 31)]++;
  }

  function ones(bits) {
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }

  // --- Particles -----------------------------------------------------------------------------------------------------

  function agrees(before, rule) {
    if (rule === "any" || !isSyllable(before)) return true;
    const tail = split(before)[2];
    const liquidOrOpen = tail === "" || tail === "ㄹ";
    return { closed: tail !== "", open: tail === "", "liquid-open": liquidOrOpen, "closed-not-liquid": !liquidOrOpen }[
      rule
    ];
  }

  function isChain(rest, before, left = data.limits.chain, state = "noun") {
    if (!rest) return true;
    if (!left) return false;
    for (let size = rest.length; size > 0; size--) {
      for (const [rule, after] of data.followers[state][rest.slice(0, size)] ?? []) {
        if (agrees(before, rule) && isChain(rest.slice(size), rest[size - 1], left - 1, after)) return true;
      }
    }
    return false;
  }

  // --- The ranking ---------------------------------------------------------------------------------------------------

  const kindOf = (key) => data.kinds[data.as[key]];
  const isOfInitials = (key) => data.as[key] === data.initials;

  function firstFrom(text) {
    let low = 0;
    let high = data.keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (data.keys[middle] < text) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function exact(wanted) {
    const found = [];
    for (let key = firstFrom(wanted); data.keys[key] === wanted; key++) found.push([key, kindOf(key)]);
    return found;
  }

  function* starting(text) {
    for (let key = firstFrom(text); data.keys[key]?.startsWith(text); key++) yield key;
  }

  // The keys that the query is in the other keyboard mode, in their order; `unlike` are those that are not struck as they are written.
  function typedSo(wanted, typed) {
    const found = exact(typed)
      .map(([key]) => key)
      .concat(data.unlike.filter((key) => data.struck[key] === typed));
    const others = [...new Set(found)].filter(
      (key) => data.struck[key] === typed && data.keys[key] !== wanted && !isOfInitials(key),
    );
    return others.sort((a, b) => a - b).map((key) => [key, "keyboard"]);
  }

  // Sorted as numbers, since one letter may begin very many keys: by the first of three, then the second, then the key.
  function beginning(wanted, typed) {
    const found = new Map();
    const initial = LEADS.includes(wanted.at(-1));
    const add = (key, guess) => {
      if (found.has(key) || data.struck[key] === typed || (isOfInitials(key) && !initial)) return;
      found.set(key, (guess * 2 ** 20 + data.keys[key].length) * 2 ** 32 + key);
    };
    for (const key of starting(wanted)) add(key, 0);
    if (typed.length >= data.limits.short) {
      for (const key of starting(typed)) add(key, 1);
      for (const key of data.unlike) if (data.struck[key].startsWith(typed)) add(key, 1);
    }
    return Array.from(Float64Array.from(found.values()).sort(), (number) => [number % 2 ** 32, "beginning"]);
  }

  const words = (wanted) =>
    exact(wanted)
      .filter(([, kind]) => kind !== "initials")
      .map(([key]) => key);

  // A word without what follows its noun, from the longest to `least` letters: particles and the copula, and, after a "noun", suffixes too.
  function* stems(word, after, least) {
    for (let end = word.length - 1; end >= least && isSyllable(word[end]); end--) {
      if (isChain(word.slice(end), word[end - 1], data.limits.chain, after)) yield word.slice(0, end);
    }
  }

  function particle(wanted) {
    for (const stem of stems(wanted, "noun", 1)) {
      const found = words(stem);
      if (found.length) return found.map((key) => [key, "particle"]);
    }
    return [];
  }

  // Where each letter of a text stands, as bits, 32 places a number.
  function places(text) {
    const found = new Map();
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (!found.has(code)) found.set(code, new Uint32Array(Math.ceil(text.length / 32)));
      found.get(code)[at >> 5] |= 1 << (at & 31);
    }
    return found;
  }

  // The length of the longest common subsequence, by the bit-parallel algorithm of Hyyrö (2004), 32 places at a time.
  function common(standing, row, text) {
    row.fill(0xffffffff);
    for (let at = 0; at < text.length; at++) {
      const here = standing.get(text.charCodeAt(at)) ?? EMPTY;
      let carry = 0;
      for (let part = 0; part < here.length; part++) {
        const sum = row[part] + ((row[part] & here[part]) >>> 0) + carry;
        row[part] = sum | (row[part] & ~here[part]);
        carry = sum > 0xffffffff ? 1 : 0;
      }
    }
    return row.reduce((count, part) => count + ones(~part), 0);
  }

  // Whether two tallies differ by more than `most` letters, which is the least that striking out and putting in must make good.
  function farApart(own, start, most) {
    let gap = 0;
    for (let at = 0; at < 32 && gap <= most; at++) gap += Math.abs(own[at] - data.tallies[start + at]);
    return gap > most;
  }

  function spelling(typed) {
    if (typed.length < data.limits.short) return [];
    const [standing, own, row] = [
      places(typed),
      new Uint8ClampedArray(32),
      new Uint32Array(Math.ceil(typed.length / 32)),
    ];
    tally(typed, own, 0);
    const found = [];
    for (let key = 0; key < data.keys.length; key++) {
      const both = typed.length + data.lengths[key];
      const most = both >> 2;
      if (Math.abs(typed.length - data.lengths[key]) > most || farApart(own, key * 32, most) || isOfInitials(key))
        continue;
      const distance = both - 2 * common(standing, row, data.struck[key]);
      if (distance <= most) found.push([key, "spelling", distance / both]);
    }
    return found.sort((a, b) => a[2] - b[2] || a[0] - b[0]);
  }

  function asWord(wanted) {
    const found = words(wanted);
    return found.length ? found : particle(wanted).map(([key]) => key);
  }

  function within(query) {
    const parts = query.split(/\s+/).filter(Boolean).map(folded);
    const taken = parts.map(() => false);
    const found = [];
    for (let size = Math.min(data.limits.run, parts.length); size > 0; size--) {
      for (let at = 0; at + size <= parts.length; at++) {
        if (taken.slice(at, at + size).some(Boolean)) continue;
        const keys = asWord(parts.slice(at, at + size).join(""));
        if (keys.length) taken.fill(true, at, at + size);
        found.push(...keys.map((key) => [key, "within"]));
      }
    }
    return found;
  }

  function ranked(query) {
    const wanted = folded(query);
    if (!wanted) return [];
    const typed = struck(wanted);
    const sure = [...exact(wanted), ...typedSo(wanted, typed), ...beginning(wanted, typed)];
    if (sure.length) return sure;
    const stripped = particle(wanted);
    return stripped.length ? stripped : [...spelling(typed), ...within(query)];
  }

  // The terms that answer a query, best first, each with the key by which it does and how; `take` must have had the data before.
  function ask(query, most = 10) {
    const first = new Map();
    for (const [key, how] of ranked([...query].slice(0, data.limits.most).join(""))) {
      if (first.size === most) break;
      if (!first.has(data.of[key])) first.set(data.of[key], answer(key, how));
    }
    return [...first.values()];
  }

  function answer(key, how) {
    const [id, ko, hanja, en, sort] = data.terms[data.of[key]];
    const own = { headword: ko, hanja, rendering: en }[kindOf(key)];
    const avoided = kindOf(key) === "avoided";
    return {
      id,
      ko,
      hanja: hanja || "",
      en,
      sort: data.sorts[sort],
      how,
      avoided,
      key: data.shown[key] || own || data.keys[key],
    };
  }

  function take(given) {
    data = given;
    data.initials = data.kinds.indexOf("initials");
    data.struck = data.keys.map(struck);
    data.lengths = Uint16Array.from(data.struck, (text) => text.length);
    data.tallies = new Uint8ClampedArray(32 * data.keys.length);
    data.struck.forEach((text, key) => tally(text, data.tallies, 32 * key));
    data.unlike = [...data.keys.keys()].filter((key) => data.struck[key] !== data.keys[key]);
  }

  Object.assign(daeyeok, { take, ask, folded, stems });
}
