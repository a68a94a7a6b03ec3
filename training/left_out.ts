/** What a network reads in takes that it has not learnt from: a group of people, or of sittings, is left out of learning. */
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BoundaryWeights } from '../models/boundary.ts';
import { NONE, type Model } from '../models/model.ts';
import type { SignSpace } from '../models/sign_space.ts';
import type { Dataset } from './dataset.ts';
import type { Group } from './judgement.ts';
import { judge, learn } from './learn.ts';
import type { Asked } from './open_set.ts';
import { askLeftOut } from './open_set_own.ts';
import { Random, seedFor } from './random.ts';
import type { Progress } from './trainer.ts';

/** Takes that are read again and again while a network learns: more would cost more than they say. */
const WATCHED = 200;

/** A take's place in the data, and what the network said that had not seen its group; null where no hand is in view. */
export interface Heard {
  index: number;
  logits: number[] | null;
}

/** How well a group was read after so many epochs, 0..1. */
export interface Point {
  epoch: number;
  top1: number;
}

export interface Reading {
  heard: Heard[];
  /** Takes that were learnt from, of each word on average. */
  takesPerWord: number;
  /** When all had been learnt; null where nothing could be. */
  last: Point | null;
  /** What its network made of words and of what is none; only where that was asked. */
  asked?: Asked[];
}

export interface ReadingOptions extends Pick<
  Parameters<typeof learn>[0],
  'body' | 'checkpoint' | 'recipe' | 'threads'
> {
  dataset: Dataset;
  model: Pick<Model, 'family'>;
  /** Of the other takes of each word, so much is learnt from (1); less of them is a part of more. */
  share?: number;
  /** Asks also about what is none of the words, in this space. */
  space?: SignSpace | null;
  /** And finds signs in streams with this network; null: with what serves all models. */
  boundary?: BoundaryWeights | null;
  onProgress?: (progress: Progress) => void;
  /** Hears at some ten epochs what is read in a part of the group. */
  onPoint?: (point: Point) => void;
}

/** Learns from the other groups, and reads this one. Nothing is heard where the others show fewer than two words. */
export async function readGroup(group: Group, options: ReadingOptions): Promise<Reading> {
  const { dataset, model, share = 1, space = null, boundary = null, onProgress, onPoint, ...rest } = options;
  const { takes, examples, vocabulary } = dataset;
  const taught = othersByWord(group, dataset);
  // Nobody else showed the other words: their takes could only be read wrongly.
  const tested = group.takes.filter((k) => taught.has(examples[k]?.word ?? ''));
  if (taught.size < 2 || tested.length === 0) return { heard: [], takesPerWord: 0, last: null };
  const { seed } = rest.recipe;
  const part = (places: number[], word: string) =>
    share < 1
      ? new Random(seedFor(seed, vocabulary.indexOf(word)))
          .shuffle([...places])
          .slice(0, Math.max(1, Math.round(places.length * share)))
      : places;
  const teach = new Set([...taught].flatMap(([word, places]) => part(places, word)));
  const watched = new Random(seed).shuffle([...tested]).slice(0, WATCHED);
  const shown = watched.flatMap((k) => examples[k] ?? []);
  // No hand is read as silence, with any weights.
  const silent = shown.filter(({ clip, word }) => !clip && word === NONE).length;
  const visible = shown.filter(({ clip }) => clip);
  const { network, trained } = await learn({
    ...rest,
    family: model.family,
    vocabulary,
    teach: examples.filter((_, k) => teach.has(k)),
    inStreams: takes.filter((_, k) => teach.has(k)),
    watch: onPoint
      ? {
          examples: visible,
          onRead: ({ epoch, top1 }) => onPoint({ epoch, top1: (top1 * visible.length + silent) / shown.length }),
        }
      : null,
    ...(onProgress ? { onProgress } : {}),
  });
  const read = await judge(
    network,
    trained.weights,
    tested.flatMap((k) => examples[k] ?? []),
    vocabulary,
  );
  const about = { group: group.name, network, weights: trained.weights, vocabulary };
  const asked = space
    ? await askLeftOut({
        ...about,
        space,
        boundary,
        taught: examples.filter((_, k) => teach.has(k)),
        tested: tested.flatMap((k) => takes[k] ?? []),
      })
    : [];
  const heard = read.map(({ logits }, k) => ({ index: tested[k] ?? -1, logits: logits && Array.from(logits) }));
  const right = heard.filter((each) => readRightly(each, dataset)).length;
  return {
    heard,
    takesPerWord: teach.size / taught.size,
    last: { epoch: trained.epochs, top1: right / heard.length },
    ...(space ? { asked } : {}),
  };
}

/** Whether the word was read that the take shows. */
export function readRightly({ index, logits }: Heard, { takes, vocabulary }: Pick<Dataset, 'takes' | 'vocabulary'>) {
  const written = logits ? vocabulary[logits.indexOf(Math.max(...logits))] : NONE;
  return takes[index]?.word === written;
}

/** Places of the takes outside of the group that show a hand, by word. */
export function othersByWord(group: Group, { examples }: Pick<Dataset, 'examples'>): Map<string, number[]> {
  const out = new Set(group.takes);
  const byWord = new Map<string, number[]>();
  for (const [k, { word, clip }] of examples.entries()) {
    if (!clip || out.has(k)) continue;
    const places = byWord.get(word);
    if (places) places.push(k);
    else byWord.set(word, [k]);
  }
  return byWord;
}

/** What was read in the groups that are through, for a judging that was interrupted. */
export class KeptReadings {
  readonly #folder: string | null;
  readonly #key: string;

  /** @param key all that the readings depend on */
  constructor(folder: string | null, key: readonly unknown[]) {
    this.#folder = folder;
    this.#key = JSON.stringify(key);
  }

  /** Null where there is none, or one of something else. */
  async read(name: string): Promise<Reading | null> {
    if (this.#folder === null) return null;
    try {
      const { key, reading } = JSON.parse(await readFile(this.#path(name), 'utf8')) as {
        key: string;
        reading: Reading;
      };
      return key === this.#key ? reading : null;
    } catch {
      return null;
    }
  }

  async write(name: string, reading: Reading): Promise<void> {
    if (this.#folder === null) return;
    await mkdir(this.#folder, { recursive: true });
    const path = this.#path(name);
    await writeFile(`${path}.new`, JSON.stringify({ key: this.#key, reading }), { flush: true });
    await rename(`${path}.new`, path);
  }

  #path(name: string): string {
    return join(this.#folder ?? '', `${name}.json`);
  }
}
