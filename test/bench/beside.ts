/**
 * What becomes of a model's own words, and of foreign signs, when the released model's words are written beside them.
 * Run: node test/bench/beside.ts DATA [--steps=N] [--silent] [--json] [--dump=FILE]
 *
 * Own models of two kinds, each judged by people whom it never saw: Korean words (ksl-13, a recording set left out; the
 * released model has learnt these people's signs as no words of its own, which flatters it here), and every third word
 * of wlasl-100 (a third of its signers left out), of which neither the released model nor the sign space has seen anything.
 * Where the own words lie is worked out from the takes that taught them, as the app does from its library. The released
 * words are asked by traduttore's and signwish's people, from whom the released model has learnt: its figure is no test of
 * the model, only of who is listened to. The foreign signs are words of wlasl-100 that neither model knows.
 * `--silent`: the own model has learnt idle hands as `none`; by default it knows no `none`.
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { besides, BESIDE } from '../../models/beside_engine.ts';
import { extractFeatures } from '../../models/features.ts';
import { NONE, softmax } from '../../models/model.ts';
import { pointOf } from '../../models/sign_space.ts';
import { readModelFolder } from '../../models/engine/folder.ts';
import { OnnxEngine } from '../../models/engine/onnx_engine.ts';
import { readSpaceFolder } from '../../models/engine/space_folder.ts';
import { toExample } from '../../training/clips.ts';
import { vocabularyOf } from '../../training/dataset.ts';
import { fidgets, rests } from '../../training/idle.ts';
import { learn } from '../../training/learn.ts';
import { glossOf, permittedTakes } from '../../training/permitted.ts';
import { Random } from '../../training/random.ts';
import { RECIPE } from '../../training/recipe.ts';
import { wordPoints } from '../../training/release_space.ts';
import { readTakes, type Take } from '../../training/takes.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    steps: { type: 'string' },
    silent: { type: 'boolean' },
    json: { type: 'boolean' },
    dump: { type: 'string' },
  },
});
const [folder] = positionals;
if (!folder) throw new Error('Run: node test/bench/beside.ts DATA [--steps=N] [--silent] [--json] [--dump=FILE]');
const STEPS = Number(values.steps ?? 400);
const MODELS = resolve(import.meta.dirname, '../../models/released');

type Kind = 'own' | 'released' | 'foreign';
interface Asked {
  kind: Kind;
  word: string;
  own: Float32Array;
  released: Float32Array;
  point: Float32Array;
}

const { model, weights } = await readModelFolder(join(MODELS, 'asl-starter'));
const { space, words: releasedPoints } = await readSpaceFolder(join(MODELS, 'sign-space'));
const released = await OnnxEngine.create(model.definition, weights);
const permitted = await permittedTakes(folder);
const wlasl = await readTakes([join(folder, 'wlasl-100.parquet')]);
const random = new Random(7);

const korean = permitted
  .filter(({ source }) => source === 'ksl-13')
  .map((take) => ({ ...take, word: `ksl ${take.word}` }));
const english = permitted
  .filter(({ source, word }) => source !== 'ksl-13' && model.vocabulary.includes(glossOf(word)) && word !== NONE)
  .map((take) => ({ ...take, word: glossOf(take.word) }));
const unknown = wlasl.filter(({ word }) => !model.vocabulary.includes(word));
const all = [...new Set(unknown.map(({ word }) => word))].sort();
const own = new Set(all.filter((_, k) => k % 3 === 0));
const signers = random.shuffle([...new Set(wlasl.map(({ signer }) => signer))]);

/** Who is left out, what is learnt, and what is foreign to it. */
const PLAN = [
  ...['set1', 'set3'].map((set) => ({
    name: `ksl-13, ${set} left out`,
    takes: korean,
    out: new Set([`ksl13:${set}`]),
    foreign: few(unknown, 3),
  })),
  ...[0, 1].map((part) => ({
    name: `wlasl-100, signers ${part}`,
    takes: unknown.filter(({ word }) => own.has(word)),
    out: new Set(signers.filter((_, k) => k % 3 === part)),
    foreign: few(
      unknown.filter(({ word }) => !own.has(word)),
      4,
    ),
  })),
];

