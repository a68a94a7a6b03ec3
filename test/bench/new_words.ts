/**
 * What becomes of a model's own words when its user adds three by five takes each, and how well those are recognised.
 * Run: node test/bench/new_words.ts DATA [--steps=N] [--json] [--dump=FILE]
 *
 * For each of the people of traduttore-10 a network and a sign space are made that know neither that person nor three of
 * the nine words. The person then shows these three five times each, and all their other takes are asked for. Draws of
 * the five takes are repeated. Korean signs by somebody unknown are
 * asked for too: the answer is silence.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { FewShotWords } from '../../models/few_shot.ts';
import { extractFeatures } from '../../models/features.ts';
import { NONE, softmax } from '../../models/model.ts';
import { pointOf } from '../../models/sign_space.ts';
import { OnnxEngine } from '../../models/engine/onnx_engine.ts';
import { toExample, type Example } from '../../training/clips.ts';
import { vocabularyOf } from '../../training/dataset.ts';
import { fidgets, rests } from '../../training/idle.ts';
import { learn } from '../../training/learn.ts';
import { glossOf, permittedTakes } from '../../training/permitted.ts';
import { Random } from '../../training/random.ts';
import { RECIPE } from '../../training/recipe.ts';
import { wordPoints } from '../../training/release_space.ts';
import { learnSpace, SPACE_RECIPE, without } from '../../training/sign_space.ts';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { steps: { type: 'string' }, json: { type: 'boolean' }, dump: { type: 'string' } },
});
const [folder] = positionals;
if (!folder) throw new Error('Run: node test/bench/new_words.ts DATA [--steps=N] [--json] [--dump=FILE]');
const STEPS = Number(values.steps ?? 700);
const SHOTS = 5;
const DRAWS = 10;
/** Signs Korean words, which are `none` here, and is known to nothing either. */
const FOREIGNER = 'ksl13:set3';
/** Each person adds other words, so that all nine are new once. */
const PLAN: [string, string[]][] = [
  ['traduttore:alex', ['coffee', 'no', 'thank you']],
  ['traduttore:cam', ['hello', 'small', 'yes']],
  ['traduttore:danial', ['large', 'medium', 'tea']],
];

