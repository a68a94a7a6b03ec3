/** `signwright bench fewshot`: words that were shown five times and never learnt, told apart or not. */
import { join } from 'node:path';
import { OnnxEngine } from '../../models/engine/onnx_engine.ts';
import { readModelFolder } from '../../models/engine/folder.ts';
import { readSpaceFolder } from '../../models/engine/space_folder.ts';
import { extractFeatures } from '../../models/features.ts';
import { pointOf, type SignSpace } from '../../models/sign_space.ts';
import { readOptions, required } from '../arguments.ts';
import { benchFewShot, PROTOCOLS, type Embedding, type FewShotResult, type Protocol } from '../bench_fewshot.ts';
import { toExample } from '../clips.ts';
import { rawPoints } from '../raw_points.ts';
import { glossOf, permittedTakes, personOf } from '../permitted.ts';
import { ProgressBar } from '../progress.ts';
import { learnSpace, SPACE_RECIPE, without } from '../sign_space.ts';
import { InputError, readTakes, type Take } from '../takes.ts';
import { percent, printJson } from './options.ts';

const RELEASED = join(import.meta.dirname, '..', '..', 'models', 'released', 'sign-space');
/** Which words are drawn from: every second one of the alphabet, to tune on one half and judge on the other. */
const HALVES = ['all', 'even', 'odd'] as const;

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    data: 'list',
    model: 'text',
    raw: 'flag',
    without: 'text',
    protocol: 'text',
    words: 'text',
    shots: 'count',
    ways: 'count',
    draws: 'count',
    seed: 'count',
    json: 'flag',
  });
  if (options.rest.length)
    throw new InputError(`“${options.rest.join(' ')}” is not understood; data is named by --data.`);
  const protocol = oneOf(PROTOCOLS, options.protocol ?? 'strangers', 'protocol');
  const half = oneOf(HALVES, options.words ?? 'all', 'words');
  if ([options.raw, options.model !== undefined, options.without !== undefined].filter(Boolean).length > 1)
    throw new InputError('Only one of --raw, --model and --without can be tested at a time.');
  const takes = await readTakes(required(options.data, 'data'));
  const { embedding, release } = await embeddingOf(options, takes);
  const glosses = [...new Set(takes.map(({ word }) => word))].sort();
  const examples = takes
    .filter(({ word }) => half === 'all' || glosses.indexOf(word) % 2 === (half === 'even' ? 0 : 1))
    .map(toExample);
  const bar = new ProgressBar('few shots');
  const result = await benchFewShot(examples, embedding, {
    protocol,
    shots: options.shots ?? 5,
    ways: options.ways ?? 20,
    draws: options.draws ?? 20,
    seed: options.seed ?? 1,
    onProgress: (share) => bar.show(share),
  });
  bar.end();
  await release();
  if (options.json) printJson({ ...result, words: half });
  else process.stdout.write(report(result));
}

interface Chosen {
  raw: boolean;
  model: string | undefined;
  without: string | undefined;
  data: readonly string[];
}

async function embeddingOf(
  { raw, model, without: folder }: Chosen,
  takes: readonly Take[],
): Promise<{ embedding: Embedding; release: () => Promise<void> }> {
  const release = () => Promise.resolve();
  if (raw) return { embedding: { name: 'features', centred: false, point: rawPoints() }, release };
  if (model !== undefined) {
    const { model: opened, weights } = await readModelFolder(model);
    const engine = await OnnxEngine.create(opened.definition, weights);
    const point = (clip: Parameters<Embedding['point']>[0]) => engine.embed(extractFeatures(clip), clip.frames);
    return { embedding: { name: opened.name, centred: false, point }, release: () => engine.release() };
  }
  const space = folder === undefined ? (await readSpaceFolder(RELEASED)).space : await spaceWithout(folder, takes);
  return { embedding: inSpace(folder === undefined ? 'sign space' : 'sign space without them', space), release };
}

const inSpace = (name: string, space: SignSpace): Embedding => ({
  name,
  centred: true,
  point: (clip) => pointOf(extractFeatures(clip), clip.frames, space),
});

/** The released space made anew, but for these people and these words. @param folder with the permitted data sets */
async function spaceWithout(folder: string, takes: readonly Take[]): Promise<SignSpace> {
  const leftOut = {
    signers: new Set(takes.map(({ signer }) => personOf(signer))),
    words: new Set(takes.map(({ word }) => glossOf(word))),
  };
  const bar = new ProgressBar('sign space without them');
  const space = learnSpace(without(await permittedTakes(folder), leftOut), SPACE_RECIPE, (share) => bar.show(share));
  bar.end();
  return space;
}

function oneOf<const T extends string>(known: readonly T[], value: string, name: string): T {
  const found = known.find((each) => each === value);
  if (!found) throw new InputError(`--${name} is one of ${known.join(', ')}, not “${value}”.`);
  return found;
}

const EXPLAINED: Record<Protocol, string> = {
  strangers: 'words shown by some signers, asked of others',
  same: 'words shown and asked of one signer, other takes',
  across: 'words shown by one signer, asked of another',
};

function report({ embedding, protocol, top1, sd, worst, draws, shots, ways, queries, signers }: FewShotResult): string {
  return [
    `New words after ${shots} takes, nothing trained: ${EXPLAINED[protocol]}.`,
    '',
    `  ${'points'.padEnd(26)} top-1     sd    worst draw   by chance`,
    `  ${embedding.padEnd(26)} ${percent(top1)}  ${(100 * sd).toFixed(1).padStart(4)}   ${percent(worst).padStart(8)}     ${percent(1 / ways).padStart(6)}`,
    '',
    `${ways} words a draw, ${draws} draws, ${queries} queries a draw, ${signers} signers`,
    '',
  ].join('\n');
}
