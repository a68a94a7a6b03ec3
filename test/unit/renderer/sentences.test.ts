/** What the main side says arrives in English and is said in the window's language: all of it, and as it was meant. */
import { describe, expect, test } from 'vitest';
import { language } from '../../../renderer/language/language.svelte.ts';
import { LANGUAGE_CODES, type LanguageCode } from '../../../models/languages.ts';
import { Phrasebook, type Part } from '../../../renderer/language/phrasebook.ts';
import type { Sentence } from '../../../renderer/language/sentence.ts';
import { SENTENCES, translated } from '../../../renderer/language/sentences.ts';
import { saidByTheSources } from '../../fixtures/main-side-sentences.ts';

const BOOK = new Phrasebook([
  {
    en: 'There is no word “{word}”.',
    de: 'Das Wort „{word}“ fehlt.',
    fr: 'Pas de mot « {word} » !',
    es: 'No hay «{word}».',
  },
  { en: 'There is no room on the disk.', de: 'Die Festplatte ist voll.', fr: 'Disque plein.', es: 'Disco lleno.' },
  { en: 'Delete {takes}', de: '{takes} löschen', fr: 'Supprimer {takes}', es: 'Eliminar {takes}' },
  { en: '{count} takes', de: '{count} Aufnahmen', fr: '{count} prises', es: '{count} tomas' },
  { en: '{file}: {what}', de: '{file}: {what}', fr: '{file} : {what}', es: '{file}: {what}' },
  { en: 'The file is empty.', de: 'Die Datei ist leer.', fr: 'Fichier vide.', es: 'Archivo vacío.' },
  {
    en: '{name} failed. {why}',
    de: '{name} ging nicht. {why}',
    fr: '{name} : échec. {why}',
    es: '{name} falló. {why}',
  },
  { en: '{name} failed.', de: '{name} fiel aus.', fr: '{name} a échoué.', es: '{name} ha fallado.' },
]);

describe('a phrasebook', () => {
  const said = (text: string, code: LanguageCode = 'de') => BOOK.say(text, code);

  test('finds the template that a text was made of, and leaves what it does not know', () => {
    expect(said('There is no word “tree”.')).toBe('Das Wort „tree“ fehlt.');
    expect(said('There is no word “tree”.', 'en')).toBe('There is no word “tree”.');
    expect(said('Das Wort „tree“ fehlt.')).toBe('Das Wort „tree“ fehlt.');
    expect(said('Nobody knows this.')).toBe('Nobody knows this.');
    expect(said('a: b')).toBe('a: b');
  });

  test('translates what was put in, but no name that stands in quotes', () => {
    expect(said('Delete 3 takes')).toBe('3 Aufnahmen löschen');
    expect(said('a.npy: The file is empty.')).toBe('a.npy: Die Datei ist leer.');
    expect(said('There is no word “The file is empty.”.')).toBe('Das Wort „The file is empty.“ fehlt.');
  });

  test('takes a row of sentences apart, also where one of them is unknown', () => {
    expect(said('There is no room on the disk. Nobody knows this.\nThe file is empty.')).toBe(
      'Die Festplatte ist voll. Nobody knows this.\nDie Datei ist leer.',
    );
  });

  test('takes the way that leaves the least in English', () => {
    expect(said('a.npy failed. The file is empty. There is no room on the disk.')).toBe(
      'a.npy ging nicht. Die Datei ist leer. Die Festplatte ist voll.',
    );
    expect(said('There is no room on the disk. a.npy failed.')).toBe('Die Festplatte ist voll. a.npy fiel aus.');
  });

  test('writes French with its spaces, and leaves those of names alone', () => {
    expect(said('There is no word “à ? b”.', 'fr')).toBe('Pas de mot «\u00a0à ? b\u00a0»\u00a0!');
  });

  test('is no slower for a long text without any sentence', () => {
    const text = 'word '.repeat(5000);
    expect(said(text)).toBe(text);
    expect(said('Some. '.repeat(600))).toBe('Some. '.repeat(600));
  });
});

/** What ends on the command line, or in files for whoever does research: it stays English. */
const NOT_FOR_THE_WINDOW = new RegExp(
  [
    '^training/(commands|sweep|streams)/',
    // Pages of figures, cards, and what only makes releases and measurements.
    '^training/(bench\\w*|cli|arguments|card|charts|page|\\w+_page|release\\w*|learning_curve|order|raw_points|recipe)\\.ts$',
    // Said on the terminal, before there is a window.
    '^electron/(start|host)\\.ts$',
    // The menu and the system's dialogs have catalogues of their own.
    '^electron/language/messages\\.\\w+\\.ts$',
    // HTTP for other programs (docs/api.md).
    '^electron/sharing/(server|door)\\.ts$',
  ].join('|'),
);

/** Errors of other kinds whose message comes through: what no frame is, and whatever ends a training. */
const COMES_THROUGH = /^(models\/wire|training\/(trainer|crossval|team))\.ts/;

/** What only callers know of the parts of a sentence. */
const names = ['“0001”', '“0001” and “0001”'];
for (let k = 3; k <= 5; k++)
  names.push(
    `${Array(k - 1)
      .fill('“0001”')
      .join(', ')} and “0001”`,
  );
