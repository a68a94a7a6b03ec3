/**
 * Words of the library that the active model has not learnt: recognised from a few takes beside it. Follows the library
 * and the active model by itself, and tells everybody what has become of it.
 */
import { setImmediate } from 'node:timers/promises';
import { readSpaceFolder, type SpaceFolder } from '../../models/engine/space_folder.ts';
import { NONE } from '../../models/model.ts';
import type { Prototype } from '../../models/recognition.ts';
import type { SignSpace } from '../../models/sign_space.ts';
import { Following } from '../following.ts';
import { RequestError, type AlikeWord, type AppEvent, type ModelDescription, type NewWord } from '../ipc.ts';
import type { OpenedLibrary } from '../library/opened-library.ts';
import type { Library } from '../library/library.ts';
import type { TakeReference, WordTally } from '../library/word-takes.ts';
import type { SharedModel } from '../loaded-model.ts';
import type { Models } from '../models/models.ts';
import { RELEASED } from '../models/shelf.ts';
import { Readings, type Reading } from '../reading.ts';
import { Choices } from './choices.ts';
import { compose, newWords, releasedWords, type Parts } from './composition.ts';
import { Lessons, type Lesson } from './lessons.ts';

/** A word is recognised from so many takes on. */
export const ENOUGH = 5;
/** New words at a time: more of them would be told apart no better than by chance, and a frame would take too long. */
const MOST_WORDS = 300;
/** A new word is known by its newest takes; a word that the model has learnt is only to be told from it. */
const MOST_TAKES = 60;
const MOST_LEARNT_TAKES = 20;
/** Words whose takes are looked up at a time: an answer of 9000 rows would hold everybody else up for 20 ms. */
const ASKED = 50;
/** Where there is much to learn, what is known by then is used after each such stretch. */
const STRETCH_MS = 500;
const MOST_ALIKE = 5;

export interface NewWordsRoom {
  library: OpenedLibrary;
  models: Models;
  dataFolder: string;
  /** Folder of the sign space. */
  space: string;
  tell(event: AppEvent): void;
}

/** A new word, as far as it can be said without looking at its takes. */
interface Candidate extends WordTally {
  on: boolean;
}

export class NewWords {
  readonly readings: Readings;
  readonly #room: NewWordsRoom;
  readonly #choices: Choices;
  #space: Promise<void> | null = null;
  /** Null before the sign space was read, and where it is damaged: then no word is new. */
  #taught: { space: SpaceFolder; lessons: Lessons } | null = null;
  /** The released model beside the active one, as it was decided when this last looked. */
  #beside: { of: string; released: Parts['beside'] } | null = null;
  /** The library as it was last looked at. */
  #tallies: readonly WordTally[] = [];
  #chosen: ReadonlyMap<number, boolean> = new Map();
  /** What new words, and what known ones, the latest reading was composed of. */
  #composed = '';
  #alike = new Map<number, AlikeWord[]>();
  #compared = '';
  /** What everybody knows: to begin with, that there is nothing. */
  #told = JSON.stringify([[], []]);
  readonly #following = new Following(async () => {
    while (!(await this.#learn()) && !this.#following.interrupted);
  }, 'New words could not be learnt:');

