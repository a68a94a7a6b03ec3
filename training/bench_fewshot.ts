/**
 * How well a word is recognised that was shown five times and never learnt: by the mean of its takes and the nearest of
 * them, as the app does it (models/few_shot.ts); nothing is trained.
 *
 * The protocols, fixed before anything was tuned on them. Each draw takes words at random, support takes of each, and
 * asks for queries; its accuracy is the share of queries nearest to their own word. The figure is the mean over
 * draws, and its spread (sd) the draws' own, not the error of the mean. Words are never `none`.
 *
 * - strangers: two thirds of the signers, drawn anew, show the words, all others' takes of these words are asked for. No
 *   signer is on both sides. Words with too few takes on either side are not drawn.
 * - same: support and queries are different takes of one signer; each draw asks every signer.
 * - across: support by one signer, queries by another; each draw asks every ordered pair.
 *
 * Points are centred on what is known without queries (the support's mean, or the space's own centre), and compared by
 * their cosine.
 */
import type { Clip } from '../models/clip.ts';
import { FewShotWords } from '../models/few_shot.ts';
import { NONE } from '../models/model.ts';
import { unit } from '../models/sign_space.ts';
import type { Example } from './clips.ts';
import { Random, seedFor } from './random.ts';
import { InputError } from './takes.ts';

export const PROTOCOLS = ['strangers', 'same', 'across'] as const;
export type Protocol = (typeof PROTOCOLS)[number];

/** Share of the signers who show the words, among strangers. */
const SHOWING = 2 / 3;

export interface Embedding {
  name: string;
  /** Whether points lie about an origin that was known beforehand; the others are centred on the support. */
  centred: boolean;
  point(clip: Clip): Promise<Float32Array> | Float32Array;
}

export interface FewShotOptions {
  protocol: Protocol;
  shots: number;
  ways: number;
  draws: number;
  seed: number;
  onProgress?: (share: number) => void;
}

export interface FewShotResult {
  embedding: string;
  protocol: Protocol;
  /** Mean over draws, 0..1, and the draws' standard deviation. */
  top1: number;
  sd: number;
  worst: number;
  draws: number;
  shots: number;
  /** Words to choose from, and queries, in the mean of the draws. */
  ways: number;
  queries: number;
  signers: number;
}

interface Placed {
  word: string;
  signer: string;
  point: Float32Array;
}

/** One question: who shows which words how, and what is asked. */
interface Task {
  support: Map<string, Placed[]>;
  queries: Placed[];
}

/** @throws {InputError} where the data does not hold enough words, takes or signers for the protocol */
export async function benchFewShot(
  examples: readonly Example[],
  embedding: Embedding,
  options: FewShotOptions,
): Promise<FewShotResult> {
  const { protocol, shots, ways, draws, seed, onProgress } = options;
  if (shots < 1 || draws < 1 || ways < 2) throw new InputError('The test needs a shot, a draw and two words at least.');
  const placed: Placed[] = [];
  for (const [k, { word, signer, clip }] of examples.entries()) {
    if (clip && word !== NONE) placed.push({ word, signer, point: await embedding.point(clip) });
    onProgress?.((k + 1) / examples.length);
  }
  const rates: number[] = [];
  let [asked, chosen, tasks] = [0, 0, 0];
  for (let draw = 0; draw < draws; draw++) {
    let [right, all] = [0, 0];
    for (const task of tasksOf(placed, protocol, shots, ways, new Random(seedFor(seed, draw)))) {
      right += rightOf(task, embedding.centred);
      all += task.queries.length;
      chosen += task.support.size;
      tasks++;
    }
    rates.push(right / all);
    asked += all;
  }
  const mean = rates.reduce((sum, rate) => sum + rate, 0) / draws;
  return {
    embedding: embedding.name,
    protocol,
    top1: mean,
    sd: Math.sqrt(rates.reduce((sum, rate) => sum + (rate - mean) ** 2, 0) / Math.max(1, draws - 1)),
    worst: Math.min(...rates),
    draws,
    shots,
    ways: Math.round(chosen / tasks),
    queries: Math.round(asked / draws),
    signers: new Set(placed.map(({ signer }) => signer)).size,
  };
}

function rightOf({ support, queries }: Task, centred: boolean): number {
  const shown = [...support.values()].flat();
  const origin = new Float64Array(shown[0]?.point.length ?? 0);
  if (!centred) {
    for (const { point } of shown)
      for (let k = 0; k < origin.length; k++) origin[k] = (origin[k] ?? 0) + (point[k] ?? 0) / shown.length;
  }
  const about = ({ point }: Placed) => unit(point.map((value, k) => value - (origin[k] ?? 0)));
  const words = new FewShotWords();
  for (const [word, takes] of support) words.add(word, takes.map(about));
  return queries.filter((query) => words.nearest(about(query))[0]?.word === query.word).length;
}

function tasksOf(placed: readonly Placed[], protocol: Protocol, shots: number, ways: number, random: Random): Task[] {
  const signers = [...new Set(placed.map(({ signer }) => signer))].sort();
  if (protocol === 'strangers') {
    const show = new Set(random.shuffle([...signers]).slice(0, Math.round(SHOWING * signers.length)));
    const [shown, asked] = [placed.filter((each) => show.has(each.signer)), placed.filter((e) => !show.has(e.signer))];
    return [taskOf(shown, asked, shots, ways, random)];
  }
  const pairs =
    protocol === 'same'
      ? signers.map((signer) => [signer, signer])
      : signers.flatMap((a) => signers.filter((b) => b !== a).map((b) => [a, b]));
  if (pairs.length === 0) throw new InputError('One signer shows and another is asked: the data has one signer only.');
  return pairs.map(([a, b]) => {
    const by = (signer: string | undefined) => placed.filter((each) => each.signer === signer);
    return taskOf(by(a), by(b), shots, ways, random);
  });
}

/** Support out of `shown`, queries out of the rest of `asked`. */
function taskOf(shown: readonly Placed[], asked: readonly Placed[], shots: number, ways: number, random: Random): Task {
  const words = [...new Set(shown.map(({ word }) => word))].sort().flatMap((word) => {
    const support = random.shuffle(shown.filter((each) => each.word === word)).slice(0, shots);
    const queries = asked.filter((each) => each.word === word && !support.includes(each));
    return support.length === shots && queries.length > 0 ? [{ word, support, queries }] : [];
  });
  if (words.length < 2)
    throw new InputError(`Fewer than two words have ${shots} takes to be shown and another to be asked for.`);
  const drawn = random.shuffle(words).slice(0, ways);
  return {
    support: new Map(drawn.map(({ word, support }) => [word, support])),
    queries: drawn.flatMap(({ queries }) => queries),
  };
}
