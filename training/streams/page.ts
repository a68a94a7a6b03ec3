/** The stream benchmark as one HTML file: the figures, who is read worst, and each stream as two rows of words. */
import { escaped, headline, page, percent, scrolling, table } from '../page.ts';
import type { SignerMeasures } from './bench.ts';
import { align, EARLY, type Reading, type StreamMeasures } from './measure.ts';

export interface StreamReport extends StreamMeasures {
  perSigner: SignerMeasures[];
  /** What read, and how. */
  how: string;
}

const ms = (value: number): string => (Number.isFinite(value) ? `${Math.round(value)} ms` : '–');
/** Streams that are drawn; the figures are those of all. */
const DRAWN = 12;

export function streamPage(report: StreamReport, readings: readonly Reading[]): string {
  const {
    signs,
    wer,
    f1,
    insertions,
    deletions,
    substitutions,
    falsePerMinute,
    commitDelay,
    provisional,
    iou,
    repeats,
  } = report;
  return page(
    'Streams of signs',
    [
      `<p class="muted">${escaped(report.how)}</p>`,
      headline([
        { name: 'Word F1', value: percent(f1) },
        {
          name: 'Word error rate',
          value: percent(wer),
          note: `${substitutions} mistaken, ${deletions} missed, ${insertions} inserted of ${signs}`,
        },
        { name: 'False words a minute', value: falsePerMinute.toFixed(1), note: 'hands in view, nobody signs' },
        {
          name: 'Written after the end',
          value: ms(commitDelay.p95),
          note: `95th percentile; median ${ms(commitDelay.p50)}`,
        },
        {
          name: `Right before ${percent(EARLY)}`,
          value: percent(provisional.early),
          note: 'of the sign, by the caption',
        },
        { name: 'Overlap with the sign', value: percent(iou.mean), note: 'intersection / union' },
        { name: 'Repeats', value: `${repeats.both} of ${repeats.pairs}`, note: 'both of two alike written' },
      ]),
      table(
        'By signer; each was read by a model that never saw them',
        [
          { head: 'signer', cell: ({ signer }) => escaped(signer) },
          { head: 'F1', cell: (row) => percent(row.f1), numeric: true },
          { head: 'error rate', cell: (row) => percent(row.wer), numeric: true },
          { head: 'mistaken', cell: (row) => String(row.substitutions), numeric: true },
          { head: 'missed', cell: (row) => String(row.deletions), numeric: true },
          { head: 'inserted', cell: (row) => String(row.insertions), numeric: true },
          { head: 'signs', cell: (row) => String(row.signs), numeric: true },
          { head: 'false a minute', cell: (row) => row.falsePerMinute.toFixed(1), numeric: true },
          { head: 'delay p95', cell: (row) => ms(row.commitDelay.p95), numeric: true },
        ],
        report.perSigner,
      ),
      '<h2>Streams</h2>',
      '<p>Signed above, written below; times in seconds.</p>',
      ...readings
        .filter(({ stream }) => stream.signs.length > 0)
        .slice(0, DRAWN)
        .map(drawn),
    ].join('\n'),
  );
}

const PIXELS = 70;

function drawn({ stream, said }: Reading, index: number): string {
  const written = said.filter((each) => each.kind === 'committed');
  const wrong = new Set(
    align(stream.signs, written)
      .filter(({ sign, written: word }) => sign?.word !== word?.word)
      .map(({ written: word }) => word),
  );
  const width = Math.ceil(((stream.frames.at(-1)?.t ?? 0) / 1000) * PIXELS) + 20;
  const box = (word: string, start: number, end: number, y: number, kind: string) => {
    const [x, w] = [(start / 1000) * PIXELS, Math.max(2, ((end - start) / 1000) * PIXELS)];
    return `<rect class="${kind}" x="${x.toFixed(1)}" y="${y}" width="${w.toFixed(1)}" height="6"/><text x="${x.toFixed(1)}" y="${y + 20}">${escaped(word)}</text>`;
  };
  const rows = [
    ...stream.signs.map((sign) => box(sign.word, sign.start, sign.end, 4, 'good')),
    ...written.map((word) => box(word.word, word.start, word.end, 36, wrong.has(word) ? 'bad' : 'good')),
  ];
  const name = `Stream ${index + 1}, ${stream.signer}`;
  const words = (list: readonly { word: string }[]) => list.map(({ word }) => word).join(', ') || 'nothing';
  const label = `${name}. Signed: ${words(stream.signs)}. Written: ${words(written)}.`;
  const svg = `<svg role="img" aria-label="${escaped(label)}" style="width:${width}px" width="${width}" height="64">${rows.join('')}</svg>`;
  return `<h3>${escaped(name)}</h3>${scrolling(name, svg)}`;
}
