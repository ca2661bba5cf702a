// Where words stand in a text, whatever is between their letters: blanks, dots, quotation marks, brackets; capitals and accents aside.
"use strict";

{
  const SINGLE = /[가-힣\u3400-\u9fff\uf900-\ufaff]/;
  const inWord = (char) => char !== undefined && /[\p{L}\p{N}]/u.test(char) && !SINGLE.test(char);

  // The letters that are compared, and of each where the one it is made of begins and ends.
  function squeezed(text) {
    const found = { text, letters: "", from: [], to: [] };
    for (let at = 0; at < text.length;) {
      const char = String.fromCodePoint(text.codePointAt(at));
      const letters = daeyeok.folded(char);
      for (let count = 0; count < letters.length; count++) {
        found.from.push(at);
        found.to.push(at + char.length);
      }
      found.letters += letters;
      at += char.length;
    }
    return found;
  }

  // Words of letters begin and end where the text's do; a syllable or a Chinese character stands anywhere.
  function* places({ text, letters, from, to }, wanted) {
    for (let at = letters.indexOf(wanted); at >= 0 && wanted; at = letters.indexOf(wanted, at + 1)) {
      const [start, end] = [from[at], to[at + wanted.length - 1]];
      const begun = inWord(text[start]) && inWord(text[start - 1]);
      const goesOn = inWord(text[end - 1]) && inWord(text[end]);
      if (!begun && !goesOn) yield [start, end];
    }
  }

  // The spans of all the words in a text, in order, none touching the next.
  function spans(given, words) {
    const text = typeof given === "string" ? squeezed(given) : given;
    const found = words
      .flatMap((word) => [...places(text, daeyeok.folded(word))])
      .sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const joined = [];
    for (const [start, end] of found) {
      const last = joined.at(-1);
      if (last && start <= last[1]) last[1] = Math.max(last[1], end);
      else joined.push([start, end]);
    }
    return joined;
  }

  Object.assign(daeyeok, { spans, squeezed, isSingle: (text) => SINGLE.test(text) });
}
