/**
 * How well takes are cut out of streams of known signs. Run: node test/bench/cutting.ts [--data DIR] [--tuned] [--most N] [--json]
 *
 * Streams: twenty signs of one signer each in random order, stitched as test/fixtures/stitched.ts says: between two signs the
 * hands go to rest, in view or below the picture, and come from there, at 10 to 30 pictures a second, with tremor, fidgets, missed
 * and mistaken hands. Signs are takes of real people (without `none`, without the first picture, which is the take
 * before's last one: training/streams/signs.ts; at least 300 ms long) and the synthetic signer's strokes by geometry.
 *
 * Truth: a take's own first and last picture with a hand in it, that is, the moment at which the raise has ended and the lowering has not
 * begun. “Strict” errors are taken from there. In “fair” ones the half of the passage that is next to the sign counts as
 * sign: there a person's hand already takes the sign's shape, and whoever trims by hand puts the cut there or later.
 * A sign is cut as one if exactly one cut overlaps it and that cut overlaps no other sign.
 * False cuts overlap no sign; they are counted a minute of rest.
 *
 * The cutter's constants were chosen on one half: traduttore's alex, ksl's sets 0 and 1, seven of signwish's words, the first
 * synthetic signers (--tuned). Without the option the other half is cut, which nothing was chosen on.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { TakeCutter } from '../../models/take_cutter.ts';
import { Random, seedFor } from '../../training/random.ts';
import { readTakes, type Take } from '../../training/takes.ts';
import { signOfTake, type Sign } from '../../training/streams/signs.ts';
import { HARD_WORDS, signOfWord } from '../fixtures/signs.ts';
import { styleOf } from '../fixtures/signer/style.ts';
import { WORDS } from '../fixtures/signer/words.ts';
import { stitch, type Stitched, type StitchedSign } from '../fixtures/stitched.ts';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    tuned: { type: 'boolean', default: false },
    most: { type: 'string', default: '800' },
    json: { type: 'boolean' },
  },
});
const STREAM = 20;
const CLOSE = 150;
const SHORTEST = 300;
const KEPT_WORDS = ['how much', 'hungry', 'thank you', 'you'];

interface Source {
  aspect: number;
  /** By signer. */
  signs: Map<string, Sign[]>;
}

const SOURCES: Record<string, () => Promise<Source>> = {
  synthetic: () => Promise.resolve(synthetic()),
  'traduttore-10': () => recorded('traduttore-10', ({ signer }) => signer.endsWith('alex')),
  'signwish-11': () => recorded('signwish-11', ({ word }) => !KEPT_WORDS.includes(word)),
  'ksl-13': () => recorded('ksl-13', ({ signer }) => /set[01]$/.test(signer)),
};

async function recorded(file: string, isTuned: (take: Take) => boolean): Promise<Source> {
  const takes = await readTakes([join(values.data, `${file}.parquet`)]);
  const signs = new Map<string, Sign[]>();
  for (const take of takes) {
    const sign = take.word !== 'none' && isTuned(take) === values.tuned ? signOfTake(take, true) : null;
    if (sign && sign.duration >= SHORTEST) signs.set(take.signer, [...(signs.get(take.signer) ?? []), sign]);
  }
  return { signs, aspect: takes[0]?.aspect ?? 4 / 3 };
}

/** Ten signers, one in four left-handed, who make each word four times. */
function synthetic(): Source {
  const first = values.tuned ? 0 : 50;
  const aspect = 4 / 3;
  const signs = new Map<string, Sign[]>();
  for (let signer = first; signer < first + 10; signer++) {
    const style = { ...styleOf(signer), dominant: signer % 4 === 3 ? ('left' as const) : ('right' as const) };
    const words = [0, 1, 2, 3].flatMap((seed) => [...WORDS, ...HARD_WORDS].map((word) => ({ word, seed })));
    signs.set(
      style.signer,
      words.map(({ word, seed }) => signOfWord(word, style, aspect, seed)),
    );
  }
  return { signs, aspect };
}

function streamsOf({ signs, aspect }: Source): Stitched[] {
  const share = Math.ceil(Number(values.most) / signs.size);
  return [...signs.values()].flatMap((all, signer) => {
    const mine = [...all];
    new Random(5).shuffle(mine);
    const count = Math.min(share, mine.length);
    return Array.from({ length: Math.ceil(count / STREAM) }, (_, k) =>
      stitch(mine.slice(k * STREAM, Math.min(count, (k + 1) * STREAM)), aspect, seedFor(signer, k)),
    );
  });
}

