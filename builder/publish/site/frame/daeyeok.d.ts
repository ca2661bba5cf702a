/**
 * What the site's scripts share: the one global name `daeyeok`, whose members are set by the script that they are listed under, for the
 * scripts that a page loads after it (builder/publish/site/assets/bundles.py). Types that several scripts use are here too.
 */
interface Daeyeok {
  // frame/preferences_early.js

  /** What this site has kept under a key on the reader's device. */
  stored(key: string): string | null;
  store(key: string, value: string): void;
  /** Whether the page was asked for anew, and is not one that the browser brings back. */
  isNewVisit(): boolean;
  /** The names and values, what the reader would have without the link, and those that the link has set otherwise. */
  preferences: {
    names: PreferenceName[];
    values: Record<PreferenceName, string[]>;
    own: (name: PreferenceName) => string;
    preset: Set<PreferenceName>;
  };

  // frame/dom.js

  /** The elements that a selector selects, of a type. */
  all<T extends Element = HTMLElement>(root: ParentNode, selector: string, type?: new () => T): T[];
  /** The first of them; TypeError where there is none. */
  get<T extends Element = HTMLElement>(root: ParentNode, selector: string, type?: new () => T): T;
  /** Those of them in a piece of a text or, of the whole page, in what of its text is laid out. */
  rendered<T extends Element = HTMLElement>(root: ParentNode, selector: string, type?: new () => T): T[];
  /** Calls a function with each piece of the page that is laid out later, just before it is. */
  onRendered(act: (piece: Element) => void): void;
  /** The target itself or the nearest element around it that a selector selects. */
  closest(target: EventTarget | null | undefined, selector: string): HTMLElement | null;
  /** A new element with properties and children. */
  make<K extends keyof HTMLElementTagNameMap>(
    tag: K,
    properties?: Partial<HTMLElementTagNameMap[K]>,
    ...children: (Node | string)[]
  ): HTMLElementTagNameMap[K];

  // frame/address.js

  /** Puts parameters into the page's address, or takes those that are empty out of it; returns the address. */
  setParameters(parameters: Record<string, string | undefined>): URL;

  // frame/messages.js

  /** A text with the values in the place of their names in braces. */
  fillMessage(text: string, values: Record<string, unknown>): string;
  /** The messages that a template has. */
  messages(template: HTMLTemplateElement): Message;

  // frame/preferences.js

  /** Goes on to the next value of a preference, as if the reader had chosen it. */
  nextPreference(name: PreferenceName): void;

  // frame/clipboard.js

  /** Writes a text to the clipboard. */
  writeClipboard(text: string): Promise<void>;

  // frame/spans.js

  /** Whether a text has a Hangul syllable or a Chinese character. */
  isCjk(text: string): boolean;
  /** The letters of a text that are compared, and where each of them comes from. */
  foldWithOffsets(text: string): FoldedText;
  /** Where any of the words are in a text, in order, none touching the next. */
  spans(text: string | FoldedText, words: string[]): Span[];

  // lookup/hangul.js

  hangul: {
    isSyllable(char: string): boolean;
    /** Whether a character is an initial consonant; false of an empty text. */
    isLead(char: string): boolean;
    /** The letters of a syllable; the last is empty in an open one. */
    split(syllable: string): [lead: string, vowel: string, tail: string];
    /** Whether a particle of a rule of agreement may follow a character. */
    agrees(before: string, rule: string): boolean;
  };

  // lookup/folding.js

  /** Sets what the following need. */
  setTables(tables: ComparisonTables): void;
  /** A text as it is compared: letters and digits alone, without accents and case, in one of several forms. */
  fold(text: string): string;
  /** The keys that type a folded text, as Latin letters, without Shift. */
  strokesOf(folded: string): string;
  /** The keystrokes of a folded query, and those with a key struck twice for each tense consonant, as some input methods join them: ㄸ for ee. */
  strokeForms(folded: string): string[];
  /** Whether a text begins as was typed in syllables and initial consonants, 기정학 as 기ㅈ; and, if `whole`, whether it also ends there. */
  beginsAs(text: string, typed: string, whole?: boolean): boolean;
  /** A word without what follows its noun, from the longest to `least` letters: particles and endings, and after a "noun" suffixes too. */
  stems(word: string, state: "noun" | "particle", least: number): Iterable<string>;

  // lookup/similarity.js

