// While `daeyeok serve` runs: the page is loaded anew when it has changed, at the same place, and shows what is wrong with its text.
"use strict";

{
  daeyeok.preview = true; // so that no worker keeps what is still being written

  const PLACE = "daeyeok.serving.place";
  const path = location.pathname;
  const pairs = () => [...document.querySelectorAll(".text .pair")];
  const digest = new URL(document.currentScript.src).search.slice(1); // of the page as it was served

  // The pair at the top of the view and how far it is from there, to be put there again.
  function keep() {
    const top = pairs().find((pair) => pair.getBoundingClientRect().bottom > 80);
    const open = [...document.querySelectorAll("details[open]")].map((one) => one.closest(".pair")?.id).filter(Boolean);
    sessionStorage.setItem(
      PLACE,
      JSON.stringify({ path, id: top?.id, at: top?.getBoundingClientRect().top, y: scrollY, open }),
    );
  }

  function restore() {
    const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
    sessionStorage.removeItem(PLACE);
    if (place.path !== path) return;
    for (const id of place.open) document.getElementById(id)?.querySelector("details")?.setAttribute("open", "");
    const pair = place.id && document.getElementById(place.id);
    scrollTo({ top: pair ? scrollY + pair.getBoundingClientRect().top - place.at : place.y, behavior: "instant" });
  }

  function box(finding) {
    const made = document.createElement("p");
    const [code, where] = [document.createElement("b"), document.createElement("code")];
    made.className = "finding";
    made.setAttribute("role", "alert");
    code.textContent = finding.code;
    where.textContent = finding.place;
    made.append(code, ` ${finding.text} `, where);
    return made;
  }

  function show(findings) {
    for (const old of document.querySelectorAll(".finding")) old.remove();
    for (const finding of [...findings].reverse()) {
      const pair = document.getElementById(finding.pair ?? "");
      (pair ?? document.getElementById("main")).prepend(box(finding));
    }
  }

  async function look() {
    if (document.hidden) return; // it looks once it is seen
    const page = await (await fetch(`/-/page?path=${encodeURIComponent(path)}`)).json();
    if (page.digest !== digest) {
      keep();
      location.reload();
    } else show(page.findings);
  }

  history.scrollRestoration = sessionStorage.getItem(PLACE) ? "manual" : "auto";
  addEventListener("load", restore);
  addEventListener("visibilitychange", look);

  // A browser opens six connections to a host and no more: of all its pages one listens, until it goes, and tells the others.
  const others = new BroadcastChannel("daeyeok.serving");
  others.addEventListener("message", look);
  navigator.locks.request(
    "daeyeok.serving",
    () =>
      new Promise(() => {
        new EventSource("/-/events").addEventListener("message", () => {
          others.postMessage("");
          look();
        });
      }),
  );
  look();
}
