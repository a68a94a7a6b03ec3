/** The report on one model or one cross-validation: whom it works for, which words it confuses, whether it is honest. */
import { bars, lineChart, rateAxis, type Axis } from './charts.ts';
import type { ReliabilityBin } from './calibration_error.ts';
import type { Evaluation } from './evaluation.ts';
import type { CurvePoint } from './learning_curve.ts';
import { escaped, headline, page, percent, scrolling, table } from './page.ts';

export interface EvaluationReport {
  title: string;
  /** What was judged by what; a sentence each. */
  about: readonly string[];
  evaluation: Evaluation;
  calibration: {
    temperature: number;
    /** At temperature 1. */
    before: Pick<Evaluation, 'ece' | 'reliability'>;
    /** The temperature was fitted on the very takes that are judged here. */
    fittedHere: boolean;
  };
  curve?: readonly CurvePoint[];
}

/** Confused pairs in the list. */
const PAIRS = 15;
/** Larger matrices cannot be read; the words with most mistakes are shown. */
const MATRIX = 40;

export function evaluationPage({ title, about, evaluation, calibration, curve }: EvaluationReport): string {
  const { n, top1, top5, ece, perSigner, perWord, worstSigner, takes, topK } = evaluation;
  const signers = Object.keys(perSigner).length;
  return page(
    title,
    [
      ...about.map((sentence) => `<p class="muted">${escaped(sentence)}</p>`),
      headline([
        {
          name: 'Right at once',
          value: percent(top1),
          note: `${n.toLocaleString('en')} takes, ${signers} signer${signers === 1 ? '' : 's'}`,
        },
        { name: 'Among the first five', value: percent(top5) },
        { name: 'Worst signer', value: percent(perSigner[worstSigner] ?? 0), note: worstSigner },
        { name: 'Calibration error', value: percent(ece), note: 'how far confidence is from the truth' },
      ]),
      '<h2>Whom it works for</h2>',
      rates('Signers, worst first', 'signer', perSigner, takes.perSigner),
      '<h2>Which words it knows</h2>',
      rates('Words, worst first', 'word', perWord, takes.perWord),
      table(
        'Right within the first guesses',
        [
          { head: 'guesses', cell: ({ k }) => String(k) },
          { head: 'right', cell: ({ rate }) => percent(rate), numeric: true },
          { head: '', cell: ({ rate }) => bars(rate) },
        ],
        topK.map((rate, k) => ({ k: k + 1, rate })),
      ),
      '<h2>What it confuses</h2>',
      pairs(evaluation),
      matrix(evaluation),
      '<h2>Whether its confidence is honest</h2>',
      reliability(evaluation, calibration),
      ...(curve?.length ? ['<h2>What more takes would bring</h2>', learning(curve)] : []),
    ].join('\n'),
  );
}

function rates(
  caption: string,
  name: string,
  of: Readonly<Record<string, number>>,
  takes: Readonly<Record<string, number>>,
): string {
  return table(
    caption,
    [
      { head: name, cell: ([key]) => escaped(key) },
      { head: 'takes', cell: ([key]) => String(takes[key] ?? 0), numeric: true },
      { head: 'right', cell: ([, rate]) => percent(rate), numeric: true },
      { head: '', cell: ([, rate]) => bars(rate) },
    ],
    Object.entries(of).sort(([, a], [, b]) => a - b),
  );
}

function pairs({ confused, takes }: Evaluation): string {
  if (confused.length === 0) return '<p>Nothing: every take was right.</p>';
  return table(
    confused.length > PAIRS
      ? `The ${PAIRS} most frequent of ${confused.length} mistakes`
      : 'Mistakes, most frequent first',
    [
      { head: 'signed', cell: ({ word }) => escaped(word) },
      { head: 'written', cell: ({ written }) => escaped(written) },
      { head: 'takes', cell: ({ n }) => String(n), numeric: true },
      {
        head: 'of the word’s',
        cell: ({ word, n }) => percent(n / Math.max(1, takes.perWord[word] ?? 0)),
        numeric: true,
      },
    ],
    confused.slice(0, PAIRS),
  );
}