const five = Array(5).fill('“0001”').join(', ');
const EXAMPLES = {
  'training/data_card.ts': {
    named: [...names, `${five} and 1 more word`, `${five} and 0001 more words`],
    first: ['left', 'right'],
  },
  'training/exchange/names.ts': {
    what: ['word', 'word, the folder’s name,', 'sign', 'signer', 'participant', 'session', 'language'],
  },
  'training/exchange/import.ts': { what: ['signer', 'language'] },
};

/** Sentences that no window shows, and why. */
const EXCEPTIONS: readonly { pattern: RegExp; why: string }[] = [
  { pattern: /^0001 more entries of the minute/, why: 'a line of the log' },
  { pattern: /^it 0001$/, why: 'made of other sentences: see `parts`' },
];

const all = saidByTheSources(NOT_FOR_THE_WINDOW, EXAMPLES);
const known = new Phrasebook(SENTENCES);

/** training/exchange/own.ts tells what is wrong with a file of takes as a part, after the file's name. */
const parts = all
  .filter(({ text, at }) => at.startsWith('training/takes.ts') && /^0001[, ]/.test(text))
  .map(({ text, at, use }) => ({
    text: text.replace(/^0001(, )?/, (_, comma: string | undefined) => (comma ? '' : 'it')).replace(/\.$/, ''),
    at: `${at}, by way of training/exchange/own.ts`,
    use,
  }));
const shown = [...all, ...parts].filter(
  ({ text, at, use }) =>
    (use === 'shown' || (use === 'developer' && COMES_THROUGH.test(at))) &&
    !EXCEPTIONS.some(({ pattern }) => pattern.test(text)),
);

/** What is left in English: whatever has letters, but for names of files and the like. */
const left = (said: readonly Part[]): string[] =>
  said.flatMap((part) =>
    typeof part === 'string' ? (/\p{L}/u.test(part) ? [part] : []) : Object.values(part.given).flatMap(left),
  );
const used = (said: readonly Part[]): Sentence[] =>
  said.flatMap((part) => (typeof part === 'string' ? [] : [part.sentence, ...Object.values(part.given).flatMap(used)]));
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('the sentences of the main side', () => {
  test('are found in the sources', () => {
    const texts = all.map(({ text }) => text);
    expect(texts.length).toBeGreaterThan(300);
    expect(texts).toContain('There is a word “0001” already: choose another name, or relabel its takes.');
    expect(texts).toContain('TensorFlow stopped answering. Signwright goes on with the processor.');
    expect(texts).toContain('This signer is no longer in the library.');
    expect(texts).toContain('Bring back 0001 takes');
  });

  test('are all translated', () => {
    const missing = shown.flatMap(({ text, at }) => {
      const english = left(known.parse(text));
      return english.length ? [`${at}: ${text}`] : [];
    });
    expect([...new Set(missing)]).toEqual([]);
  });

  test('are all still said', () => {
    // Imports and trainings run as commands: some of what those say comes through.
    const everything = [...all, ...parts, ...saidByTheSources(/^training\/(?!commands)|^(electron|models)\//)];
    const said = new Set(everything.flatMap(({ text }) => used(known.parse(text))));
    // Also within a longer text: some of it is told to the database first.
    const within = ({ en }: Sentence) => everything.some(({ text }) => text.includes(en));
    const unsaid = SENTENCES.filter((sentence) => !said.has(sentence) && !within(sentence));
    expect(unsaid.map(({ en }) => en)).toEqual([]);
  });

  test('are found again by their own words, whatever is put into them', () => {
    const names = ['Ada Lovelace', 'tree.', 'my file.npy', '“Größe” and all', '3'];
    const lost = SENTENCES.filter((sentence) => {
      const texts = names.map((_, shift) => {
        let place = shift;
        return sentence.en.replace(/\{\w+\}/g, () => names[place++ % names.length] ?? '');
      });
      return !texts.every((text) => used(known.parse(text)).includes(sentence));
    });
    // A file and what is wrong with it: known by the latter alone.
    expect(lost.map(({ en }) => en).filter((en) => /\p{L}/u.test(en.replace(/\{\w+\}/g, '')))).toEqual([]);
  });

  test('are each in the catalogues once', () => {
    const sorted = SENTENCES.map(({ en }) => en).sort();
    expect(sorted.filter((en, k) => en === sorted[k - 1])).toEqual([]);
  });

  test.each(LANGUAGE_CODES)('say as much in %s as in English, and are not copied', (code) => {
    const wrong = SENTENCES.filter((sentence) => {
      const same = placeholders(sentence[code]).join() === placeholders(sentence.en).join();
      const copied =
        code !== 'en' && sentence[code] === sentence.en && /\p{L}{2,}/u.test(sentence.en.replace(/\{\w+\}/g, ''));
      return !same || copied || sentence[code].trim() === '';
    });
    expect(wrong.map((sentence) => sentence[code])).toEqual([]);
  });
});

describe('a window', () => {
  test('says them in its language, and changes with it', () => {
    const sentence = SENTENCES.find(({ en }) => en === 'There are no takes to export.');
    const said = LANGUAGE_CODES.map((code) => {
      language.choose(code);
      return translated('There are no takes to export.');
    });
    language.choose(null);
    expect(said).toEqual(LANGUAGE_CODES.map((code) => sentence?.[code]));
    expect(new Set(said).size).toBe(LANGUAGE_CODES.length);
  });
});