  similarity: {
    /** A function from a text to the length of the longest common subsequence of both. */
    commonLengths(text: string): (other: string) => number;
    /** How many letters are to be inserted, deleted, replaced, or exchanged with the next, to make one text the other. */
    countSlips(text: string, other: string): number;
    /** How often each letter is in each text, 32 counts a text. */
    letterCounts(texts: string[]): Uint8ClampedArray;
    /** Whether a text and the one of a number among others surely need more than so many deletions and insertions. */
    areFarApart(counts: Uint8ClampedArray, others: Uint8ClampedArray, number: number, most: number): boolean;
  };

  // lookup/lookup.js

  /** Sets the data of search/terms.js, without which nothing can be looked up. */
  setTerms(data: TermsData): void;
  /** The terms that answer a query, best first, at most so many. */
  ask(query: string, most?: number): TermAnswer[];
  /** A query with what is misspelled in it replaced by the words of terms; the query itself where nothing is. */
  corrected(query: string): string;
  /** All words in both languages of the terms that a query, or one of its words, names. */
  wordsOfTerms(query: string): string[];

  // lookup/script_loader.js

  /** Loads a script, once; rejected where it does not come. */
  loadScript(address: string): Promise<void>;

  // lookup/term_answer.js

  /** An answer as nodes to be shown. */
  termAnswer(answer: TermAnswer, message: Message): (Node | string)[];
  termAddress(answer: TermAnswer, glossary: string): string;

  // search/query.js

  query: {
    /** The parts of a query, which are all to be found. */
    parts(query: string): QueryPart[];
    /** All words as one, since spaces do not count in Korean, the last also without its particles; none where that says nothing new. */
    joined(parts: QueryPart[]): string[][];
    /** Whether the words say nothing each by itself: 기 정 학, 기 정 학은. */
    isSpelledOut(parts: QueryPart[]): boolean;
    /** What else a word may be taken for: itself without what follows its noun. */
    stems(part: QueryPart, state: "noun" | "particle", least: number): QueryPart[];
    /** Tokens as one text, with spaces between words of letters only. */
    joinTokens(tokens: string[]): string;
  };

  // search/pagefind_engine.js, search/plain_engine.js

  /** The engines take the address of the search data, and the folders of the shards below it, none of which is searched before `widen`. */
  pagefindEngine(address: string, shards: string[]): Promise<SearchEngine>;
  plainEngine(address: string, shards: string[]): SearchEngine;
  /** Takes the data of a shard's texts.js. */
  addTexts(given: {
    texts: [edition: string, address: string, ko: string[], en: string[], notes: string[], readings?: string[]][];
    titles: SearchEngine["titles"];
  }): void;

  // search/results.js

  /** The pairs that answer a query, best first. */
  searchTexts(engine: SearchEngine, query: string): Promise<Match[]>;
  /** What is shown of a match: its pair, and the words that it was found by, each once. */
  readResult(match: Match): Promise<Result>;

  // search/result_item.js

  /** A result as a list item; `named` are words of the terms that the query names, which are marked too, each in its own language. */
  resultItem(result: Result, named: string[], title: HTMLElement, message: Message, library: string): HTMLLIElement;

  // edition/next_text.js

  /** Takes the data of an edition's next.js. */
  readOn(next: { href: string; ko: string; en: string }): void;

  // edition/shortcuts.js

  /** Binds an action to a character. */
  shortcut(key: string, action: () => void): void;

  // edition/sentences.js

  /** The sentence on the other side. */
  counterpart(sentence: HTMLElement): HTMLElement | null;
  /** What a reader reads of a sentence, a passage or a piece of one, without numbers, signs and readings. */
  plainText(node: Element | DocumentFragment): string;

  // edition/card.js

  card: {
    element: HTMLElement;
    /** Whether the window has a margin for it, so that it is no sheet. */
    hasMargin(): boolean;
    /** Whether it stays until it is closed. */
    isPinned(): boolean;
    /** The element that it was opened at, if it is open. */
    opener(): HTMLElement | undefined;
    /** Puts it where it belongs, after a change of its height. */
    place(): void;
    show(from: HTMLElement, content: CardContent, pin: boolean): void;
    /** Closes it; the focus, if it was in it, goes back to where it was opened. */
    close(): void;
  };

  // edition/card_content.js

  termContent(mark: HTMLAnchorElement): CardContent | undefined;
  noteContent(note: HTMLElement): CardContent;
  correctionContent(remark: HTMLElement): CardContent;
  wordsContent(terms: HTMLElement): CardContent;

  // edition/voices.js

  /** Offers to read a passage aloud, in the languages that the browser has voices for. */
  offerVoices(content: HTMLElement, pair: Element): void;

  // edition/reveal.js

  /** Shows or hides the counterpart of the sentence that is next. */
  revealNext(): void;

  // edition/reading_position.js

