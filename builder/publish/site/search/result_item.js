// An answer as the page shows it: where it stands, the sentence with the most of what was found and its counterpart, and a note that has it.
"use strict";

{
  const LONG = 320; // characters of a sentence that are shown
  const BEFORE = 80; // of them before the first that was found

  const marks = (text, words) => daeyeok.spans(text, words);

  // The stretch of a text that is shown, cut between words.
  function stretch(text, [first]) {
    if (text.length <= LONG) return [0, text.length];
    const start = first && first[0] > BEFORE ? text.indexOf(" ", first[0] - BEFORE) + 1 : 0;
    const end = start + LONG < text.length ? text.lastIndexOf(" ", start + LONG) : text.length;
    return [start, end > start ? end : start + LONG];
  }

  function excerpt(text, words, language) {
    const found = marks(text, words);
    const [start, end] = stretch(text, found);
    const made = daeyeok.part("p", start ? "… " : "", language, language);
    let at = start;
    for (const [from, to] of found.filter((span) => span[0] >= start && span[1] <= end)) {
      made.append(text.slice(at, from), daeyeok.part("mark", text.slice(from, to)));
      at = to;
    }
    made.append(text.slice(at, end), end < text.length ? " …" : "");
    return made;
  }

  function richest({ ko, en, words }) {
    const counts = ko.map((text, at) => marks(text, words).length + marks(en[at] ?? "", words).length);
    return Math.max(0, counts.indexOf(Math.max(...counts)));
  }

  function note({ notes, words }, word) {
    const text = notes.find((one) => marks(one, words).length);
    if (!text) return [];
    const made = excerpt(text, words, /[가-힣]/.test(text) && !/[a-z]{3}/i.test(text) ? "ko" : "en");
    made.className = "note";
    made.prepend(daeyeok.part("span", word("note"), document.documentElement.lang, "aside"), " ");
    return [made];
  }

  function link(record, title, word, library) {
    const made = document.createElement("a");
    const address = new URL(record.address, new URL(library, location.href));
    for (const one of record.words) address.searchParams.append("find", one);
    made.href = address.href;
    const place = word("where", { number: address.hash.slice(2) });
    made.append(daeyeok.part("span", title.textContent, title.lang), " ", daeyeok.part("span", place, "", "place"));
    return made;
  }

  daeyeok.passage = (record, title, word, library) => {
    const [made, head, at] = [document.createElement("li"), document.createElement("h3"), richest(record)];
    head.append(link(record, title, word, library));
    made.append(
      head,
      excerpt(record.ko[at], record.words, "ko"),
      excerpt(record.en[at] ?? "", record.words, "en"),
      ...note(record, word),
    );
    return made;
  };
}
