/** The comparison of families as one HTML file that needs nothing else: a table, and bars drawn by CSS. */
import type { Dataset } from './dataset.ts';

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

const percent = (rate: number): string => `${(100 * rate).toFixed(1)} %`;
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);

export function comparisonPage(
  rows: readonly ComparedFamily[],
  { takes, vocabulary, signers, version }: Dataset,
): string {
  const bar = (rate: number, worst: number) =>
    `<meter min="0" max="1" value="${rate}" title="mean ${percent(rate)}"></meter><meter class="worst" min="0" max="1" value="${worst}" title="worst signer ${percent(worst)}"></meter>`;
  const lines = rows.map(
    (row) =>
      `<tr><th scope="row">${escaped(row.family)}</th><td>${percent(row.top1)} ± ${percent(row.sd)}</td><td>${percent(row.top5)}</td><td>${percent(row.worstTop1)} (${escaped(row.worstSigner)})</td><td>${bar(row.top1, row.worstTop1)}</td><td>${row.parameters.toLocaleString('en')}</td><td>${row.segment.toFixed(2)}</td><td>${row.seconds.toFixed(0)}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Families compared</title>
<style>
  :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
  body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
  table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
  th, td { padding: 0.5rem 0.75rem; text-align: left; border-bottom: 1px solid color-mix(in srgb, currentcolor 25%, transparent); }
  meter { display: block; width: 10rem; height: 0.75rem; }
  .worst { opacity: 0.6; }
</style>
<h1>Families compared</h1>
<p>${takes.length} takes of ${vocabulary.length} words by ${signers.length} signers; data version <code>${version.slice(0, 16)}</code>. Each take was judged by a network that never saw its signer. Bars: mean, and below it the worst signer.</p>
<table>
<thead><tr><th>family</th><th>top-1</th><th>top-5</th><th>worst signer</th><th></th><th>parameters</th><th>a segment, ms</th><th>a fold, s</th></tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>
</html>
`;
}
