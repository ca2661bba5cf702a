// Look-up: answers as `daeyeok lookup` does, from the same keys, by the ranking that builder/terms/lookup.py defines.
"use strict";

{
  const EMPTY = new Uint32Array(0);
  let data; // what search/terms.js has, and made of it: `struck`, `lengths`, `tallies`, `unlike`, `offsets`
  let alike = new Map(); // letters that are compared as others: variant Hanja, joined consonants

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
    const narrow = text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
    const letters = narrow
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .normalize("NFC")
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]|[ㆍ\u119e]/gu, "");
    return letters.replace(/[ㄱ-ㅎ\u3400-\u9fff]/g, (letter) => alike.get(letter) ?? letter);
  }

  function keystrokes(text) {
    let strokes = "";
    for (const char of text) {
      if (isSyllable(char)) for (const jamo of split(char)) strokes += data.strokes[jamo] ?? "";
      else strokes += data.strokes[char] ?? char;
    }
    return strokes;
  }

  const struck = (text) => (/^[\x00-\x7f]*$/.test(text) ? text : keystrokes(text).toLowerCase());

  // The same with a key struck twice for each tense consonant, as some input methods join them: ㄸ for ee.
  const doubled = (text) =>
    keystrokes(text)
      .replace(/[QWERT]/g, (key) => key + key)
      .toLowerCase();

  const lead = (char) => (isSyllable(char) ? (alike.get(split(char)[0]) ?? split(char)[0]) : char);

  // Whether a text begins as was typed in syllables and initial consonants, 기정학 as 기ㅈ; and, if `whole`, whether it ends there too.
  function beginsAs(text, typed, whole) {
    let at = 0;
    for (const char of text) {
      const own = lead(char);
      const rest = typed.slice(at, at + own.length);
      if (typed.startsWith(char, at)) at += char.length;
      else if (rest && own.startsWith(rest)) at += rest.length;
      else return at === typed.length && !whole;
    }
    return at === typed.length;
  }

  const isInPart = (wanted) => /[ㄱ-ㅎ]/.test(wanted) && /[가-힣]/.test(wanted);

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
    if (!rest) return data.final.includes(state);
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
    const found = typed.flatMap((strokes) => [
      ...exact(strokes)
        .map(([key]) => key)
        .filter((key) => data.struck[key] === strokes),
      ...data.unlike.filter((key) => data.struck[key] === strokes),
    ]);
    const others = [...new Set(found)].filter((key) => data.keys[key] !== wanted && !isOfInitials(key));
    return others.sort((a, b) => a - b).map((key) => [key, "keyboard"]);
  }

  // The keys of which the query has some syllables whole, and of the others the initial consonants.
  function spelledInPart(wanted, typed) {
    if (!isInPart(wanted)) return [];
    const found = data.unlike.filter(
      (key) => !isOfInitials(key) && !typed.includes(data.struck[key]) && beginsAs(data.keys[key], wanted, true),
    );
    return found.map((key) => [key, "initials"]);
  }

  // Sorted as numbers, since one letter may begin very many keys: by the first of three, then the second, then the key.
  function beginning(wanted, typed) {
    const found = new Map();
    const initial = LEADS.includes(wanted.at(-1));
    const add = (key, guess) => {
      if (found.has(key) || typed.includes(data.struck[key]) || (isOfInitials(key) && !initial)) return;
      found.set(key, (guess * 2 ** 20 + data.keys[key].length) * 2 ** 32 + key);
    };
    for (const key of starting(wanted)) add(key, 0);
    for (const strokes of typed.filter(({ length }) => length >= data.limits.short)) {
      for (const key of starting(strokes)) if (data.struck[key].startsWith(strokes)) add(key, 1);
      for (const key of data.unlike) if (data.struck[key].startsWith(strokes)) add(key, 1);
    }
    if (isInPart(wanted)) for (const key of data.unlike) if (beginsAs(data.keys[key], wanted)) add(key, 1);
    return Array.from(Float64Array.from(found.values()).sort(), (number) => [number % 2 ** 32, "beginning"]);
  }

  // The text that a key was made of.
  function shown(key) {
    const [, ko, hanja, en] = data.terms[data.of[key]];
    return data.shown[key] || { headword: ko, hanja, rendering: en }[kindOf(key)] || data.keys[key];
  }

  // Whether a key has the query further on: anywhere in Korean, but with Latin before it only where a word begins.
  function hasWord(key, wanted) {
    const folds = data.keys[key];
    const starts = () =>
      [...shown(key).matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => folded(shown(key).slice(0, index)).length);
    for (let at = folds.indexOf(wanted, 1); at > 0; at = folds.indexOf(wanted, at + 1)) {
      if (!/^[a-z0-9]{2}$/.test(folds[at - 1] + wanted[0]) || starts().includes(at)) return true;
    }
    return false;
  }

  // The keys in which the query is found, not at the beginning. All keys are searched as one text, which is quicker by far.
  function containing(wanted) {
    const found = new Set();
    if ([...wanted].length < data.limits.contained) return [];
    for (let at = data.joined.indexOf(wanted); at >= 0; at = data.joined.indexOf(wanted, at + 1)) {
      const key = keyAt(at);
      if (at > data.offsets[key] && data.within[data.as[key]] && !found.has(key) && hasWord(key, wanted))
        found.add(key);
    }
    const ranks = Float64Array.from(found, (key) => data.keys[key].length * 2 ** 32 + key).sort();
    return Array.from(ranks, (number) => [number % 2 ** 32, "containing"]);
  }

  // Which key is at an offset of the joined text.
  function keyAt(offset) {
    let [low, high] = [0, data.offsets.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (data.offsets[middle] <= offset) low = middle;
      else high = middle;
    }
    return low;
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

  function particle(wanted, after) {
    for (const stem of stems(wanted, after, 1)) {
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
    return found.length ? found : particle(wanted, "noun").map(([key]) => key);
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

  const STAGES = [exact, typedSo, spelledInPart, (wanted) => particle(wanted, "particle"), beginning, containing];

  function* ranked(query) {
    const wanted = folded(query);
    if (!wanted) return;
    const typed = [...new Set([struck(wanted), doubled(wanted)])];
    let sure = false;
    for (const stage of STAGES) {
      const found = stage(wanted, typed);
      sure ||= found.length > 0;
      yield* found;
    }
    if (sure) return;
    const stripped = particle(wanted, "noun");
    yield* stripped.length ? stripped : [...spelling(typed[0]), ...within(query)];
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
    const avoided = kindOf(key) === "avoided";
    return { id, ko, hanja: hanja || "", en, sort: data.sorts[sort], how, avoided, key: shown(key) };
  }

  // Of the words of a key, one after the other, those that are most like what was typed.
  function nearest(key, typed) {
    const parts = key.split(/\s+/);
    const [standing, row] = [places(typed), new Uint32Array(Math.ceil(typed.length / 32))];
    const unlike = (words) =>
      1 - (2 * common(standing, row, struck(folded(words)))) / (typed.length + struck(folded(words)).length);
    const runs = parts.flatMap((_, from) =>
      parts.slice(from).map((__, more) => parts.slice(from, from + more + 1).join(" ")),
    );
    return runs.reduce((best, words) => (unlike(words) < unlike(best) ? words : best));
  }

  function respelled(text) {
    const [best] = ask(text, 1);
    return best?.how === "spelling" ? nearest(best.key, struck(folded(text))) : text;
  }

  // A query that no text has, with what it misspells put right: as a whole, or word by word.
  function corrected(query) {
    const whole = respelled(query);
    return whole === query ? query.split(/\s+/).map(respelled).join(" ") : whole;
  }

  function take(given) {
    data = given;
    alike = new Map(Object.entries(data.alike));
    data.joined = data.keys.join("\n");
    data.offsets = new Uint32Array(data.keys.length);
    for (let key = 1; key < data.keys.length; key++)
      data.offsets[key] = data.offsets[key - 1] + data.keys[key - 1].length + 1;
    data.initials = data.kinds.indexOf("initials");
    data.struck = data.keys.map(struck);
    data.lengths = Uint16Array.from(data.struck, (text) => text.length);
    data.tallies = new Uint8ClampedArray(32 * data.keys.length);
    data.struck.forEach((text, key) => tally(text, data.tallies, 32 * key));
    data.unlike = [...data.keys.keys()].filter((key) => data.struck[key] !== data.keys[key]);
  }

  Object.assign(daeyeok, { take, ask, corrected, folded, stems });
}
