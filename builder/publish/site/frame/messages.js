// Messages in the interface's language: their words are in a template of the page, or in an attribute of an element.
"use strict";

daeyeok.fillMessage = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));

daeyeok.messages =
  (template) =>
  (name, values = {}) =>
    daeyeok.fillMessage(template.content.querySelector(`[data-word="${name}"]`)?.textContent ?? "", values);