const rows: unknown[] = [];
const results: Record<string, unknown>[] = [];
for (const { name, takes, out, foreign } of PLAN) {
  const shown = few(
    takes.filter(({ signer }) => !out.has(signer)),
    12,
  ).map(toExample);
  const idle = values.silent ? [...fidgets(shown, 80, random), ...rests(shown, 60, random)] : [];
  const teach = [...shown, ...idle];
  const vocabulary = vocabularyOf(teach);
  const epochs = Math.ceil(STEPS / Math.ceil(teach.length / RECIPE.batch));
  const { network, trained } = await learn({ family: 'gru', vocabulary, teach, recipe: { ...RECIPE, epochs } });
  const engine = await OnnxEngine.create(network, trained.weights);
  const asked: Asked[] = [];
  for (const [kind, list] of [
    [
      'own',
      few(
        takes.filter(({ signer }) => out.has(signer)),
        12,
      ),
    ],
    ['released', few(english, 4)],
    ['foreign', foreign],
  ] as const)
    for (const { word, clip } of list.map(toExample)) {
      if (!clip) continue;
      const features = extractFeatures(clip);
      asked.push({
        kind,
        word,
        own: softmax(await engine.score(features, clip.frames)),
        released: softmax(await released.score(features, clip.frames), model.temperature),
        point: pointOf(features, clip.frames, space),
      });
    }
  await engine.release();
  const places = wordPoints(shown, space);
  const result = judge(asked, vocabulary, places);
  results.push({ name, ...result });
  rows.push({
    name,
    vocabulary,
    places: [...places].map(([word, point]) => [word, [...point]]),
    asked: asked.map((each) => ({ ...each, own: [...each.own], released: [...each.released], point: [...each.point] })),
  });
  process.stderr.write(`${name}: ${JSON.stringify(result)}\n`);
}
await released.release();
if (values.dump)
  writeFileSync(
    values.dump,
    JSON.stringify({ released: model.vocabulary, points: [...releasedPoints].map(([w, p]) => [w, [...p]]), rows }),
  );
if (values.json) process.stdout.write(`${JSON.stringify(results)}\n`);
else {
  const percent = (rate: unknown) => `${(100 * Number(rate)).toFixed(1)} %`;
  for (const each of results)
    process.stdout.write(
      `${String(each.name)}: own words ${percent(each.before)} → ${percent(each.after)}, ` +
        `released words ${percent(each.released)}, foreign signs silent ${percent(each.silent)} → ${percent(each.silentAfter)}\n`,
    );
}

function judge(asked: readonly Asked[], vocabulary: readonly string[], places: ReadonlyMap<string, Float32Array>) {
  const beside = besides({ vocabulary, places }, { vocabulary: model.vocabulary, places: releasedPoints }, BESIDE);
  const rate = (kind: Kind, right: (each: Asked) => boolean) => {
    const of = asked.filter((each) => each.kind === kind);
    return of.filter(right).length / of.length;
  };
  const after = (each: Asked) => written(beside.vocabulary, beside.merge(each.own, each.released, each.point));
  const before = (each: Asked) => written(vocabulary, each.own);
  return {
    before: rate('own', (each) => before(each) === each.word),
    after: rate('own', (each) => after(each) === each.word),
    released: rate('released', (each) => after(each) === each.word),
    silent: rate('foreign', (each) => before(each) === null),
    silentAfter: rate('foreign', (each) => after(each) === null),
  };
}

/** Null: nothing, as the decoder would have it. */
function written(vocabulary: readonly string[], probabilities: Float32Array): string | null {
  const top = probabilities.indexOf(Math.max(...probabilities));
  const word = vocabulary[top] ?? NONE;
  return word === NONE || (probabilities[top] ?? 0) < 0.5 ? null : word;
}

/** At most so many of each word by each person. */
function few<T extends Take>(list: readonly T[], most: number): T[] {
  const counts = new Map<string, number>();
  return random.shuffle([...list]).filter(({ word, signer }) => {
    const key = `${word}\n${signer}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return (counts.get(key) ?? 0) <= most;
  });
}
