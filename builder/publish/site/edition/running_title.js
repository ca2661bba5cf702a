// The running title of the printed pages, which styles cannot take from the text by themselves in every engine.
"use strict";

{
  const root = document.documentElement;
  const title = daeyeok.get(document, `.title h1 > .${root.lang}`).textContent ?? "";
  root.style.setProperty("--running-title", JSON.stringify(title.trim()));
}
