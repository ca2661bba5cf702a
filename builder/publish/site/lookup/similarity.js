// How alike texts are: insertions and deletions between one text and many others, counted quickly.
"use strict";

{
  const NOWHERE = new Uint32Array(0);

  /** @param {number} bits */
  function countOnes(bits) {
    bits -= (bits >>> 1) & 0x55555555;
    bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
    return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
  }

  /**
   * Where each letter is in a text, as bits, 32 places a number.
   * @param {string} text
   */
  function letterPositions(text) {
    /** @type {Map<number, Uint32Array>} */
    const positions = new Map();
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const bits = positions.get(code) ?? new Uint32Array(Math.ceil(text.length / 32));
      bits[at >> 5] |= 1 << (at & 31);
      positions.set(code, bits);
    }
    return positions;
  }

  daeyeok.similarity = {
    // The longest common subsequence is found by the bit-parallel algorithm of Hyyrö (2004), 32 places at a time.
    commonLengths(text) {
      const positions = letterPositions(text);
      const row = new Uint32Array(Math.ceil(text.length / 32));
      return (other) => {
        row.fill(0xffffffff);
        for (let at = 0; at < other.length; at++) {
          const here = positions.get(other.charCodeAt(at)) ?? NOWHERE;
          let carry = 0;
          for (let part = 0; part < here.length; part++) {
            const sum = row[part] + ((row[part] & here[part]) >>> 0) + carry;
            row[part] = sum | (row[part] & ~here[part]);
            carry = sum > 0xffffffff ? 1 : 0;
          }
        }
        return row.reduce((count, part) => count + countOnes(~part), 0);
      };
    },
    // The optimal string alignment distance, by the textbook's table.
    countSlips(text, other) {
      const [letters, others] = [[...text], [...other]];
      let [before, row] = [[0], Array.from({ length: others.length + 1 }, (_, at) => at)];
      for (let from = 1; from <= letters.length; from++) {
        const next = [from];
        for (let to = 1; to <= others.length; to++) {
          const differs = letters[from - 1] === others[to - 1] ? 0 : 1;
          const exchanged =
            from > 1 && to > 1 && letters[from - 1] === others[to - 2] && letters[from - 2] === others[to - 1];
          next[to] = Math.min(
            row[to] + 1,
            next[to - 1] + 1,
            row[to - 1] + differs,
            exchanged ? before[to - 2] + 1 : Infinity,
          );
        }
        [before, row] = [row, next];
      }
      return row[others.length];
    },
    // Two letters may share a count, so the counts may hide a difference, but never invent one.
    letterCounts(texts) {
      const counts = new Uint8ClampedArray(32 * texts.length);
      texts.forEach((text, number) => {
        for (let at = 0; at < text.length; at++) counts[32 * number + (text.charCodeAt(at) & 31)]++;
      });
      return counts;
    },
    areFarApart(counts, others, number, most) {
      let gap = 0;
      for (let at = 0; at < 32 && gap <= most; at++) gap += Math.abs(counts[at] - others[32 * number + at]);
      return gap > most;
    },
  };
}
