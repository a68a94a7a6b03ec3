/** `signwright recognize`: takes, one after another in file order, as one stream through the live path. */
import { learntSegmenter } from '../../models/boundary_released.ts';
import { ENGINE_CHOICES, openModel } from '../../models/engine/open.ts';
import { Recognizer } from '../../models/recognizer.ts';
import { FRAME_INTERVAL } from '../../models/resampling.ts';
import type { Recognition } from '../../models/recognition.ts';
import { readOptions, required } from '../arguments.ts';
import { openSetOf } from '../placed.ts';
import { framesOf, InputError, readTakes } from '../takes.ts';
import { percent, printJson } from './options.ts';

/** Frames without hands after the last take, so that its segment ends, ms. */
const TAIL = 1000;

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, { model: 'text', data: 'list', engine: 'text', json: 'flag' });
  const engineChoice = ENGINE_CHOICES.find((each) => each === (options.engine ?? 'auto'));
  if (!engineChoice)
    throw new InputError(`There is no engine “${options.engine}”; known are ${ENGINE_CHOICES.join(', ')}.`);
  const folder = required(options.model, 'model');
  const open = await openModel(folder, { engine: engineChoice });
  const takes = await readTakes(required(options.data, 'data'));
  const openSet = await openSetOf(folder, open.model);
  const recognizer = new Recognizer(open.model, open.engine, undefined, learntSegmenter(open.boundary), openSet);
  const said: Recognition[] = [];
  let start = 0;
  let frames = 0;
  let aspect = 1;
  for (const take of takes) {
    for (const frame of framesOf(take)) {
      said.push(...(await recognizer.push({ ...frame, t: start + frame.t })));
      frames++;
    }
    aspect = take.aspect;
    start += (take.times[take.times.length - 1] ?? 0) + FRAME_INTERVAL;
  }
  for (let t = start; t < start + TAIL; t += FRAME_INTERVAL)
    said.push(...(await recognizer.push({ t, aspect, hands: [] })));
  const words = said.flatMap((each) =>
    each.kind === 'committed'
      ? [{ word: each.word, confidence: each.confidence, start: each.start, end: each.end, committedAt: each.t }]
      : [],
  );
  const engine = `${open.engine.name} (${open.engine.device})`;
  await open.release();
  if (options.json) {
    printJson({ words, frames, engine });
    return;
  }
  for (const { word, confidence, start: from, end } of words) {
    process.stdout.write(
      `${(from / 1000).toFixed(2).padStart(8)} – ${(end / 1000).toFixed(2).padEnd(8)} ${word}  ${percent(confidence)}\n`,
    );
  }
  process.stdout.write(`${words.length} words in ${frames} frames, ${engine}\n`);
}
