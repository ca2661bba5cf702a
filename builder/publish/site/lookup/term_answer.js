// A term that answers a query, as it is shown: headword, hanja, rendering, kind, and the key by which it was found where that is none of these.
"use strict";

{
  /** @param {TermAnswer} answer @param {Message} message */
  function explanation(answer, message) {
    const shown = [answer.ko, answer.hanja, answer.en].includes(answer.key);
    return message(answer.avoided ? "avoided" : answer.how, { key: answer.key }) || (shown ? "" : answer.key);
  }

  /** @param {TermAnswer} answer @param {Message} message */
  function facts(answer, message) {
    const kind = daeyeok.make("span", { className: "kind" }, message(answer.sort));
    const how = explanation(answer, message);
    return how ? [kind, " ", daeyeok.make("span", { className: "how" }, how)] : [kind];
  }

  /** @param {string} text */
  const hanja = (text) =>
    daeyeok.make("span", { lang: /[가-힣]/.test(text) ? "ko" : "ko-Hani", className: "hanja" }, text);

  daeyeok.termAnswer = (answer, message) => [
    daeyeok.make("b", { lang: "ko" }, answer.ko),
    " ",
    ...(answer.hanja ? [hanja(answer.hanja), " "] : []),
    daeyeok.make("span", { lang: "en", className: "rendering" }, answer.en),
    " ",
    daeyeok.make("span", { className: "dotted" }, ...facts(answer, message)),
  ];

  daeyeok.termAddress = (answer, glossary) => new URL(`${answer.id}/index.html`, new URL(glossary, location.href)).href;
}
