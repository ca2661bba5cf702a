// What is copied of a passage: its text in both languages, its citation, and the address that leads to it.
"use strict";

{
  /** @param {string} text */
  const quote = (text) => `> ${text.replace(/([\\`*_[\]<>#])/g, "\\$1")}`;

  daeyeok.passageAddress = (page, fragment) => `${page.split(/[?#]/)[0]}${fragment ? `#${fragment}` : ""}`;

  daeyeok.passageNumber = (fragment) => fragment.replaceAll("p", "").replace("-", "–");

  daeyeok.passageText = (form, sides, citation, address) => {
    if (form === "text") return [...sides, citation].join("\n\n");
    return [...sides.map(quote), citation.replace(address, `<${address}>`)].join("\n\n");
  };
}
