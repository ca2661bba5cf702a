// Sentences read aloud by the browser's own voices, where it has any for the language.
"use strict";

{
  /** @param {string} lang */
  const voiceFor = (lang) => self.speechSynthesis?.getVoices().find((voice) => voice.lang.split(/[-_]/)[0] === lang);

  /** @param {Element} pair @param {string} lang */
  function textOf(pair, lang) {
    const side = /** @type {Element} */ (daeyeok.get(pair, `.cells > .${lang}`).cloneNode(true));
    for (const sign of side.querySelectorAll(".call, .reveal, .answer, rt, rp")) sign.remove();
    return side.textContent ?? "";
  }

  /** @param {Element} pair @param {string} lang */
  function read(pair, lang) {
    const speech = new SpeechSynthesisUtterance(textOf(pair, lang));
    const voice = voiceFor(lang);
    if (voice) speech.voice = voice;
    speech.lang = lang;
    const wasReading = speechSynthesis.speaking;
    speechSynthesis.cancel();
    if (!wasReading) speechSynthesis.speak(speech);
  }

  daeyeok.offerVoices = (content, pair) => {
    for (const button of daeyeok.all(content, "[data-voice]")) {
      const { voice: lang = "" } = button.dataset;
      button.hidden = !voiceFor(lang);
      button.addEventListener("click", () => read(pair, lang));
    }
    daeyeok.get(content, ".voices").hidden = daeyeok.all(content, "[data-voice]").every((button) => button.hidden);
  };

  voiceFor("en"); // some browsers have their voices only after they were asked for once
}
