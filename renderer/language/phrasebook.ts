/**
 * Says in another language what was written in English, as gettext does: the English sentence is its own key. Sentences of
 * the main side come as finished text, so the template that made one is found again by its words.
 */
import { asFrenchSpaces } from './french.ts';
import type { LanguageCode } from '../../models/languages.ts';
import type { Sentence } from './sentence.ts';

/** What nobody has translated, as it came; or a known sentence, with what was put into it. */
export type Part = string | { sentence: Sentence; given: Record<string, readonly Part[]> };

/** Found again, and how many of its letters (digits and signs prove nothing) are those of known sentences. */
interface Found {
  parts: readonly Part[];
  letters: number;
}

interface Template {
  sentence: Sentence;
  /** The longest stretch of its own: most texts lack it, and are done with. */
  mark: string;
  /** Groups of the names below, in their order. */
  pattern: RegExp;
  names: readonly string[];
  /** What stands in quotes is a name that somebody chose: it stays as it is, whatever it reads like. */
  quoted: ReadonlySet<string>;
  letters: number;
}

const PLACEHOLDER = /\{(\w+)\}/g;
/** Between two sentences. */
const GAP = /(?<=[.?!])\s+/g;
/** Longer texts are no sentences but documents, and are left alone. */
const LONGEST = 4000;
/** More sentences than this in a row are looked up one by one. */
const MOST = 12;
/** Texts that are remembered: a screen has some hundred. */
const REMEMBERED = 2000;

const literally = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
const lettersIn = (text: string): number => text.match(/\p{L}/gu)?.length ?? 0;
const firstWord = (text: string): string => /^[^\s{]*(?=\s)/.exec(text)?.[0] ?? '';

export class Phrasebook {
  /** Without placeholders. */
  readonly #whole = new Map<string, Sentence>();
  /** By their first word, as far as it is certain; those with the most letters of their own first. */
  readonly #templates = new Map<string, Template[]>();
  #remembered = new Map<string, Found>();

  constructor(sentences: readonly Sentence[]) {
    const templates = sentences.filter((sentence) => {
      if (sentence.en.search(PLACEHOLDER) >= 0) return true;
      this.#whole.set(sentence.en, sentence);
      return false;
    });
    for (const template of templates.map(templateOf).sort((a, b) => b.letters - a.letters)) {
      const first = firstWord(template.sentence.en);
      const alike = this.#templates.get(first);
      if (alike) alike.push(template);
      else this.#templates.set(first, [template]);
    }
  }

  /** What is not known comes back unchanged. */
  say(text: string, code: LanguageCode): string {
    return code === 'en' ? text : said(this.parse(text), code);
  }

  /** Of all ways to take a text apart, the one that accounts for most of its letters. */
  parse(text: string): readonly Part[] {
    return text.length > LONGEST ? [text] : this.#find(text).parts;
  }

  #find(text: string): Found {
    const known = this.#remembered.get(text);
    if (known) return known;
    const whole = this.#findWhole(text);
    const apart = this.#findApart(text);
    const found = apart.letters > whole.letters ? apart : whole;
    if (this.#remembered.size >= REMEMBERED) this.#remembered.clear();
    this.#remembered.set(text, found);
    return found;
  }

  #findWhole(text: string): Found {
    const sentence = this.#whole.get(text);
    if (sentence) return { parts: [{ sentence, given: {} }], letters: lettersIn(text) };
    let best: Found = { parts: [text], letters: 0 };
    const first = firstWord(text);
    const templates = [...(this.#templates.get(first) ?? []), ...(first ? (this.#templates.get('') ?? []) : [])];
    for (const template of templates) {
      const groups = text.includes(template.mark) ? template.pattern.exec(text) : null;
      if (!groups) continue;
      let letters = template.letters;
      const given: Record<string, readonly Part[]> = {};
      for (const [k, name] of template.names.entries()) {
        const capture = groups[k + 1] ?? '';
        const found = template.quoted.has(name) ? { parts: [capture], letters: 0 } : this.#find(capture);
        given[name] = found.parts;
        letters += found.letters;
      }
      if (letters > best.letters) best = { parts: [{ sentence: template.sentence, given }], letters };
    }
    return best;
  }

  /** As a row of sentences: from each place on, the best row is known from those of later places. */
  #findApart(text: string): Found {
    const gaps = [...text.matchAll(GAP)].map(({ index, 0: { length } }) => ({ end: index, next: index + length }));
    if (gaps.length === 0) return { parts: [text], letters: 0 };
    const starts = [0, ...gaps.map(({ next }) => next)];
    const ends = [...gaps.map(({ end }) => end), text.length];
    const rows: Found[] = Array(starts.length + 1).fill({ parts: [], letters: 0 });
    for (let from = starts.length - 1; from >= 0; from--) {
      const last = starts.length > MOST ? from : starts.length - 1;
      let best: Found | null = null;
      for (let to = last; to >= from; to--) {
        // That is the whole text again.
        if (from === 0 && to === starts.length - 1) continue;
        const piece = this.#findWhole(text.slice(starts[from], ends[to]));
        const rest = rows[to + 1] ?? { parts: [], letters: 0 };
        const letters = piece.letters + rest.letters;
        const gap = text.slice(ends[to], starts[to + 1] ?? text.length);
        if (!best || letters > best.letters) best = { parts: [...piece.parts, gap, ...rest.parts], letters };
      }
      if (best) rows[from] = best;
    }
    return rows[0] ?? { parts: [text], letters: 0 };
  }
}

function templateOf(sentence: Sentence): Template {
  const { en } = sentence;
  const names: string[] = [];
  const quoted = new Set<string>();
  let pattern = '';
  let at = 0;
  for (const { 0: placeholder, 1: name = '', index } of en.matchAll(PLACEHOLDER)) {
    pattern += `${literally(en.slice(at, index))}(.+?)`;
    at = index + placeholder.length;
    names.push(name);
    if (en[index - 1] === '“' && en[at] === '”') quoted.add(name);
  }
  pattern += literally(en.slice(at));
  const own = en.split(/\{\w+\}/);
  const mark = own.reduce((longest, each) => (each.length > longest.length ? each : longest), '');
  const letters = lettersIn(own.join(''));
  return { sentence, mark, pattern: new RegExp(`^${pattern}$`, 's'), names, quoted, letters };
}

function said(parts: readonly Part[], code: LanguageCode): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      const template = code === 'fr' ? asFrenchSpaces(part.sentence.fr) : part.sentence[code];
      return template.replace(PLACEHOLDER, (placeholder, name: string) => {
        const given = part.given[name];
        return given ? said(given, code) : placeholder;
      });
    })
    .join('');
}
