// Texts as they are compared: folded, as keystrokes, by their initial consonants, and without what follows a noun.
"use strict";

{
  const { isSyllable, split, agrees } = daeyeok.hangul;
  /** @type {ComparisonTables} */
  let tables;
  /** @type {Map<string, string>} letters that are compared as others: variant Hanja, joined consonants */
  let alike = new Map();

  daeyeok.setTables = (given) => {
    tables = given;
    alike = new Map(Object.entries(tables.alike));
  };

  daeyeok.fold = (text) => {
    const narrow = text.replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));
    const plain = narrow.normalize("NFD").replace(/\p{M}/gu, "").normalize("NFC").toLowerCase();
    const letters = plain.replace(/[^\p{L}\p{N}]|[ㆍ\u119e]/gu, "");
    return letters.replace(/[ㄱ-ㅎ\u3400-\u9fff]/g, (letter) => alike.get(letter) ?? letter);
  };

  /** @param {string} folded */
  function keystrokes(folded) {
    if (!/[^ -~]/.test(folded)) return folded;
    const letters = [...folded].flatMap((char) =>
      isSyllable(char) ? split(char).map((jamo) => tables.strokes[jamo] ?? "") : (tables.strokes[char] ?? char),
    );
    return letters.join("");
  }

  daeyeok.strokesOf = (folded) => keystrokes(folded).toLowerCase();

  daeyeok.strokeForms = (folded) => {
    const doubled = keystrokes(folded).replace(/[QWERT]/g, (key) => key + key);
    return [...new Set([daeyeok.strokesOf(folded), doubled.toLowerCase()])];
  };

  /** @param {string} char */
  const lead = (char) => (isSyllable(char) ? (alike.get(split(char)[0]) ?? split(char)[0]) : char);

  daeyeok.beginsAs = (text, typed, whole = false) => {
    let at = 0;
    for (const char of text) {
      const own = lead(char);
      const rest = typed.slice(at, at + own.length);
      if (typed.startsWith(char, at)) at += char.length;
      else if (rest && own.startsWith(rest)) at += rest.length;
      else return at === typed.length && !whole;
    }
    return at === typed.length;
  };

  /**
   * Whether the rest of a word is a chain of particles and endings.
   * @param {string} rest @param {string} before @param {string} state @returns {boolean}
   */
  function isChain(rest, before, state, left = tables.limits.chain) {
    if (!rest) return tables.final.includes(state);
    if (!left) return false;
    for (let size = rest.length; size > 0; size--) {
      for (const [rule, after] of tables.followers[state][rest.slice(0, size)] ?? []) {
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
}