const takes = await permittedTakes(folder);
const rows: unknown[] = [];
const tally = { known: 0, before: 0, after: 0, fresh: 0, right: 0, none: 0, silent: 0, silentAfter: 0 };
/** The same where nobody knows where the model's own words lie, as of a model that was brought in. */
const unplaced = { after: 0, right: 0, silentAfter: 0 };
for (const [person, fresh] of PLAN) {
  const left = { signers: new Set([person, FOREIGNER]), words: new Set(fresh) };
  const others = without(takes, left);
  const space = learnSpace(others, SPACE_RECIPE);
  const random = new Random(5);
  const examples = few(
    others.filter(({ source, word }) => source !== 'ksl-13' && word.length > 1).map(plain),
    25,
    random,
  );
  const known = examples.filter(({ word }) => word !== NONE);
  const foreign = few(
    others.filter(({ source, word }) => source === 'ksl-13' || (word.length === 1 && word !== 'a')).map(plain),
    8,
    random,
  ).map(silent);
  const teach = [...examples, ...foreign, ...fidgets(known, 80, random), ...rests(known, 60, random)];
  const vocabulary = vocabularyOf(teach);
  const epochs = Math.ceil(STEPS / Math.ceil(teach.length / RECIPE.batch));
  const { network, trained } = await learn({ family: 'gru', vocabulary, teach, recipe: { ...RECIPE, epochs } });
  const engine = await OnnxEngine.create(network, trained.weights);
  const points = wordPoints(known, space);
  const theirs = [
    ...takes
      .filter(({ signer, source, word }) => signer === person && source === 'traduttore-10' && word !== NONE)
      .map(plain),
    ...few(takes.filter(({ signer }) => signer === FOREIGNER).map(plain), 10, random).map(silent),
  ];
  const asked: { word: string; probabilities: Float32Array; point: Float32Array }[] = [];
  for (const { word, clip } of theirs) {
    if (!clip) continue;
    const features = extractFeatures(clip);
    const logits = await engine.score(features, clip.frames);
    asked.push({ word, probabilities: softmax(logits), point: pointOf(features, clip.frames, space) });
  }
  await engine.release();
  rows.push({
    person,
    fresh,
    vocabulary,
    words: [...points].map(([word, point]) => [word, [...point]]),
    asked: asked.map(({ word, probabilities, point }) => ({ word, p: [...probabilities], point: [...point] })),
  });
  for (let draw = 0; draw < DRAWS; draw++) {
    const words = new FewShotWords(points);
    const alone = new FewShotWords();
    const shown = new Set<unknown>();
    for (const word of fresh) {
      const five = random.shuffle(asked.filter((each) => each.word === word)).slice(0, SHOTS);
      five.forEach((each) => shown.add(each));
      for (const each of [words, alone])
        each.add(
          word,
          five.map(({ point }) => point),
        );
    }
    const longer = [...vocabulary, ...fresh];
    for (const each of asked) {
      if (shown.has(each)) continue;
      const before = vocabulary[top(each.probabilities)];
      const after = longer[top(words.beside(each.probabilities, each.point))];
      const without = longer[top(alone.beside(each.probabilities, each.point))];
      if (fresh.includes(each.word)) {
        tally.fresh++;
        if (after === each.word) tally.right++;
        if (without === each.word) unplaced.right++;
      } else if (each.word === NONE) {
        tally.none++;
        if (before === NONE) tally.silent++;
        if (after === NONE) tally.silentAfter++;
        if (without === NONE) unplaced.silentAfter++;
      } else {
        tally.known++;
        if (before === each.word) tally.before++;
        if (after === each.word) tally.after++;
        if (without === each.word) unplaced.after++;
      }
    }
  }
  process.stderr.write(`${person}: ${fresh.join(', ')}\n`);
}
if (values.dump) writeFileSync(values.dump, JSON.stringify(rows));
const rate = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
const result = {
  known: { before: tally.before / tally.known, after: tally.after / tally.known },
  fresh: tally.right / tally.fresh,
  none: { before: tally.silent / tally.none, after: tally.silentAfter / tally.none },
  unplaced: {
    known: unplaced.after / tally.known,
    fresh: unplaced.right / tally.fresh,
    none: unplaced.silentAfter / tally.none,
  },
};
process.stdout.write(
  values.json
    ? `${JSON.stringify(result)}\n`
    : [
        `known words    ${rate(tally.before, tally.known)} before, ${rate(tally.after, tally.known)} with three new words (${tally.known} questions)`,
        `new words      ${rate(tally.right, tally.fresh)} (${tally.fresh} questions)`,
        `Korean signs   ${rate(tally.silent, tally.none)} silent before, ${rate(tally.silentAfter, tally.none)} after (${tally.none})`,
        `own words of unknown places: known ${rate(unplaced.after, tally.known)}, new ${rate(unplaced.right, tally.fresh)}, Korean signs silent ${rate(unplaced.silentAfter, tally.none)}`,
        '',
      ].join('\n'),
);

function plain(take: (typeof takes)[number]): Example {
  return toExample({ ...take, word: glossOf(take.word) });
}

function silent(example: Example): Example {
  return { ...example, word: NONE };
}

/** At most so many of each word by each person. */
function few(list: Example[], most: number, random: Random): Example[] {
  const counts = new Map<string, number>();
  return random.shuffle([...list]).filter(({ word, signer, clip }) => {
    const key = `${word}\n${signer}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    return clip !== null && (counts.get(key) ?? 0) <= most;
  });
}

function top(values: Float32Array): number {
  return values.indexOf(Math.max(...values));
}
