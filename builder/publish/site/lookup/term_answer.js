// A term that was found, as an answer shows it: headword, hanja, rendering, kind, and by what it was found where that does not show.
"use strict";

{
  function part(tag, text, language, name) {
    const made = document.createElement(tag);
    if (language) made.lang = language;
    if (name) made.className = name;
    made.textContent = text;
    return made;
  }

  function note(answer, word) {
    const shown = [answer.ko, answer.hanja, answer.en].includes(answer.key);
    return word(answer.avoided ? "avoided" : answer.how, answer) || (shown ? "" : answer.key);
  }

  const hanja = ({ hanja: text }) => [part("span", text, /[가-힣]/.test(text) ? "ko" : "ko-Hani", "hanja"), " "];

  daeyeok.part = part;
  daeyeok.entry = (answer, word) => [
    part("b", answer.ko, "ko"),
    " ",
    ...(answer.hanja ? hanja(answer) : []),
    part("span", answer.en, "en", "rendering"),
    " ",
    part("span", word(answer.sort), "", "kind"),
    " ",
    part("span", note(answer, word), "", "how"),
  ];
  daeyeok.entryAddress = (answer, glossary) =>
    new URL(`${answer.id}/index.html`, new URL(glossary, location.href)).href;
}
