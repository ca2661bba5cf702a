// A query read: what stands in quotation marks, and words; each as the tokens that the index knows, which builder/formats/fulltext.py cuts.
"use strict";

{
  const SINGLE = "가-힣\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const RUN = `(?:(?![${SINGLE}ㆍ])[\\p{L}\\p{N}\\p{M}_])+`;
  const TOKEN = new RegExp(`[${SINGLE}]|${RUN}(?:[-‐‑'’.,&]${RUN})*`, "gu");
  const PART = /["“”«「『]([^"“”«»「」『』]+)["“”»」』]|(\S+)/gu;
  const MOST = 12; // parts of a query, and as many tokens of each

  const tokens = (text) => [...text.matchAll(TOKEN)].slice(0, MOST).map(([token]) => token);
  const hangul = (text) => /[가-힣]/.test(text);

  // Its parts, which are all to be found: the tokens of each, which stand one after the other, and whether it is asked for as it stands.
  function parts(query) {
    const found = [...query.normalize("NFC").matchAll(PART)].slice(0, MOST);
    return found
      .map(([, quoted, word]) => ({ tokens: tokens(quoted ?? word), quoted: Boolean(quoted) }))
      .filter((part) => part.tokens.length);
  }

  // What else a word may be taken for, without its particles; with suffixes too only where nothing else answers.
  function stems(part, after, least) {
    const word = part.tokens.join("");
    if (part.quoted || !hangul(part.tokens.at(-1))) return [];
    return [...daeyeok.stems(word, after, least)].map((stem) => ({ tokens: tokens(stem), quoted: false }));
  }

  // Whether the words say nothing each by itself: 기 정 학, 기 정 학은.
  function spelled(all) {
    const single = (part) => part.tokens.length === 1 && daeyeok.isSingle(part.tokens[0]);
    const [last, before] = [all.at(-1), all.slice(0, -1)];
    return before.every(single) && (single(last) || (before.length > 1 && stems(last, "particle", 1).some(single)));
  }

  // Since blanks do not count in Korean, all words as one, the last of them also without its particles; none where that says nothing new.
  function whole(all) {
    const korean =
      all.length > 1 && all.some((part) => part.tokens.some(daeyeok.isSingle)) && !all.some((part) => part.quoted);
    const [last, before] = [all.at(-1), all.slice(0, -1)];
    const ends = korean ? [last, ...stems(last, "particle", 1).slice(-1)] : [];
    return ends.map((end) => [...before, end].flatMap((part) => part.tokens).slice(0, MOST));
  }

  // Tokens as one text, with blanks between words of letters only.
  const written = (all) => all.join(" ").replace(new RegExp(` ?([${SINGLE}]) ?`, "g"), "$1");

  daeyeok.query = { parts, whole, spelled, stems, written };
}
