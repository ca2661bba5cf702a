// A result as the page shows it: where it is, the sentence with the most of what was found and its counterpart, and a note that has it. Of a term
// that was looked for, the words in the other language are marked too.
"use strict";

{
  const LONG = 320; // characters of a sentence that are shown
  const BEFORE = 80; // of them before the first that was found

  /**
   * Which part of a text is shown, cut between words.
   * @param {string} text @param {Span[]} found @returns {Span}
   */
  function excerptBounds(text, [first]) {
    if (text.length <= LONG) return [0, text.length];
    const start = first && first[0] > BEFORE ? text.indexOf(" ", first[0] - BEFORE) + 1 : 0;
    const end = start + LONG < text.length ? text.lastIndexOf(" ", start + LONG) : text.length;
    return [start, end > start ? end : start + LONG];
  }

  /**
   * A text with the words marked, also where it has Hanja that are read so; the reading has as many characters.
   * @param {string} text @param {string[]} words @param {string} language @param {string} [reading]
   */
  function excerpt(text, words, language, reading) {
    const found = daeyeok.spans(text, words);
    if (!found.length && reading?.length === text.length) found.push(...daeyeok.spans(reading, words));
    const [start, end] = excerptBounds(text, found);
    const element = daeyeok.make("p", { lang: language, className: language }, start ? "… " : "");
    let at = start;
    for (const [from, to] of found.filter((span) => span[0] >= start && span[1] <= end)) {
      element.append(text.slice(at, from), daeyeok.make("mark", {}, text.slice(from, to)));
      at = to;
    }
    element.append(text.slice(at, end), end < text.length ? " …" : "");
    return element;
  }

  /** @param {Result} result */
  function bestSentence({ ko, en, readings, words }) {
    const count = (/** @type {string | undefined} */ text) => daeyeok.spans(text ?? "", words).length;
    const counts = ko.map((text, at) => Math.max(count(text), count(readings[at])) + count(en[at]));
    return Math.max(0, counts.indexOf(Math.max(...counts)));
  }

  /** @param {Result} result @param {Message} message */
  function note({ notes, words }, message) {
    const text = notes.find((one) => daeyeok.spans(one, words).length);
    if (!text) return [];
    const element = excerpt(text, words, /[가-힣]/.test(text) && !/[a-z]{3}/i.test(text) ? "ko" : "en");
    element.className = "note";
    const { lang } = document.documentElement;
    element.prepend(daeyeok.make("span", { lang, className: "aside" }, message("note")), " ");
    return [element];
  }

  /**
   * The words of the named terms that a sentence has which lacks some word that the pair was found by.
   * @param {string} text @param {string[]} words @param {string[]} named
   */
  function counterparts(text, words, named) {
    const isIn = (/** @type {string} */ word) => daeyeok.spans(text, [word]).length > 0;
    return words.every(isIn) ? [] : named.filter(isIn);
  }

  /** @param {Result} result @param {string[]} words @param {HTMLElement} title @param {Message} message @param {string} library */
  function link({ address: path }, words, title, message, library) {
    const address = new URL(path, new URL(library, location.href));
    for (const word of new Set(words)) address.searchParams.append("find", word);
    const edition = daeyeok.make("span", { lang: title.lang }, title.textContent ?? "");
    const place = daeyeok.make("span", { className: "place" }, message("where", { number: address.hash.slice(2) }));
    return daeyeok.make("a", { href: address.href }, edition, " ", place);
  }

  daeyeok.resultItem = (result, named, title, message, library) => {
    const { ko, en, words } = result;
    const at = bestSentence(result);
    const [korean, english] = [ko[at], en[at] ?? ""];
    const own = {
      ko: counterparts(korean, words, named.filter(daeyeok.isCjk)),
      en: counterparts(
        english,
        words,
        named.filter((word) => !daeyeok.isCjk(word)),
      ),
    };
    const head = daeyeok.make("h3", {}, link(result, [...words, ...own.ko, ...own.en], title, message, library));
    return daeyeok.make(
      "li",
      {},
      head,
      excerpt(korean, [...words, ...own.ko], "ko", result.readings[at]),
      excerpt(english, [...words, ...own.en], "en"),
      ...note(result, message),
    );
  };
}
