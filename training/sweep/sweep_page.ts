/** A sweep as one HTML file: every configuration, what each setting does, what failed, and what the figures cannot say. */
import { bars, rateAxis, scatterChart } from '../charts.ts';
import { escaped, headline, page, percent, table } from '../page.ts';
import type { Plan } from './run.ts';
import { byValue, notesOn, type ConfigurationSummary } from './summary.ts';

/** Names of more points than this would lie upon each other. */
const NAMED = 12;

export function sweepPage(
  { options: { grid, folds, seeds }, dataset, needs, jobs }: Plan,
  rows: readonly ConfigurationSummary[],
): string {
  const { takes, vocabulary, signers } = dataset;
  const failed = rows.flatMap((row) => row.failed.map((job) => ({ row, ...job })));
  const [best] = rows.filter(({ top1 }) => top1 !== null);
  const nameOf = ({ family, text }: ConfigurationSummary) => `${family} ${text}`;
  const values = byValue(grid, rows);
  const notes = notesOn(rows, seeds);
  return page(
    'Sweep',
    [
      `<p class="muted">${takes.length} takes of ${vocabulary.length} words by ${signers.length} signers; ${folds === 'signers' ? 'one signer' : `one of ${folds} groups of signers`} held out at a time, ${seeds} seed${seeds === 1 ? '' : 's'}. Each take was judged by a network that never saw its signer.</p>`,
      `<p class="muted">${needs.data.map(({ name, sha256 }) => `${escaped(name)} <code>${sha256.slice(0, 16)}</code>`).join(', ')}; Signwright ${escaped(needs.app)}, features v${needs.features}, onnxruntime-node ${escaped(needs.engine)}.</p>`,
      ...(best
        ? [
            headline([
              { name: 'Best', value: rate(best.top1), note: nameOf(best) },
              { name: 'Its worst signer', value: rate(best.worstTop1), note: best.worstSigner ?? '' },
              {
                name: 'Jobs',
                value: String(jobs.length - failed.length),
                note: failed.length ? `and ${failed.length} failed` : 'all finished',
              },
            ]),
          ]
        : []),
      ...notes.map((note) => `<p>${escaped(note)}</p>`),
      '<h2>Configurations</h2>',
      configurations(rows),
      ...(values.length
        ? [
            '<h2>What each setting does</h2>',
            table(
              'Top-1 by value: mean and best of the configurations that have it; solid the mean, hatched the best',
              [
                { head: 'setting', cell: ({ name, value }) => escaped(`${name}=${value}`) },
                { head: 'configurations', cell: (row) => String(row.configurations), numeric: true },
                { head: 'mean', cell: ({ mean }) => percent(mean), numeric: true },
                { head: 'best', cell: (row) => percent(row.best), numeric: true },
                { head: '', cell: (row) => bars(row.mean, row.best) },
              ],
              values,
            ),
          ]
        : []),
      ...cost(rows, nameOf),
      ...(failed.length
        ? [
            '<h2>What failed</h2>',
            table(
              'Failed jobs; the same command tries them again',
              [
                { head: 'job', cell: ({ job }) => escaped(job) },
                { head: 'configuration', cell: ({ row }) => escaped(nameOf(row)) },
                { head: 'fold', cell: ({ fold }) => escaped(fold) },
                { head: 'seed', cell: ({ seed }) => String(seed), numeric: true },
                { head: 'attempts', cell: ({ attempts }) => String(attempts), numeric: true },
                { head: 'what went wrong', cell: ({ error }) => escaped(error) },
              ],
              failed,
            ),
          ]
        : []),
    ].join('\n'),
  );
}

const rate = (value: number | null): string => (value === null ? '–' : percent(value));

function configurations(rows: readonly ConfigurationSummary[]): string {
  return table(
    'Right at once, best first: solid the mean over all takes and seeds, hatched the worst signer',
    [
      { head: 'family', cell: ({ family }) => escaped(family) },
      { head: 'settings', cell: ({ text }) => escaped(text) },
      { head: 'top-1', cell: ({ top1 }) => rate(top1), numeric: true },
      { head: '± over seeds', cell: ({ sd }) => rate(sd), numeric: true },
      { head: 'top-5', cell: ({ top5 }) => rate(top5), numeric: true },
      {
        head: 'worst signer',
        cell: ({ worstTop1, worstSigner }) => `${rate(worstTop1)} <small>${escaped(worstSigner ?? '')}</small>`,
      },
      { head: 'parameters', cell: ({ parameters }) => parameters?.toLocaleString('en') ?? '–', numeric: true },
      { head: 'a fold, s', cell: ({ seconds }) => seconds?.toFixed(1) ?? '–', numeric: true },
      { head: 'jobs', cell: ({ jobs, failed }) => (failed.length ? `${jobs}, ${failed.length} failed` : String(jobs)) },
      { head: '', cell: ({ top1, worstTop1 }) => (top1 === null ? '' : bars(top1, worstTop1 ?? 0)) },
    ],
    rows,
  );
}

function cost(rows: readonly ConfigurationSummary[], nameOf: (row: ConfigurationSummary) => string): string[] {
  const points = rows.flatMap((row) =>
    row.top1 === null || row.parameters === null
      ? []
      : [{ name: nameOf(row), x: row.parameters / 1000, y: row.top1, worst: row.worstTop1 ?? 0 }],
  );
  const sizes = points.map(({ x }) => x);
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  if (points.length < 2 || points.length > NAMED || least === most) return [];
  return [
    '<h2>What it costs</h2>',
    scatterChart({
      title: 'Accuracy and size',
      description:
        'Higher is more often right, further left is smaller. Circle: mean. Triangle below it: the worst signer.',
      x: {
        name: 'thousand parameters',
        marks: [least, Math.sqrt(least * most), most],
        label: (value) => value.toFixed(value < 10 ? 1 : 0),
        logarithmic: true,
      },
      y: rateAxis(
        'right',
        points.map(({ worst }) => worst),
      ),
      points,
    }),
  ];
}
