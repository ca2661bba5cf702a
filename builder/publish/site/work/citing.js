// The citations of a work: its address is set in them, and each can be copied.
"use strict";

{
  const cite = daeyeok.get(document, ".cite");
  const status = daeyeok.get(cite, "[role=status]");
  const [address] = location.href.split(/[?#]/);

  for (const place of daeyeok.all(cite, ".place")) place.textContent = address;
  for (const button of daeyeok.all(cite, "button", HTMLButtonElement)) {
    button.addEventListener("click", async () => {
      status.textContent = "";
      const { textContent } = daeyeok.get(cite, `[data-form="${button.value}"]`);
      await daeyeok.writeClipboard((textContent ?? "").trim());
      status.textContent = status.dataset.message ?? "";
    });
  }
}
