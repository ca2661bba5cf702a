// While `daeyeok serve` runs: the page is loaded anew when it has changed, at the same place, and shows what is wrong with its text.
"use strict";

{
  const PLACE = "daeyeok.serving.place";
  const BAR = 80; // pixels at the top of the view that the page's own bar may cover
  const path = location.pathname;
  const { digest } = document.currentScript.dataset; // of the page as it was served
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const main = document.getElementById("main");
  const bar = make("aside", "findings");
  let stream;
  let told = {}; // what the server last said of this page

  function make(tag, name, text = "") {
    const made = document.createElement(tag);
    made.className = name;
    made.textContent = text;
    return made;
  }

  // --- The place -----------------------------------------------------------------------------------------------------

  // The pair at the top of the view and how far it is from there; none where the page stands at its beginning.
  function top() {
    if (!scrollY) return { y: 0 };
    const pair = [...document.querySelectorAll(".text .pair")].find((one) => one.getBoundingClientRect().bottom > BAR);
    return { y: scrollY, id: pair?.id, at: pair?.getBoundingClientRect().top };
  }

  function put({ y, id, at }) {
    const pair = id && document.getElementById(id);
    scrollTo({ top: pair ? scrollY + pair.getBoundingClientRect().top - at : y, behavior: "instant" });
  }

  function anchored(change) {
    const place = top();
    change();
    put(place);
  }

  // An element as it is found again in the new page: the nearest thing around it that has an id, and which of its like in there it is.
  const DETAILS = "details";
  const FOCUSABLE = "a, button, input, summary, [tabindex]";
  const likes = (home, like) => [...(document.getElementById(home) ?? document).querySelectorAll(like)];
  const named = (one) => one.closest("[id]")?.id ?? "";
  const known = (one, like) => ({ home: named(one), nth: likes(named(one), like).indexOf(one) });
  const found = ({ home, nth }, like) => (nth < 0 ? document.getElementById(home) : likes(home, like)[nth]);

  function keep() {
    const open = [...document.querySelectorAll("details[open]")].map((one) => known(one, DETAILS));
    const focus = document.activeElement === document.body ? null : known(document.activeElement, FOCUSABLE);
    sessionStorage.setItem(PLACE, JSON.stringify({ path, ...top(), open, focus }));
  }

  function restore(place) {
    if (place.path !== path) return;
    for (const one of place.open) found(one, DETAILS)?.setAttribute("open", "");
    if (place.focus) found(place.focus, FOCUSABLE)?.focus({ preventScroll: true });
    put(place);
  }

  // --- The findings --------------------------------------------------------------------------------------------------

  function link(name, text, href) {
    const made = make(href ? "a" : "span", name, text);
    if (href) made.href = href;
    return made;
  }

  function box(finding) {
    const made = make("p", "finding");
    const code = link("code", finding.code, finding.manual);
    code.title = finding.name;
    made.append(code, ` ${finding.text} `, link("at", finding.place, finding.page));
    return made;
  }

  // The next finding below the middle of the view, else the first.
  function next() {
    const all = [...document.querySelectorAll(".finding")].filter((one) => !bar.contains(one));
    const below = all.find((one) => one.getBoundingClientRect().top > innerHeight / 2 + 1) ?? all[0];
    below?.scrollIntoView({ block: "center", behavior: calm.matches ? "instant" : "smooth" });
  }

  function count() {
    const line = make("p", "counts");
    const placed = told.findings.some((finding) => !finding.form);
    const here = make(placed ? "button" : "span", "here", told.here);
    if (placed) here.addEventListener("click", next);
    if (told.findings.length) line.append(here);
    if (told.elsewhere) line.append(link("elsewhere", told.elsewhere, told.library));
    return line;
  }

  // Those of form stand in the bar, since what is in view may be old because of them; the others at their pair, or at the head of the text.
  function show() {
    for (const old of document.querySelectorAll(".finding")) old.remove();
    const { findings, elsewhere } = told;
    bar.replaceChildren(...findings.filter((finding) => finding.form).map(box));
    for (const finding of findings.filter((one) => !one.form).reverse()) {
      (document.getElementById(finding.pair ?? "") ?? main).prepend(box(finding));
    }
    if (findings.length || elsewhere) bar.append(count());
    bar.hidden = !bar.childElementCount;
  }

  // --- The server ----------------------------------------------------------------------------------------------------

  async function look() {
    try {
      told = await (await fetch(`/-/findings?path=${encodeURIComponent(path)}`)).json();
    } catch {
      return; // the server has ended, which the stream tells
    }
    if (told.digest === digest) anchored(show);
    else {
      keep();
      location.reload();
    }
  }

  function lost() {
    if (!told.gone) return;
    bar.replaceChildren(make("p", "gone", told.gone));
    bar.hidden = false;
  }

  // Only while the page is looked at: a browser opens no more than six connections to a server, for all of its tabs together.
  function listen() {
    stream?.close();
    if (document.hidden) return;
    stream = new EventSource("/-/events");
    stream.addEventListener("message", look);
    stream.addEventListener("error", lost);
  }

  bar.setAttribute("role", "status");
  bar.hidden = true;
  document.body.append(bar);
  const place = JSON.parse(sessionStorage.getItem(PLACE) ?? "{}");
  sessionStorage.removeItem(PLACE);
  history.scrollRestoration = place.path === path ? "manual" : "auto";
  restore(place); // before the page's own scripts ask where the reader is
  addEventListener("load", () => restore(place)); // and after the browser has gone to the fragment
  document.addEventListener("visibilitychange", listen);
  listen();
}
