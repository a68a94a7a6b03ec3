/** A report as one HTML file that needs nothing else: no script, no request, light and dark, readable when enlarged. */

export const percent = (rate: number): string => `${(100 * rate).toFixed(1)} %`;

/** Names come from data files of strangers: nothing in them may become markup. */
export const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? sign,
  );

export interface Column<R> {
  head: string;
  /** HTML; the first column's cells head their rows. */
  cell: (row: R) => string;
  /** Numbers stand right. */
  numeric?: boolean;
}

/** A table with headers for columns (none where `head` is empty) and rows; it scrolls by itself where it is too wide. */
export function table<R>(caption: string, columns: readonly Column<R>[], rows: readonly R[]): string {
  const align = ({ numeric }: Column<R>) => (numeric ? ' class="number"' : '');
  const head = columns.map((column) =>
    column.head ? `<th scope="col"${align(column)}>${escaped(column.head)}</th>` : '<td></td>',
  );
  const lines = rows.map((row) => {
    const cells = columns.map((column, k) =>
      k === 0
        ? `<th scope="row"${align(column)}>${column.cell(row)}</th>`
        : `<td${align(column)}>${column.cell(row)}</td>`,
    );
    return `<tr>${cells.join('')}</tr>`;
  });
  return scrolling(
    caption,
    `<table>
<caption>${escaped(caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>
${lines.join('\n')}
</tbody>
</table>`,
  );
}

/** The keyboard reaches what scrolls, so it needs a name. */
export function scrolling(name: string, content: string): string {
  return `<div class="scroll" role="region" aria-label="${escaped(name)}" tabindex="0">${content}</div>`;
}

/** A few figures that say the most, large. */
export function headline(figures: readonly { name: string; value: string; note?: string }[]): string {
  return `<dl class="headline">${figures
    .map(
      ({ name, value, note }) =>
        `<div><dt>${escaped(name)}</dt><dd>${escaped(value)}${note ? `<small>${escaped(note)}</small>` : ''}</dd></div>`,
    )
    .join('')}</dl>`;
}

/** @param body HTML */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</html>
`;
}

const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; --back: #ffffff; --text: #0e1a31; --muted: #4a5871; --line: #ccd5e3; --good: #08686c; --bad: #a3261b; }
@media (prefers-color-scheme: dark) { :root { --back: #0a111f; --text: #edf2fa; --muted: #a8b5cb; --line: #293752; --good: #46d3cb; --bad: #ffa898; } }
body { margin: 0; background: var(--back); color: var(--text); }
main { max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.75rem; line-height: 1.2; margin: 0 0 0.5rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 3rem 0 0.5rem; }
p { max-width: 46rem; margin: 0.5rem 0; }
.muted, small, caption, figcaption { color: var(--muted); }
code { font-size: 0.9em; overflow-wrap: anywhere; }
.headline { display: grid; grid-template-columns: repeat(auto-fit, minmax(10rem, 1fr)); gap: 1rem; margin: 1.5rem 0; }
.headline div { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.75rem 1rem; }
.headline dt { color: var(--muted); font-size: 0.9rem; }
.headline dd { margin: 0; font-size: 1.6rem; line-height: 1.3; font-variant-numeric: tabular-nums; }
.headline small { display: block; font-size: 0.9rem; line-height: 1.4; overflow-wrap: anywhere; }
.scroll { overflow-x: auto; margin: 1rem 0; }
.scroll:focus-visible { outline: 2px solid var(--good); outline-offset: 2px; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: 0.5rem; }
table:has(.bars) { min-width: min(100%, 46rem); }
th, td { padding: 0.3rem 0.75rem; text-align: left; border-bottom: 1px solid var(--line); white-space: nowrap; }
td:has(.bars) { width: 45%; }
thead th { font-weight: 600; white-space: normal; vertical-align: bottom; }
tbody th { font-weight: 400; }
.number { text-align: right; }
.bars { min-width: 12rem; }
.bar { display: block; height: 0.6rem; margin: 0.15rem 0; min-width: 2px; border-radius: 0.15rem; background: var(--good); }
.bar.worst { background: repeating-linear-gradient(135deg, var(--bad) 0 3px, transparent 3px 6px); border: 1px solid var(--bad); box-sizing: border-box; }
figure { margin: 1rem 0; max-width: 42rem; }
figure svg { display: block; width: 100%; min-width: 20rem; height: auto; }
svg text { font: 13px system-ui, sans-serif; fill: var(--text); }
svg .soft { fill: var(--muted); }
svg .rule { stroke: var(--line); }
svg .ideal { stroke: var(--muted); stroke-dasharray: 2 4; }
svg .good { stroke: var(--good); fill: var(--good); }
svg .bad { stroke: var(--bad); fill: var(--bad); }
svg .line { fill: none; stroke-width: 2; }
svg .dashed { stroke-dasharray: 7 4; }
svg .hollow { fill: var(--back); stroke-width: 2; }
.matrix th, .matrix td { padding: 0.15rem 0.4rem; text-align: center; border: 1px solid var(--line); }
.matrix tbody th { text-align: right; position: sticky; left: 0; background: var(--back); }
.matrix thead th { white-space: nowrap; writing-mode: vertical-rl; transform: rotate(180deg); text-align: left; padding: 0.4rem 0.15rem; }
.matrix thead td { border: 0; }
.matrix .right { outline: 2px solid var(--good); outline-offset: -2px; background: color-mix(in srgb, var(--good) calc(var(--share) * 45%), transparent); }
.matrix .wrong { background: color-mix(in srgb, var(--bad) calc(15% + var(--share) * 45%), transparent); }
@media print { main { padding: 0; } h2 { break-after: avoid; } }
`;