  /** The pair that is being read, if there is any. */
  currentPair(): HTMLElement | undefined;
  /** Puts the focus on a pair, which a screen reader then names. */
  focusPair(pair: HTMLElement): void;
  /** Call this before the page changes its shape and what it returns afterwards, and the current pair stays where it is on the screen. */
  holdPosition?(): () => void;
  /** Scrolls again and again until the page has come to rest or the reader moves. */
  scrollUntilStill(scroll: () => void): void;

  // edition/citation.js

  /** The address of a passage, a pair or a range, on a page. */
  passageAddress(page: string, fragment: string): string;
  /** The passage as its number is shown. */
  passageNumber(fragment: string): string;
  /** Both sides of a passage and its citation, as plain text or as Markdown. */
  passageText(form: "text" | "markdown", sides: string[], citation: string, address: string): string;

  // edition/highlight.js, where a search led to the page

  scrollToHighlight?(): void;

  // builder/build/preview/client/serving.js, while the site is being written

  preview?: boolean;
}

declare var daeyeok: Daeyeok;

type PreferenceName =
  "theme" | "layout" | "first" | "marks" | "terms" | "notes" | "hanja" | "readings" | "sound" | "size" | "width";

/** What a card holds, and its name, in a language if that is not the interface's. */
interface CardContent {
  label: string;
  lang?: string;
  nodes: Node[];
}

/** A message by its name, with values. */
type Message = (name: string, values?: Record<string, unknown>) => string;

/** From a code unit to before another. */
type Span = [start: number, end: number];

/** The letters of a text as they are compared, each with the bounds of the character it is made of. */
interface FoldedText {
  text: string;
  letters: string;
  starts: number[];
  ends: number[];
}

/** What texts are compared by. */
interface ComparisonTables {
  /** Of a letter, the one that it is compared as. */
  alike: Record<string, string>;
  strokes: Record<string, string>;
  followers: Record<string, Record<string, [rule: string, state: string][]>>;
  /** The states in which a word may end. */
  final: string[];
  limits: { chain: number };
}

/** The data that builder/publish/site/lookup/format.py writes. */
interface TermsData extends ComparisonTables {
  kinds: string[];
  sorts: string[];
  terms: [id: string, ko: string, hanja: string | 0, en: string, sort: number][];
  keys: string[];
  of: number[];
  as: number[];
  shown: (string | 0)[];
  /** Of each kind, whether its keys are searched within. */
  within: (0 | 1)[];
  /** Suffixes that make different words of one stem, a row for each. */
  suffixes: string[][];
  limits: {
    short: number;
    slips: number[];
    partial: number;
    most: number;
    run: number;
    contained: number;
    stem: number;
    chain: number;
  };
}

/** A term, the key by which it was found and how, as `daeyeok lookup` gives them. */
interface TermAnswer {
  id: string;
  ko: string;
  hanja: string;
  en: string;
  sort: string;
  how: string;
  avoided: boolean;
  key: string;
}

/** Tokens that come one after the other, and whether they are asked for as they are. */
interface QueryPart {
  tokens: string[];
  quoted: boolean;
}

/** A pair as the search reads it. */
interface TextRecord {
  address: string;
  ko: string[];
  en: string[];
  notes: string[];
  /** The Korean sentences with Hangul in the place of Hanja, where that is given. */
  readings: string[];
}

/** What a pair was found by: the words in their forms there, and the pair itself. */
interface Evidence {
  words(): string[] | Promise<string[]>;
  record(): TextRecord | Promise<TextRecord>;
}

type RecordId = string | number;

/** The pairs that have what was looked for, and how often. */
type Hits = Map<RecordId, { count: number; evidence: Evidence[] }>;

interface SearchEngine {
  /** The pairs of each edition in their order; like the titles, of those editions only that are searched. */
  editions: Record<string, RecordId[]>;
  titles: Record<string, { ko: string; en: string }>;
  /** Has at most so many further shards searched too; tells whether all are, then. */
  widen(most: number): Promise<boolean>;
  /** The pairs that have the tokens one after the other; of a single word, any form. */
  find(tokens: string[]): Promise<Hits>;
  /** The pairs that have words that begin so. */
  findBeginning(token: string): Promise<Hits>;
}

interface Match {
  id: RecordId;
  edition: string;
  evidence: Evidence[];
}

interface Result extends TextRecord {
  words: string[];
}

interface DocumentEventMap {
  "daeyeok:preference": CustomEvent<PreferenceName>;
  "daeyeok:rendered": CustomEvent;
}

interface Navigator {
  /** https://wicg.github.io/netinfo/ */
  connection?: { saveData: boolean };
}
