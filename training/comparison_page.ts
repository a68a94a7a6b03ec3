/** The comparison of families as one HTML file: how right each is on people it never saw, and what it costs. */
import { bars, rateAxis, scatterChart, type Axis } from './charts.ts';
import type { Dataset } from './dataset.ts';
import { escaped, page, percent, table } from './page.ts';

export interface ComparedFamily {
  family: string;
  /** Rates 0..1, on signers that training never saw. */
  top1: number;
  top5: number;
  /** Standard deviation of top-1 over folds and seeds. */
  sd: number;
  worstSigner: string;
  worstTop1: number;
  parameters: number;
  /** ms to read a segment of 48 frames. */
  segment: number;
  /** Training and judging one fold. */
  seconds: number;
}

export function comparisonPage(
  rows: readonly ComparedFamily[],
  { takes, vocabulary, signers, version }: Dataset,
): string {
  return page(
    'Families compared',
    [
      `<p class="muted">${takes.length} takes of ${vocabulary.length} words by ${signers.length} signers; data version <code>${escaped(version.slice(0, 16))}</code>. Each take was judged by a network that never saw its signer.</p>`,
      '<h2>How right they are</h2>',
      table(
        'Right at once: solid the mean over all takes, hatched the worst signer',
        [
          { head: 'family', cell: ({ family }) => escaped(family) },
          { head: 'mean', cell: ({ top1 }) => percent(top1), numeric: true },
          { head: '± over folds', cell: ({ sd }) => percent(sd), numeric: true },
          { head: 'first five', cell: ({ top5 }) => percent(top5), numeric: true },
          {
            head: 'worst signer',
            cell: ({ worstTop1, worstSigner }) => `${percent(worstTop1)} <small>${escaped(worstSigner)}</small>`,
          },
          { head: '', cell: ({ top1, worstTop1 }) => bars(top1, worstTop1) },
        ],
        rows,
      ),
      '<h2>What it costs</h2>',
      scatterChart({
        title: 'Accuracy and latency',
        description:
          'Higher is more often right, further left is quicker. Circle: mean. Triangle below it: the worst signer.',
        x: latencyAxis(rows.map(({ segment }) => segment)),
        y: rateAxis(
          'right',
          rows.map(({ worstTop1 }) => worstTop1),
        ),
        points: rows.map(({ family, segment, top1, worstTop1 }) => ({
          name: family,
          x: segment,
          y: top1,
          worst: worstTop1,
        })),
      }),
      table(
        'Cost on this machine, one core',
        [
          { head: 'family', cell: ({ family }) => escaped(family) },
          { head: 'a segment of 48 frames, ms', cell: ({ segment }) => segment.toFixed(2), numeric: true },
          { head: 'parameters', cell: ({ parameters }) => parameters.toLocaleString('en'), numeric: true },
          { head: 'training and judging a fold, s', cell: ({ seconds }) => seconds.toFixed(0), numeric: true },
        ],
        rows,
      ),
    ].join('\n'),
  );
}

/** From zero to a round number beyond the slowest. */
function latencyAxis(times: readonly number[]): Axis {
  const most = Math.max(1e-3, ...times);
  const rough = most / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const marks = Array.from({ length: Math.ceil(most / step + 1e-9) + 1 }, (_, k) => k * step);
  const digits = Math.max(0, -Math.floor(Math.log10(step)));
  return { name: 'ms to read a segment of 48 frames', marks, label: (value) => value.toFixed(digits) };
}
