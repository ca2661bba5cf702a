// Hangul syllables and their letters.
"use strict";

{
  const LEADS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
  const VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ";
  const TAILS = ["", ..."ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"];

  daeyeok.hangul = {
    isSyllable: (char) => char >= "가" && char <= "힣",
    isLead: (char) => char !== "" && LEADS.includes(char),
    split(syllable) {
      const code = syllable.charCodeAt(0) - 0xac00;
      return [LEADS[Math.floor(code / 588)], VOWELS[Math.floor((code % 588) / 28)], TAILS[code % 28]];
    },
    // As in builder/languages/korean/particles.py.
    agrees(before, rule) {
      if (rule === "any" || !daeyeok.hangul.isSyllable(before)) return true;
      const tail = daeyeok.hangul.split(before)[2];
      const liquidOrOpen = tail === "" || tail === "ㄹ";
      /** @type {Record<string, boolean>} */
      const rules = {
        closed: tail !== "",
        open: tail === "",
        "liquid-open": liquidOrOpen,
        "closed-not-liquid": !liquidOrOpen,
      };
      return rules[rule];
    },
  };
}
