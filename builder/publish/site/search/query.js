// A query read: what is in quotation marks, and words; each as the tokens that the index knows, which builder/publish/site/search/format.py cuts.
"use strict";

{
  const CJK = "가-힣\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff";
  const RUN = `(?:(?![${CJK}ㆍ])[\\p{L}\\p{N}\\p{M}_])+`;
  const TOKEN = new RegExp(`[${CJK}]|${RUN}(?:[-‐‑'’.,&]${RUN})*`, "gu");
  const PART = /["“”«「『]([^"“”«»「」『』]+)["“”»」』]|(\S+)/gu;
  const TONES = /[\u302e\u302f]/g; // of old Hangul, which the index does not have
  const MOST = 12; // parts of a query, and as many tokens of each

  /** @param {string} text */
  const tokenize = (text) => [...text.matchAll(TOKEN)].slice(0, MOST).map(([token]) => token);

  /** @param {QueryPart} part */
  const isSingle = ({ tokens }) => tokens.length === 1 && daeyeok.isCjk(tokens[0]);

  /** @type {Daeyeok["query"]["parts"]} */
  function parts(query) {
    const found = [...query.normalize("NFC").replace(TONES, "").matchAll(PART)].slice(0, MOST);
    return found
      .map(([, quoted, word]) => ({ tokens: tokenize(quoted ?? word), quoted: Boolean(quoted) }))
      .filter(({ tokens }) => tokens.length);
  }

  /** @type {Daeyeok["query"]["stems"]} */
  function stems({ tokens, quoted }, state, least) {
    if (quoted || !/[가-힣]/.test(tokens.slice(-1)[0])) return [];
    return [...daeyeok.stems(tokens.join(""), state, least)].map((stem) => ({ tokens: tokenize(stem), quoted: false }));
  }

  /** @type {Daeyeok["query"]["isSpelledOut"]} */
  function isSpelledOut(all) {
    const [last, before] = [all[all.length - 1], all.slice(0, -1)];
    return (
      before.every(isSingle) && (isSingle(last) || (before.length > 1 && stems(last, "particle", 1).some(isSingle)))
    );
  }

  /** @type {Daeyeok["query"]["joined"]} */
  function joined(all) {
    const korean = all.some(({ tokens }) => tokens.some(daeyeok.isCjk)) && !all.some(({ quoted }) => quoted);
    if (all.length < 2 || !korean) return [];
    const [last, before] = [all[all.length - 1], all.slice(0, -1)];
    const ends = [last, ...stems(last, "particle", 1).slice(-1)];
    return ends.map((end) => [...before, end].flatMap(({ tokens }) => tokens).slice(0, MOST));
  }

  /** @type {Daeyeok["query"]["joinTokens"]} */
  const joinTokens = (tokens) => tokens.join(" ").replace(new RegExp(` ?([${CJK}]) ?`, "g"), "$1");

  daeyeok.query = { parts, joined, isSpelledOut, stems, joinTokens };
}
