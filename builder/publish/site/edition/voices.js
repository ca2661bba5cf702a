// Sentences read aloud by the browser's own voices, where it has any for the language: those of a passage that are linked, else all.
"use strict";

{
  const { speechSynthesis } = self;

  /** @param {string} lang */
  const voiceFor = (lang) => speechSynthesis?.getVoices().find((voice) => voice.lang.split(/[-_]/)[0] === lang);

  /** @param {Element} pair @param {string} lang */
  function partsOf(pair, lang) {
    const linked = daeyeok.all(pair, `.cells > .${lang} .s.target`);
    return linked.length ? linked : daeyeok.all(pair, `.cells > .${lang} :is(.speaker, .s)`);
  }

  /**
   * One by one, since some browsers break off what is long.
   * @param {HTMLElement} part @param {string} lang
   */
  function read(part, lang) {
    const speech = new SpeechSynthesisUtterance(daeyeok.plainText(part));
    speech.voice = voiceFor(lang) ?? null;
    speech.lang = lang;
    const both = [part, daeyeok.counterpart(part)];
    /** @param {boolean} isRead */
    const light = (isRead) => both.forEach((one) => one?.classList.toggle("lit", isRead));
    speech.onstart = () => light(true);
    speech.onend = speech.onerror = () => light(false);
    speechSynthesis.speak(speech);
  }

  function stop() {
    const wasReading = speechSynthesis?.speaking;
    speechSynthesis?.cancel();
    return wasReading;
  }

  daeyeok.offerVoices = (content, pair) => {
    for (const button of daeyeok.all(content, "[data-voice]")) {
      const { voice: lang = "" } = button.dataset;
      button.hidden = !voiceFor(lang);
      button.addEventListener("click", () => stop() || partsOf(pair, lang).forEach((part) => read(part, lang)));
    }
    daeyeok.get(content, ".voices").hidden = daeyeok.all(content, "[data-voice]").every((button) => button.hidden);
  };

  addEventListener("pagehide", stop); // some browsers go on reading a page that was left
  voiceFor("en"); // some browsers have their voices only after they were asked for once
}
