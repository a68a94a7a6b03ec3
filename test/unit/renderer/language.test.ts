/** What the window says: in four languages, whole in each, and nowhere but in the catalogues. */
import { globSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { parse, type AST } from 'svelte/compiler';
import { describe, expect, test } from 'vitest';
import { asFrenchSpaces } from '../../../renderer/language/french.ts';
import { language } from '../../../renderer/language/language.svelte.ts';
import { LANGUAGE_CODES, languageFor } from '../../../models/languages.ts';
import { fileSize } from '../../../renderer/language/numbers.ts';
import { pluralsOf } from '../../../renderer/language/plural.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const found = (pattern: string) => globSync(pattern, { cwd: ROOT }).sort();

type Message = string | ((...given: never[]) => string) | { [name: string]: Message };
const catalogues = import.meta.glob<{ messages: Record<string, Message> }>('../../../renderer/**/messages.??.ts', {
  eager: true,
});
const folders = [...new Set(Object.keys(catalogues).map(dirname))];
const catalogue = (folder: string, code: string) => catalogues[`${folder}/messages.${code}.ts`]?.messages ?? {};

/** The leaves of a catalogue, by their path. */
function leaves(messages: Record<string, Message>, path = ''): [string, Exclude<Message, Record<string, Message>>][] {
  return Object.entries(messages).flatMap(([name, message]) =>
    typeof message === 'object' ? leaves(message, `${path}${name}.`) : [[`${path}${name}`, message]],
  );
}

describe('the languages', () => {
  test('are chosen as the system wants them, else English', () => {
    expect(languageFor(['pt-BR', 'de-AT', 'fr'])).toBe('de');
    expect(languageFor(['FR'])).toBe('fr');
    expect(languageFor(['ja', 'zh-Hant'])).toBe('en');
    expect(languageFor([])).toBe('en');
  });

  test('have their own plural forms', () => {
    expect(pluralsOf('en')(0, { one: 'take', other: 'takes' })).toBe('takes');
    expect(pluralsOf('fr')(0, { one: 'prise', other: 'prises' })).toBe('prise');
    expect(pluralsOf('es')(1_000_000, { one: 'toma', other: 'tomas' })).toBe('tomas');
  });

  test('write sizes as file managers do', () => {
    const written = LANGUAGE_CODES.map((code) => {
      language.choose(code);
      return `${fileSize(999)}, ${fileSize(1_234_567)}`.replaceAll(/\s/g, ' ');
    });
    language.choose(null);
    expect(written).toEqual(['999 bytes, 1.2 MB', '999 Byte, 1,2 MB', '999 octets, 1,2 Mo', '999 bytes, 1,2 MB']);
  });
});

describe('French', () => {
  test('breaks no line before its signs nor inside of its quotes, in whatever is said', () => {
    const messages = {
      choices: { all: 'Quoi ?' },
      read: (word: string, rate: number) => `Lu : « ${word} », ${rate} %.`,
    };
    const spoken = asFrenchSpaces(messages);
    expect(spoken.choices.all).toBe('Quoi\u00a0?');
    expect(spoken.read('bon jour', 90)).toBe('Lu\u00a0: «\u00a0bon jour\u00a0», 90\u00a0%.');
  });
});

describe('the catalogues', () => {
  test.each(folders)('of %s say the same in each language', (folder) => {
    const english = leaves(catalogue(folder, 'en'));
    for (const code of LANGUAGE_CODES) {
      const translated = leaves(catalogue(folder, code));
      expect(translated.map(([name]) => name).sort()).toEqual(english.map(([name]) => name).sort());
      const byName = new Map(translated);
      for (const [name, message] of english) {
        const other = byName.get(name);
        expect(typeof other, name).toBe(typeof message);
        if (typeof message !== 'function' || typeof other !== 'function') continue;
        // One that leaves out what it is given leaves something unsaid.
        expect(other.length, `${code} ${name}`).toBeLessThanOrEqual(message.length);
        for (const given of [0, 1, 2, 5]) {
          const said = other(...(Array(message.length).fill(given) as never[]));
          expect(said, `${code} ${name}`).not.toMatch(/undefined|NaN|\[object|function/);
        }
      }
    }
  });

  test.each(folders)('of %s are translated, not copied', (folder) => {
    const english = new Map(leaves(catalogue(folder, 'en')));
    for (const code of LANGUAGE_CODES.filter((each) => each !== 'en')) {
      const copied = leaves(catalogue(folder, code)).filter(
        ([name, message]) => typeof message === 'string' && message.includes(' ') && message === english.get(name),
      );
      expect(copied, code).toEqual([]);
    }
  });
});

/** Names that are the same in every language. */
const SAME = /^(Signwright|ONNX Runtime|TensorFlow|MediaPipe|WebVTT|OBS)?$/;
const SPOKEN = /\p{L}{2,}/u;
/** In English for whoever mends the program, as the log is that they are saved with. */
const DIAGNOSTICS = 'renderer/recovery/diagnostics.ts';
/** Catalogues too, of what the main side says (sentences.test.ts). */
const SENTENCES = 'renderer/language/sentences/';
/** Attributes that people read or hear. */
const HEARD = new Set([
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'title',
  'placeholder',
  'alt',
  'label',
  'about',
  'of',
]);

/** Text that stands in a component's template, instead of in a catalogue. */
function writtenIn(source: string): string[] {
  const texts: string[] = [];
  const visit = (node: unknown, attribute: string | null): void => {
    if (Array.isArray(node)) return node.forEach((each) => visit(each, attribute));
    if (typeof node !== 'object' || node === null || !('type' in node)) return;
    const each = node as AST.SvelteNode;
    if (each.type === 'StyleDirective') return;
    if (each.type === 'Text') {
      const text = each.data.trim();
      if (SPOKEN.test(text) && !SAME.test(text) && (attribute === null || HEARD.has(attribute))) texts.push(text);
      return;
    }
    const within = each.type === 'Attribute' ? each.name : attribute;
    for (const [key, value] of Object.entries(each)) if (key !== 'parent') visit(value, within);
  };
  visit(parse(source, { modern: true }).fragment, null);
  return texts;
}

/** The scheme of a request's key (RFC 6750). */
const SCHEME = /^Bearer /;

/** Sentences in code. What developers alone read (errors that never reach the window) is thrown. */
function sentencesIn(code: string): string[] {
  const without = code
    .replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '')
    .replace(/new (Type|Range)?Error\((?:'[^']*'|`[^`]*`)/g, '');
  return [...without.matchAll(/'(\p{Lu}[\p{L}’]* [^'\n]*)'|`(\p{Lu}[\p{L}’]* [^`]*)`/gu)]
    .map(([, a, b]) => a ?? b ?? '')
    .filter((text) => !SCHEME.test(text) && !SAME.test(text));
}

describe('nothing is said outside of the catalogues', () => {
  test('the guard itself finds what stands in templates and in code', () => {
    expect(writtenIn('<p title="Two words">Hello <b>{name}</b></p>')).toEqual(['Two words', 'Hello']);
    expect(writtenIn('<p class="two words">{m.hello}</p><svg><path d="M0 0" /></svg>')).toEqual([]);
    expect(writtenIn('<p style:width="{wide}px">{m.hello}</p>')).toEqual([]);
    expect(sentencesIn("say('The disk is full.'); throw new Error('No such thing.'); go('library');")).toEqual([
      'The disk is full.',
    ]);
  });

  test.each(found('renderer/**/*.svelte'))('%s', (file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    expect(writtenIn(source)).toEqual([]);
    expect(sentencesIn(/<script[^>]*>([\s\S]*?)<\/script>/.exec(source)?.[1] ?? '')).toEqual([]);
  });

  const code = found('renderer/**/*.ts').filter(
    (file) => !/^messages\./.test(basename(file)) && !file.startsWith(SENTENCES) && file !== DIAGNOSTICS,
  );
  test.each(code)('%s', (file) => {
    expect(sentencesIn(readFileSync(join(ROOT, file), 'utf8'))).toEqual([]);
  });
});
