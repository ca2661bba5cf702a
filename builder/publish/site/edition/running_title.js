// The running title of the printed pages, which styles cannot take from the text by themselves in every engine. Set only for print, since a
// variable at the root costs a new style of the whole page.
"use strict";

addEventListener("beforeprint", () => {
  const root = document.documentElement;
  const title = daeyeok.get(document, `.title h1 > .${root.lang}`).textContent ?? "";
  root.style.setProperty("--running-title", JSON.stringify(title.trim()));
});
