/**
 * How often each fault is found in honest takes, and how well takes of another word are told by their embedding.
 * Run: node test/bench/quality.ts [--data DIR] [--model DIR] [--json]
 *
 * Takes are trimmed as the recorder trims them, without their first picture, which is the last one of the take before
 * (training/streams/signs.ts), and inspected in file order, each beside up to 12 others of its word and signer; in wlasl-100,
 * where a signer signs a word once, beside other people's. A foreign take is one of another word of the same signer that is
 * said to be this one. No data set says who is left-handed: `wrong-hand` counts takes that are not led by the hand that leads most
 * of the signer’s takes of that word; the signer of signwish-11 signs four words now with one hand, now with the other. Takes of
 * `none` are left out.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openModel } from '../../models/engine/open.ts';
import { inspect, isLedByTheOther, QUALITY_CODES, type QualityCode } from '../../models/quality.ts';
import { trimOf } from '../../models/take_cutter.ts';
import { asTaken, tracked } from '../../training/clips.ts';
import { handsOf } from '../../training/dataset.ts';
import { embedTake } from '../../training/embedding.ts';
import { framesOf, readTakes, type Take } from '../../training/takes.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    model: { type: 'string', default: 'models/released/asl-starter' },
    json: { type: 'boolean' },
  },
});
const OTHERS = 12;
/** Of a signer's takes of a word so many are looked at. */
const MOST = 30;
const FILES = [
  { file: 'traduttore-10', stale: true, alone: true },
  { file: 'signwish-11', stale: true, alone: true },
  { file: 'ksl-13', stale: true, alone: true },
  { file: 'wlasl-100', stale: false, alone: false },
];

interface Group {
  word: string;
  party: string;
  takes: { take: Take; embedding: Float32Array | null }[];
}

const { engine, release } = await openModel(values.model);
const rows = [];
for (const { file, stale, alone } of FILES) {
  const takes = (await readTakes([join(values.data, `${file}.parquet`)])).filter(({ word }) => word !== 'none');
  const hands = handsOf(takes);
  const groups = await grouped(takes, alone);
  const counts = Object.fromEntries(QUALITY_CODES.map((code) => [code, 0])) as Record<QualityCode, number>;
  let foreign = 0;
  for (const group of groups) {
    const dominant = leadingHand(group);
    const strange = groups.find(({ word, party }) => party === group.party && word > group.word) ?? groups[0] ?? group;
    for (const [index, { take, embedding }] of group.takes.entries()) {
      const others = group.takes.flatMap((each, k) => (k !== index && each.embedding ? [each.embedding] : []));
      const before = group.takes[index - 1]?.take;
      const about = {
        frames: trimmedFrames(take, stale),
        idle: false,
        dominant,
        light: null,
        hands: hands[take.word] ?? null,
        embedding,
        others: others.slice(0, OTHERS),
        previous: before ? trimmedFrames(before, stale) : null,
      } as const;
      for (const { code } of inspect(about)) counts[code]++;
      const other = strange.takes[index % strange.takes.length]?.embedding ?? null;
      if (inspect({ ...about, embedding: other }).some(({ code }) => code === 'outlier')) foreign++;
    }
  }
  const n = groups.reduce((sum, group) => sum + group.takes.length, 0);
  const share = (count: number) => Math.round((1000 * count) / n) / 10;
  const shares = Object.fromEntries(QUALITY_CODES.map((code) => [code, share(counts[code])]));
  rows.push({ file, takes: n, ...shares, 'foreign takes told': share(foreign) });
}
await release();

if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`);
else {
  process.stdout.write('Percent of honest takes with each note\n');
  for (const row of rows) {
    const cells = Object.entries(row).filter(([, value]) => value !== 0);
    process.stdout.write(
      `${cells.map(([name, value]) => (name === 'file' ? value : `${name} ${value}`)).join(', ')}\n`,
    );
  }
}

async function grouped(takes: readonly Take[], alone: boolean): Promise<Group[]> {
  const groups = new Map<string, Group>();
  for (const take of takes) {
    const party = alone ? take.signer : 'everybody';
    const key = JSON.stringify([take.word, party]);
    const group = groups.get(key) ?? { word: take.word, party, takes: [] };
    groups.set(key, group);
    if (group.takes.length < MOST && asTaken(take))
      group.takes.push({ take, embedding: await embedTake(take, engine) });
  }
  return [...groups.values()];
}

function leadingHand({ takes }: Group): 'left' | 'right' {
  const left = takes.filter(({ take }) => isLedByTheOther(tracked(take).slice(1), 'right')).length;
  return 2 * left > takes.length ? 'left' : 'right';
}

function trimmedFrames(take: Take, stale: boolean) {
  const frames = framesOf(take).slice(stale ? 1 : 0);
  const sign = trimOf(frames);
  return sign ? frames.filter(({ t }) => t >= sign.start && t <= sign.end) : frames;
}
