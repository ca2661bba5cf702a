// The panel of the view closes as readers expect: by Escape, which gives its button the focus, and by a click elsewhere.
"use strict";

{
  const panel = document.querySelector("details.settings");

  function close() {
    if (panel.contains(document.activeElement)) panel.querySelector("summary").focus();
    panel.open = false;
  }

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && panel.open) close();
  });
  document.addEventListener("click", (event) => {
    if (!panel.contains(event.target)) panel.open = false;
  });
}