interface Span {
  start: number;
  end: number;
}
const overlap = (a: Span, b: Span): boolean => a.start < b.end && a.end > b.start;

function measure(streams: readonly Stitched[]) {
  const tally = { signs: 0, one: 0, missed: 0, split: 0, merged: 0, false: 0 };
  const errors: { start: number; end: number; fairStart: number; fairEnd: number }[] = [];
  for (const { frames, signs } of streams) {
    const cutter = new TakeCutter();
    const events = [...frames.flatMap((frame) => cutter.push(frame)), ...cutter.finish()];
    const cuts = events.filter((event) => event.kind === 'cut');
    tally.signs += signs.length;
    tally.false += cuts.filter((cut) => !signs.some((sign) => overlap(cut, sign))).length;
    for (const sign of signs) {
      const [cut, ...more] = cuts.filter((each) => overlap(each, sign));
      if (!cut) tally.missed++;
      else if (more.length > 0) tally.split++;
      else if (signs.filter((each) => overlap(cut, each)).length > 1) tally.merged++;
      else {
        tally.one++;
        errors.push(errorsOf(cut, sign));
      }
    }
  }
  const minutes = streams.reduce((sum, { idle }) => sum + idle, 0) / 60_000;
  const [starts, ends] = [errors.map(({ start }) => start), errors.map(({ end }) => end)];
  const close = (list: number[]) => list.filter((error) => Math.abs(error) <= CLOSE).length / tally.signs;
  return {
    ...tally,
    one: tally.one / tally.signs,
    falsePerMinute: tally.false / minutes,
    start: { ...spread(starts), close: close(starts), fair: close(errors.map(({ fairStart }) => fairStart)) },
    end: { ...spread(ends), close: close(ends), fair: close(errors.map(({ fairEnd }) => fairEnd)) },
  };
}

function errorsOf(cut: Span, sign: StitchedSign) {
  const [start, end] = [cut.start - sign.start, cut.end - sign.end];
  return {
    start,
    end,
    fairStart: start < 0 ? Math.min(0, start + sign.raise / 2) : start,
    fairEnd: end > 0 ? Math.max(0, end - sign.lower / 2) : end,
  };
}

/** Signed errors, ms: negative is too early. `p50` and `p90`: of their sizes. */
function spread(errors: number[]) {
  const at = (list: number[], p: number) => list.toSorted((a, b) => a - b)[Math.floor(p * (list.length - 1))] ?? 0;
  const sizes = errors.map(Math.abs);
  const signed = [0.05, 0.25, 0.5, 0.75, 0.95].map((p) => Math.round(at(errors, p)));
  return { p50: Math.round(at(sizes, 0.5)), p90: Math.round(at(sizes, 0.9)), signed };
}

const rows: ({ source: string } & ReturnType<typeof measure>)[] = [];
for (const [source, load] of Object.entries(SOURCES)) rows.push({ source, ...measure(streamsOf(await load())) });
if (values.json) process.stdout.write(`${JSON.stringify(rows)}\n`);
else {
  const percent = (share: number) => (100 * share).toFixed(1).padStart(6);
  const times = ({ p50, p90, close, fair, signed }: (typeof rows)[number]['start']) =>
    `${String(p50).padStart(4)} ${String(p90).padStart(4)} ${percent(close)} ${percent(fair)}  ${signed.join(' ').padEnd(20)}`;
  const legend = ' p50  p90  ≤150   fair  5 25 50 75 95 %     ';
  process.stdout.write(
    `${'source'.padEnd(14)} signs one %  missed split merged false/min | start ms${legend}| end ms${legend}\n`,
  );
  for (const { source, signs, one, missed, split, merged, falsePerMinute, start, end } of rows) {
    const counts = [missed, split, merged].map((count) => String(count).padStart(6)).join('');
    process.stdout.write(
      `${source.padEnd(14)} ${String(signs).padStart(5)} ${percent(one)} ${counts} ${falsePerMinute.toFixed(2).padStart(8)}   |         ${times(start)} |       ${times(end)}\n`,
    );
  }
}
