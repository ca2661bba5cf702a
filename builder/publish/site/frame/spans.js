// Where words are in a text, whatever is between their letters: spaces, dots, quotation marks, brackets; case and accents aside.
"use strict";

{
  const CJK = /[가-힣\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\u3400-\u9fff\uf900-\ufaff]/;
  /** @param {string | undefined} char */
  const isWordLetter = (char) => char !== undefined && /[\p{L}\p{N}]/u.test(char) && !CJK.test(char);

  daeyeok.isCjk = (text) => CJK.test(text);

  daeyeok.foldWithOffsets = (text) => {
    const folded = /** @type {FoldedText} */ ({ text, letters: "", starts: [], ends: [] });
    for (let at = 0; at < text.length;) {
      const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
      for (const letter of daeyeok.fold(char).split("")) {
        folded.letters += letter;
        folded.starts.push(at);
        folded.ends.push(at + char.length);
      }
      at += char.length;
    }
    return folded;
  };

  /**
   * Words of letters begin and end where the text's do; a syllable or a Chinese character may be anywhere.
   * @param {FoldedText} folded @param {string} wanted
   */
  function* occurrences({ text, letters, starts, ends }, wanted) {
    for (let at = letters.indexOf(wanted); at >= 0 && wanted; at = letters.indexOf(wanted, at + 1)) {
      const [start, end] = [starts[at], ends[at + wanted.length - 1]];
      const begun = isWordLetter(text[start]) && isWordLetter(text[start - 1]);
      const goesOn = isWordLetter(text[end - 1]) && isWordLetter(text[end]);
      if (!begun && !goesOn) yield /** @type {Span} */ ([start, end]);
    }
  }

  daeyeok.spans = (given, words) => {
    const folded = typeof given === "string" ? daeyeok.foldWithOffsets(given) : given;
    const found = words.flatMap((word) => [...occurrences(folded, daeyeok.fold(word))]);
    /** @type {Span[]} */
    const merged = [];
    for (const [start, end] of found.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
      const last = merged.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else merged.push([start, end]);
    }
    return merged;
  };
}