  constructor(parts: NewWordsRoom) {
    this.#room = parts;
    this.#choices = new Choices(parts.dataFolder);
    this.readings = new Readings(parts.models.loaded, (shared) => this.#compose(shared));
    parts.models.loaded.follow(() => this.follow());
  }

  /** In which signs lie; null where it is damaged. */
  async space(): Promise<SignSpace | null> {
    await (this.#space ??= this.#readSpace());
    return this.#taught?.space.space ?? null;
  }

  /** By name. @throws {RequestError} where the library or the model cannot be opened */
  async list(): Promise<NewWord[]> {
    this.#following.wake();
    const shared = await this.#room.models.loaded.shared();
    await this.#look();
    return this.#listed(shared);
  }

  /**
   * Recognises a word from now on, as soon as it has takes enough, or no longer.
   * @throws {RequestError} where there is no such new word, or too many are on; `disk-full`
   */
  async turn(id: number, on: boolean): Promise<NewWord> {
    this.#following.wake();
    const shared = await this.#room.models.loaded.shared();
    const { word } = await (await this.#room.library.open()).word(id);
    await this.#look();
    if (!this.#taught)
      throw new RequestError(
        'model',
        'New words cannot be recognised: the sign space is damaged. Reinstall Signwright.',
      );
    if (word === NONE) throw new RequestError('no-word', '“none” stands for no sign: it is never written.');
    const candidates = this.#candidates(shared);
    if (!candidates.some((each) => each.id === id))
      throw new RequestError('no-word', `The model has learnt “${word}”: turn it on or off among the model’s words.`);
    if (on && candidates.filter((each) => each.on && each.id !== id).length >= MOST_WORDS)
      throw new RequestError('bad-input', `${MOST_WORDS} new words are on: turn one of them off, or train a model.`);
    await this.#choices.choose(id, on, new Set(this.#tallies.map((tally) => tally.id)));
    await this.#look();
    // Another model may have taken over meanwhile.
    const now = await this.#room.models.loaded.shared();
    this.#renew(now);
    this.follow();
    const turned = this.#listed(now).find((each) => each.id === id);
    if (!turned) throw new RequestError('no-word', `“${word}” is no longer a new word.`);
    return turned;
  }

  /** Words that are recognised now beside the model's own. */
  beside(shared: SharedModel): ModelDescription['words'] {
    this.#following.wake();
    const parts = this.#parts(shared);
    const hands = parts.beside?.model.open.model.hands ?? {};
    return [
      ...this.#fresh(shared).map(({ word, lesson }) => ({ word, hands: lesson.hands, origin: 'new' as const })),
      ...releasedWords(parts).map((word) => ({ word, hands: hands[word] ?? 1, origin: 'released' as const })),
    ];
  }

  /** Of a word that the released model reads beside the active one; null for any other. */
  prototype(shared: SharedModel, word: string): Prototype | null {
    const parts = this.#parts(shared);
    return releasedWords(parts).includes(word) ? (parts.beside?.model.open.prototypes.get(word) ?? null) : null;
  }

  /** The library or the active model changed. */
  follow(): void {
    this.#following.follow();
  }

  close(): Promise<void> {
    return this.#following.close();
  }

  /** @returns whether nothing is left to learn */
  async #learn(): Promise<boolean> {
    const { library: opened, models } = this.#room;
    const library = await opened.open();
    const shared = await models.loaded.shared();
    await this.#look();
    const until = performance.now() + STRETCH_MS;
    const stopped = () => this.#following.interrupted || performance.now() > until;
    const done =
      !this.#taught || (await this.#taught.lessons.learn(library, await this.#takes(library, shared), stopped));
    if (this.#following.closed) return true;
    const now = await models.loaded.shared();
    this.#beside = { of: now.id, released: await models.besideOf(now.id) };
    this.#renew(now);
    await this.#compare(now);
    this.#tell(now);
    return done;
  }

  /** The takes that words are to be known by, the words that were recorded last first. */
  async #takes(library: Library, shared: SharedModel): Promise<Map<number, TakeReference[]>> {
    const learnt = new Set(shared.id === RELEASED ? [] : shared.open.model.vocabulary);
    // Words that are being recorded, too: their takes are read before there are enough of them.
    const fresh = this.#candidates(shared).filter(
      ({ on, id, recorded }) => on || (recorded > 0 && !this.#chosen.has(id)),
    );
    const known = this.#tallies.filter(({ word, takes }) => takes > 0 && word !== NONE && learnt.has(word));
    const takes = new Map<number, TakeReference[]>();
    for (const [words, most] of [
      [fresh, MOST_TAKES],
      [known, MOST_LEARNT_TAKES],
    ] as const) {
      const ids = words.toSorted((a, b) => b.newest - a.newest).map(({ id }) => id);
      for (const id of ids) takes.set(id, []);
      for (let at = 0; at < ids.length; at += ASKED)
        for (const reference of await library.newestOfEach(ids.slice(at, at + ASKED), most))
          takes.get(reference.word)?.push(reference);
    }
    return takes;
  }

  /** Counts takes and reads choices: fast, however large the library is. */
  async #look(): Promise<void> {
    const library = await this.#room.library.open();
    this.#space ??= this.#readSpace();
    const [tallies, chosen] = [await library.tally(), await this.#choices.all(), await this.#space];
    [this.#tallies, this.#chosen] = [tallies, chosen];
  }

  async #readSpace(): Promise<void> {
    try {
      const space = await readSpaceFolder(this.#room.space);
      this.#taught = { space, lessons: new Lessons(space.space) };
    } catch (error) {
      console.error('New words cannot be recognised:', error);
    }
  }

  /** All words of the library that the model has not learnt. */
  #candidates({ open }: SharedModel): Candidate[] {
    const learnt = new Set([...open.model.vocabulary, NONE]);
    const words = this.#tallies.filter(({ word }) => !learnt.has(word));
    if (!this.#taught) return words.map((word) => ({ ...word, on: false }));
    const wished = words.filter(({ id, recorded }) => this.#chosen.get(id) ?? recorded >= ENOUGH);
    // What somebody has turned on comes first, then what was recorded last.
    const stated = ({ id }: WordTally) => Number(this.#chosen.has(id));
    wished.sort((a, b) => stated(b) - stated(a) || b.newest - a.newest);
    const on = new Set(wished.slice(0, MOST_WORDS).map(({ id }) => id));
    return words.map((word) => ({ ...word, on: on.has(word.id) }));
  }

  /** Those that are recognised. */
  #fresh(shared: SharedModel): (Candidate & { lesson: Lesson })[] {
    return this.#candidates(shared).flatMap((candidate) => {
      const lesson = candidate.on ? this.#taught?.lessons.of(candidate.id) : null;
      return lesson && lesson.takes >= ENOUGH && candidate.takes >= ENOUGH ? [{ ...candidate, lesson }] : [];
    });
  }

  /** Where the model's own words lie. */
  #places({ id, open }: SharedModel): { places: Map<string, Float32Array>; key: string } {
    const vocabulary = new Set(open.model.vocabulary);
    if (id === RELEASED) {
      const places = [...(this.#taught?.space.words ?? [])].filter(([word]) => vocabulary.has(word));
      return { places: new Map(places), key: '' };
    }
    const lessons = this.#tallies.flatMap(({ id, word }) => {
      const lesson = vocabulary.has(word) && word !== NONE ? this.#taught?.lessons.of(id) : null;
      return lesson?.place ? [{ word, place: lesson.place, key: `${id}=${lesson.key}` }] : [];
    });
    const places = new Map(lessons.map(({ word, place }) => [word, place]));
    return { places, key: lessons.map(({ key }) => key).join(';') };
  }

  #parts(shared: SharedModel): Parts {
    const fresh = this.#fresh(shared).flatMap(({ word, lesson: { shown } }) => (shown ? [{ word, shown }] : []));
    const beside = this.#beside?.of === shared.id ? this.#beside.released : null;
    return { shared, places: this.#places(shared).places, beside, fresh, space: this.#taught?.space ?? null };
  }

  #compose(shared: SharedModel): Reading {
    this.#following.wake();
    this.#composed = this.#composition(shared);
    return compose(this.#parts(shared));
  }

  /** Of what a reading is composed: another one is needed only where this changes. */
  #composition(shared: SharedModel): string {
    const fresh = this.#fresh(shared).map(({ id, word, lesson }) => `${id}=${word}=${lesson.key}`);
    const released = releasedWords(this.#parts(shared)).join();
    const { openSet } = shared.open.model;
    const places = fresh.length || released || openSet ? this.#places(shared).key : '';
    // By it a session gets used to its person (models/familiar_signs.ts).
    const space = this.#taught ? 'placed' : '';
    return [shared.id, ...fresh, released, places, space].join('\n');
  }

  #renew(shared: SharedModel): void {
    if (this.#composition(shared) !== this.#composed) this.readings.renew(shared);
  }

  /** Which words look alike: 300 words make 45,000 pairs. */
  async #compare(shared: SharedModel): Promise<void> {
    const composition = this.#composition(shared);
    if (composition === this.#compared) return;
    this.#compared = composition;
    const words = newWords(this.#parts(shared));
    const ids = new Map(this.#tallies.filter(({ takes }) => takes > 0).map(({ id, word }) => [word, id]));
    const alike = new Map<number, AlikeWord[]>();
    for (const { id, word } of this.#fresh(shared)) {
      const nearest = words.alike(word).slice(0, MOST_ALIKE);
      const named = nearest.map(({ word: other, nearness }) => ({
        word: other,
        id: ids.get(other) ?? null,
        nearness: Math.min(1, Math.round(nearness * 1000) / 1000),
      }));
      alike.set(id, named);
      await setImmediate();
    }
    this.#alike = alike;
  }

  #listed(shared: SharedModel): NewWord[] {
    return this.#candidates(shared).map(({ id, word, takes: all, on }) => {
      const takes = all - (this.#taught?.lessons.of(id)?.empty ?? 0);
      const needed = Math.max(0, ENOUGH - takes);
      return { id, word, takes, needed, on, alike: needed === 0 && on ? (this.#alike.get(id) ?? []) : [] };
    });
  }

  #tell(shared: SharedModel): void {
    const words = this.#listed(shared);
    const told = JSON.stringify([words, this.beside(shared)]);
    if (told === this.#told) return;
    this.#told = told;
    this.#room.tell({ event: 'new-words', words });
  }
}
