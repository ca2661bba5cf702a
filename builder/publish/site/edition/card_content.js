// What a card holds: the note on a term, a translator's note, a correction, the terms that a passage is the first to have.
"use strict";

{
  const say = daeyeok.messages(daeyeok.get(document, "#card-words", HTMLTemplateElement));

  /**
   * A copy of an element for the card, without what is on the page only once; in the card every link is a tab stop.
   * @param {HTMLElement} element
   */
  function copyOf(element) {
    const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
    for (const one of [copy, ...daeyeok.all(copy, "[id], [tabindex]")]) {
      one.removeAttribute("id");
      one.removeAttribute("tabindex");
    }
    return copy;
  }

  /** @param {string} text */
  const kind = (text) => daeyeok.make("p", { className: "kind" }, text);

  /**
   * The words on the other side that this very mark corresponds to.
   * @param {HTMLElement} mark
   */
  function across(mark) {
    const { link } = mark.dataset;
    const pair = daeyeok.closest(mark, ".pair");
    const side = daeyeok.closest(mark, ".ko, .en");
    const linked = link && pair ? daeyeok.all(pair, `.cells a.term[data-link="${link}"]`) : [];
    const twins = linked.filter((twin) => daeyeok.closest(twin, ".ko, .en") !== side);
    if (!twins.length) return [];
    const lang = daeyeok.closest(twins[0], "[lang]")?.lang;
    const words = daeyeok.make("b", { lang }, twins.map((twin) => twin.textContent).join(" … "));
    return [daeyeok.make("p", { className: "small across" }, `${say("across")} `, words)];
  }

  /** @param {HTMLElement} note @param {HTMLElement} mark */
  function termNote(note, mark) {
    const copy = copyOf(note);
    copy.classList.add("brief");
    daeyeok.get(copy, ".head").after(...across(mark));
    const entry = daeyeok.make("a", { href: daeyeok.get(copy, ".head > a", HTMLAnchorElement).href }, say("entry"));
    const more = daeyeok.make("button", { type: "button", className: "more" }, say("more"));
    more.addEventListener("click", () => {
      copy.classList.remove("brief");
      more.remove();
      daeyeok.card.place();
    });
    daeyeok.get(copy, ".definition").after(daeyeok.make("p", { className: "ways" }, more, entry));
    return copy;
  }

  daeyeok.termContent = (mark) => {
    const note = document.getElementById(mark.hash.slice(1));
    if (!note) return undefined;
    const label = mark.textContent ?? "";
    return { label, lang: daeyeok.closest(mark, "[lang]")?.lang, nodes: [termNote(note, mark)] };
  };

  /**
   * The sources of a note behind their count.
   * @param {HTMLElement} body
   */
  function foldSources(body) {
    const list = daeyeok.all(body, ".sources")[0];
    if (!list) return;
    const details = daeyeok.make("details", { className: "sources" });
    list.replaceWith(details);
    const summary = daeyeok.make("summary", { lang: document.documentElement.lang });
    summary.append(say("sources", { count: list.children.length }));
    details.append(summary, list);
    details.addEventListener("toggle", daeyeok.card.place);
  }

  /**
   * The numbers of the passage's notes, so that one leads to the next; a lone one leads nowhere.
   * @param {HTMLElement} note
   */
  function numbers(note) {
    const row = daeyeok.make("p", { className: "kind" });
    const all = daeyeok.all(note.parentElement ?? note, ":scope > li");
    if (all.length === 1) row.append(note.id.slice("note-".length));
    for (const one of all.length > 1 ? all : []) {
      const number = one.id.slice("note-".length);
      const properties = { href: `#${one.id}`, ariaLabel: say("note", { number }), className: "call note" };
      const link = daeyeok.make("a", properties, number);
      if (one === note) link.ariaCurrent = "true";
      row.append(link);
    }
    return row;
  }

  daeyeok.noteContent = (note) => {
    const number = note.id.slice("note-".length);
    const body = copyOf(daeyeok.get(note, "div"));
    foldSources(body);
    return { label: say("note", { number }), nodes: [numbers(note), body] };
  };

  daeyeok.correctionContent = (remark) => {
    const label = say("correction");
    return { label, nodes: [kind(label), daeyeok.make("div", {}, ...copyOf(remark).childNodes)] };
  };

  daeyeok.wordsContent = (details) => {
    const label = say("terms");
    const words = daeyeok.all(details, ".term-note").map((note) => {
      const head = copyOf(daeyeok.get(note, ".head"));
      const name = daeyeok.get(head, "a");
      name.replaceWith(daeyeok.make("b", { lang: "ko" }, ...name.childNodes));
      return daeyeok.make("a", { href: `#${note.id}`, className: "term" }, head);
    });
    return { label, nodes: [kind(label), daeyeok.make("div", { className: "words" }, ...words)] };
  };
}
