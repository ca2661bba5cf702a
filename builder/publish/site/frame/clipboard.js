// What is written to the clipboard.
"use strict";

{
  /** Outside of a secure context, as on a page from a folder, only the older way works. */
  daeyeok.writeClipboard = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const field = daeyeok.make("textarea", { value: text });
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  };
}