function matrix({ confusion: { labels, counts }, confused, takes }: Evaluation): string {
  const mistakes = new Map<string, number>();
  for (const { word, written, n } of confused)
    for (const each of [word, written]) mistakes.set(each, (mistakes.get(each) ?? 0) + n);
  const met = labels.filter((_, k) => counts[k]?.some(Boolean) || counts.some((row) => row[k]));
  const worst = new Set(met.toSorted((a, b) => (mistakes.get(b) ?? 0) - (mistakes.get(a) ?? 0)).slice(0, MATRIX));
  const shown = labels.map((label, index) => ({ label, index })).filter(({ label }) => worst.has(label));
  const name = `Confusion matrix${shown.length < met.length ? `, the ${shown.length} of ${met.length} words with most mistakes` : ''}`;
  const cell = (row: number, column: number, word: string) => {
    const count = counts[row]?.[column] ?? 0;
    if (!count) return '<td></td>';
    const share = (count / Math.max(1, takes.perWord[word] ?? 0)).toFixed(2);
    return `<td class="${row === column ? 'right' : 'wrong'}" style="--share:${share}">${count}</td>`;
  };
  const head = shown.map(({ label }) => `<th scope="col">${escaped(label)}</th>`).join('');
  const rows = shown.map(
    ({ label, index }) =>
      `<tr><th scope="row">${escaped(label)}</th>${shown.map((column) => cell(index, column.index, label)).join('')}</tr>`,
  );
  return scrolling(
    name,
    `<table class="matrix">
<caption>${escaped(name)}: rows were signed, columns were written. Framed: right. Empty: never.</caption>
<thead><tr><td></td>${head}</tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>`,
  );
}

const share = (name: string): Axis => ({
  name,
  marks: [0, 0.2, 0.4, 0.6, 0.8, 1],
  label: (value) => `${Math.round(100 * value)} %`,
});

function reliability(
  { reliability: bins, ece, n }: Evaluation,
  { temperature, before, fittedHere }: EvaluationReport['calibration'],
): string {
  const scaled = Math.abs(temperature - 1) > 1e-9;
  const points = (list: readonly ReliabilityBin[]) =>
    list.map((bin) => ({ x: bin.confidence, y: bin.accuracy, weight: bin.n / n }));
  const said = scaled
    ? `Temperature ${temperature.toFixed(2)} brings the calibration error from ${percent(before.ece)} to ${percent(ece)}.`
    : `No temperature is applied; the calibration error is ${percent(ece)}.`;
  const fitted = fittedHere ? ' The temperature was fitted on these very takes, so the figure after it flatters.' : '';
  const chart = lineChart({
    title: 'Reliability',
    description: `How often answers of a confidence are right. On the dotted line they are right as often as they claim; below it they claim too much. Larger marks stand for more takes.${scaled ? ' Filled circles: as the model answers. Hollow squares: before temperature.' : ''}`,
    x: share('confidence'),
    y: share('right'),
    diagonal: true,
    lines: [
      ...(scaled
        ? [{ name: 'before', points: points(before.reliability), marker: 'square', kind: 'bad', dashed: true } as const]
        : []),
      { name: scaled ? 'as it answers' : 'answers', points: points(bins), marker: 'circle', kind: 'good' },
    ],
  });
  const bin = (caption: string, list: readonly ReliabilityBin[]) =>
    table(
      caption,
      [
        { head: 'confidence', cell: ({ from, to }) => `${Math.round(100 * from)} to ${Math.round(100 * to)} %` },
        { head: 'takes', cell: ({ n: takes }) => String(takes), numeric: true },
        { head: 'mean confidence', cell: ({ confidence }) => percent(confidence), numeric: true },
        { head: 'right', cell: ({ accuracy }) => percent(accuracy), numeric: true },
      ],
      list,
    );
  return [
    `<p>${escaped(said + fitted)}</p>`,
    chart,
    bin(scaled ? 'Reliability, as the model answers' : 'Reliability', bins),
    ...(scaled ? [bin('Reliability before temperature', before.reliability)] : []),
  ].join('\n');
}

function learning(curve: readonly CurvePoint[]): string {
  const line = (of: (point: CurvePoint) => number) => curve.map((point) => ({ x: point.takes, y: of(point) }));
  return [
    lineChart({
      title: 'Learning curve',
      description: 'Right on signers that training never saw, by takes of each word by each signer to learn from.',
      x: {
        name: 'takes of each word by each signer',
        marks: curve.map(({ takes }) => takes),
        label: String,
        logarithmic: true,
      },
      y: rateAxis(
        'right',
        curve.map(({ worst }) => worst),
      ),
      lines: [
        { name: 'first five', points: line(({ top5 }) => top5), marker: 'square', kind: 'good', dashed: true },
        { name: 'at once', points: line(({ top1 }) => top1), marker: 'circle', kind: 'good' },
        { name: 'worst signer', points: line(({ worst }) => worst), marker: 'triangle', kind: 'bad' },
      ],
    }),
    table(
      'Learning curve',
      [
        { head: 'takes', cell: ({ takes }) => String(takes) },
        { head: 'right at once', cell: ({ top1 }) => percent(top1), numeric: true },
        { head: 'among the first five', cell: ({ top5 }) => percent(top5), numeric: true },
        { head: 'worst signer', cell: ({ worst }) => percent(worst), numeric: true },
      ],
      curve,
    ),
  ].join('\n');
}
