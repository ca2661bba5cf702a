// What a script says: the words that stand for it in a template of the page, in the interface's language.
"use strict";

daeyeok.said = (template) => (name, values = {}) => {
  const text = template.content.querySelector(`[data-word="${name}"]`)?.textContent ?? "";
  return text.replace(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
};
