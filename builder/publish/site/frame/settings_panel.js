// The panel of the view closes as readers expect: by Escape, which gives its button the focus, and by a click elsewhere.
"use strict";

{
  const panel = daeyeok.get(document, "details.settings", HTMLDetailsElement);

  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !panel.open) return;
    if (panel.contains(document.activeElement)) daeyeok.get(panel, "summary").focus();
    panel.open = false;
  });
  document.addEventListener("click", (event) => {
    if (!event.composedPath().includes(panel)) panel.open = false;
  });
}
