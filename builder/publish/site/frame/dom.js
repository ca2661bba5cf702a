// Elements: those that the templates promise, by their types, and new ones.
"use strict";

daeyeok.all = (root, selector, type = /** @type {any} */ (HTMLElement)) =>
  /** @type {any[]} */ ([...root.querySelectorAll(selector)]).filter((element) => element instanceof type);

daeyeok.get = (root, selector, type) => {
  const [first] = daeyeok.all(root, selector, type);
  if (!first) throw new TypeError(`the page has no ${selector}`);
  return first;
};

// What is not laid out yet (frame/progressive_rendering.js) is left until it is, so that no act has to wait for a whole long page.
daeyeok.rendered = (root, selector, type) => {
  if (!(root instanceof Document)) return daeyeok.all(root, selector, type);
  const isPartial = "partial" in root.documentElement.dataset;
  const parts = daeyeok.all(root, isPartial ? ".text > :not(.later:not(.rendered))" : ".text");
  return parts.flatMap((part) => daeyeok.all(part, selector, type));
};

daeyeok.onRendered = (act) =>
  document.addEventListener("daeyeok:rendered", ({ target }) => act(/** @type {Element} */ (target)));

daeyeok.closest = (target, selector) => {
  const found = target instanceof Element ? target.closest(selector) : null;
  return found instanceof HTMLElement ? found : null;
};

daeyeok.make = (tag, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};
