/** The menu and the system's dialogs: in the language of the window, which the next start knows before there is one. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { requests } from '../../../electron/ipc.ts';
import { languageHandlers } from '../../../electron/language/handlers.ts';
import { ShellLanguage } from '../../../electron/language/language.ts';
import { messages as de } from '../../../electron/language/messages.de.ts';
import { messages as en } from '../../../electron/language/messages.en.ts';
import { messages as es } from '../../../electron/language/messages.es.ts';
import { messages as fr } from '../../../electron/language/messages.fr.ts';
import { kindOf } from '../../../electron/privacy/places.ts';
import { LANGUAGE_CODES } from '../../../models/languages.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-language-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** As at a start. @param wanted by the system */
function started(...wanted: string[]): ShellLanguage {
  const language = new ShellLanguage();
  language.open(folder, wanted);
  return language;
}

test('before any window has spoken, they speak as the system wants, else English', () => {
  expect(started('fr-CA', 'en').code).toBe('fr');
  expect(started('ja').code).toBe('en');
  expect(started().code).toBe('en');
});

test('they take over the language of the window at once, and keep it for the next start', async () => {
  const language = started('fr');
  const heard: string[] = [];
  language.onchange = () => heard.push(language.code);
  const { setLanguage } = languageHandlers((code) => language.choose(code));
  await setLanguage({ language: 'de' }, null);
  expect(heard).toEqual(['de']);
  await setLanguage({ language: 'de' }, null);
  expect(heard).toEqual(['de']);
  expect(started('fr').code).toBe('de');
  expect(kindOf('language.json')).toBe('settings');
});

test('choices in quick succession leave the last one on the disk', async () => {
  const language = started('en');
  await Promise.all((['de', 'fr', 'es'] as const).map((code) => language.choose(code)));
  expect(started('en').code).toBe('es');
});

test('a file that is damaged, or from a program with other languages, counts as none', async () => {
  for (const text of ['', '{"format":1,"language":"tlh"}', '[]']) {
    await writeFile(join(folder, 'language.json'), text);
    const language = started('es');
    expect(language.code).toBe('es');
    await language.choose('es');
    expect(JSON.parse(await readFile(join(folder, 'language.json'), 'utf8'))).toEqual({ format: 1, language: 'es' });
  }
});

test('where it cannot be kept, it is spoken all the same', async () => {
  const language = new ShellLanguage();
  await writeFile(join(folder, 'file'), '');
  language.open(join(folder, 'file', 'below'), ['en']);
  await language.choose('de');
  expect(language.code).toBe('de');
});

test('no other language is taken, and without a menu nobody listens', async () => {
  expect(v.safeParse(requests.setLanguage.input, { language: 'tlh' }).success).toBe(false);
  for (const language of LANGUAGE_CODES)
    expect(v.safeParse(requests.setLanguage.input, { language }).success).toBe(true);
  expect(await languageHandlers(null).setLanguage({ language: 'de' }, null)).toBeNull();
});

test('what they say is translated, with a letter of its own for each menu', () => {
  const leaves = (messages: object): [string, unknown][] =>
    Object.entries(messages).flatMap(([name, each]) => (typeof each === 'object' ? leaves(each) : [[name, each]]));
  const english = new Map(leaves(en).map(([name, text], at) => [`${name}${at}`, text]));
  for (const messages of [de, fr, es]) {
    const copied = leaves(messages).filter(
      ([name, text], at) => typeof text === 'string' && text.includes(' ') && text === english.get(`${name}${at}`),
    );
    expect(copied).toEqual([]);
  }
  for (const { menu } of [en, de, fr, es]) {
    const letters = [menu.file, menu.edit, menu.view, menu.window].map((name) => /&(\p{L})/u.exec(name)?.[1]);
    expect(new Set(letters).size).toBe(4);
    expect(letters).not.toContain(undefined);
  }
});
