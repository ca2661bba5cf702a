// What a script says: the words that stand for it in a template of the page, in the interface's language.
"use strict";

daeyeok.filled = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

daeyeok.said =
  (template) =>
  (name, values = {}) =>
    daeyeok.filled(template.content.querySelector(`[data-word="${name}"]`)?.textContent ?? "", values);
