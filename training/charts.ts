/** Charts as inline SVG and CSS. Shape and label carry each meaning, colour repeats it; a table beside says the same. */
import { escaped } from './page.ts';

const WIDTH = 560;
const HEIGHT = 340;
const LEFT = 52;
/** Room for the names of lines. */
const RIGHT = 116;
const TOP = 14;
const BOTTOM = 46;
/** Names closer than this would lie upon each other. */
const LINE = 16;

/** Lengths for the cells of a table, beside the figures themselves: first solid, second hatched. Rates 0..1. */
export function bars(first: number, second?: number): string {
  const bar = (rate: number, kind: string) =>
    `<span class="bar${kind}" style="width:${(100 * Math.max(0, Math.min(1, rate))).toFixed(1)}%"></span>`;
  return `<div class="bars" aria-hidden="true">${bar(first, '')}${second === undefined ? '' : bar(second, ' worst')}</div>`;
}

export interface Axis {
  name: string;
  /** Places of the marks, in order; the axis runs from the first to the last. */
  marks: readonly number[];
  label: (value: number) => string;
  /** Steps of equal factor instead of equal length. */
  logarithmic?: boolean;
}

export type Marker = 'circle' | 'square' | 'triangle';

export interface Line {
  name: string;
  points: readonly { x: number; y: number; /** 0..1, by which the marker grows. */ weight?: number }[];
  marker: Marker;
  kind: 'good' | 'bad';
  dashed?: boolean;
}

export interface Chart {
  title: string;
  /** What the chart shows, in a sentence, for those who do not see it. */
  description: string;
  x: Axis;
  y: Axis;
}

/** Lines with their names at their ends. */
export function lineChart(chart: Chart & { lines: readonly Line[]; diagonal?: boolean }): string {
  const place = placing(chart);
  const ends = spread(
    chart.lines.flatMap(({ points, name }) => {
      const last = points.at(-1);
      return last ? [{ name, x: place(last.x, 0)[0], y: place(0, last.y, true)[1] }] : [];
    }),
  );
  const drawn = chart.lines.map(({ points, marker, kind, dashed }) => {
    const at = points.map(({ x, y, weight }) => ({ at: place(x, y), weight: weight ?? 0.3 }));
    const line = `<polyline class="line ${kind}${dashed ? ' dashed' : ''}" points="${at.map((point) => point.at.map(short).join(',')).join(' ')}"/>`;
    const dots = at.map((point) => shape(marker, point.at, 3 + 6 * Math.sqrt(point.weight), kind, dashed));
    return line + dots.join('');
  });
  const names = ends.map(
    ({ name, x, y }) =>
      `<text x="${short(Math.min(x + 14, WIDTH - RIGHT + 14))}" y="${short(y + 4)}">${escaped(name)}</text>`,
  );
  const ideal = chart.diagonal
    ? `<line class="ideal" ${between(place(chart.x.marks[0] ?? 0, chart.y.marks[0] ?? 0), place(chart.x.marks.at(-1) ?? 1, chart.y.marks.at(-1) ?? 1))}/>`
    : '';
  return figure(chart, ideal + drawn.join('') + names.join(''));
}

export interface ScatterPoint {
  name: string;
  x: number;
  y: number;
  /** How far down the point's lower mark lies: the same figure for the worst off. */
  worst: number;
}

/** Named points, each with a whisker down to the worst. */
export function scatterChart(chart: Chart & { points: readonly ScatterPoint[] }): string {
  const place = placing(chart);
  const marks = chart.points.map(({ name, x, y, worst }) => ({ name, at: place(x, y), low: place(x, worst) }));
  const drawn = marks.map(
    ({ at, low }) =>
      `<line class="bad" ${between(at, low)}/>${shape('triangle', low, 4, 'bad', true)}${shape('circle', at, 5, 'good')}`,
  );
  const taken: Box[] = marks.flatMap(({ at: [x, y], low }) => [
    { x: x - 7, y: y - 7, width: 14, height: 14 },
    { x: x - 6, y, width: 12, height: low[1] - y + 6 },
  ]);
  const names = marks.map(({ name, at }) => {
    const spots = spotsBeside(name, at);
    const free = spots.find(({ box }) => box.x + box.width < WIDTH && taken.every((other) => !overlap(box, other)));
    const { x, y, anchor, box } = free ?? (spots[0] as Spot);
    taken.push(box);
    return `<text x="${short(x)}" y="${short(y)}" text-anchor="${anchor}">${escaped(name)}</text>`;
  });
  return figure(chart, drawn.join('') + names.join(''));
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

interface Spot {
  x: number;
  y: number;
  anchor: 'start' | 'end' | 'middle';
  box: Box;
}

/** Where a point's name may stand, the best first. */
function spotsBeside(name: string, [x, y]: readonly [number, number]): Spot[] {
  const width = 7.2 * name.length;
  const spot = (dx: number, dy: number): Spot => {
    const anchor = dx > 0 ? 'start' : dx < 0 ? 'end' : 'middle';
    const left = x + dx - (anchor === 'start' ? 0 : anchor === 'end' ? width : width / 2);
    return { x: x + dx, y: y + dy + 4, anchor, box: { x: left, y: y + dy - 8, width, height: LINE } };
  };
  return [
    spot(11, 0),
    spot(-11, 0),
    spot(0, -17),
    spot(8, -15),
    spot(-8, -15),
    spot(0, -34),
    spot(8, -34),
    spot(0, -50),
  ];
}

const overlap = (a: Box, b: Box): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

function placing({ x, y }: Chart): (x: number, y: number, yOnly?: boolean) => [number, number] {
  const scale = ({ marks, logarithmic }: Axis, value: number) => {
    const of = (number: number) => (logarithmic ? Math.log(number) : number);
    const low = of(marks[0] ?? 0);
    const high = of(marks.at(-1) ?? 1);
    return high > low ? Math.max(0, Math.min(1, (of(value) - low) / (high - low))) : 0.5;
  };
  return (at, up, yOnly = false) => [
    yOnly ? 0 : LEFT + scale(x, at) * (WIDTH - LEFT - RIGHT),
    TOP + (1 - scale(y, up)) * (HEIGHT - TOP - BOTTOM),
  ];
}

/** Moves names at the right edge apart that would overlap. */
function spread(names: { name: string; x: number; y: number }[]): { name: string; x: number; y: number }[] {
  let free = -Infinity;
  return names
    .toSorted((a, b) => a.y - b.y)
    .map((each) => {
      const y = Math.max(each.y, free);
      free = y + LINE;
      return { ...each, y };
    });
}

function shape(marker: Marker, [x, y]: readonly [number, number], size: number, kind: string, hollow = false): string {
  const style = `class="${kind}${hollow ? ' hollow' : ''}"`;
  if (marker === 'circle') return `<circle ${style} cx="${short(x)}" cy="${short(y)}" r="${short(size)}"/>`;
  if (marker === 'square')
    return `<rect ${style} x="${short(x - size)}" y="${short(y - size)}" width="${short(2 * size)}" height="${short(2 * size)}"/>`;
  return `<path ${style} d="M${short(x - size)} ${short(y - 0.8 * size)}h${short(2 * size)}l${short(-size)} ${short(1.7 * size)}z"/>`;
}

function figure(chart: Chart, content: string): string {
  const place = placing(chart);
  const { x, y } = chart;
  const [x0, y0] = [x.marks[0] ?? 0, y.marks[0] ?? 0];
  const across = y.marks.map((mark) => {
    const [, at] = place(x0, mark);
    return `<line class="rule" x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${short(at)}" y2="${short(at)}"/><text class="soft" text-anchor="end" x="${LEFT - 8}" y="${short(at + 4)}">${escaped(y.label(mark))}</text>`;
  });
  const along = x.marks.map((mark) => {
    const [at] = place(mark, y0);
    return `<line class="rule" x1="${short(at)}" x2="${short(at)}" y1="${HEIGHT - BOTTOM}" y2="${HEIGHT - BOTTOM + 5}"/><text class="soft" text-anchor="middle" x="${short(at)}" y="${HEIGHT - BOTTOM + 20}">${escaped(x.label(mark))}</text>`;
  });
  const id = chart.title.toLowerCase().replace(/[^a-z]+/g, '-');
  return `<figure>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="${id}-title ${id}-text"><title id="${id}-title">${escaped(chart.title)}</title><desc id="${id}-text">${escaped(chart.description)}</desc>
${across.join('')}${along.join('')}
<text class="soft" text-anchor="middle" x="${(LEFT + WIDTH - RIGHT) / 2}" y="${HEIGHT - 6}">${escaped(x.name)}</text>
${content}
</svg>
<figcaption>${escaped(chart.description)}</figcaption>
</figure>`;
}

const short = (value: number): string => String(Math.round(value * 10) / 10);
const between = (a: readonly [number, number], b: readonly [number, number]): string =>
  `x1="${short(a[0])}" y1="${short(a[1])}" x2="${short(b[0])}" y2="${short(b[1])}"`;

/** Marks for rates: from the tenth below the lowest to 100 %. */
export function rateAxis(name: string, rates: readonly number[]): Axis {
  const low = Math.max(0, Math.min(8, Math.floor(10 * Math.min(1, ...rates) + 1e-9)));
  const step = low < 4 ? 2 : 1;
  const marks: number[] = [];
  for (let tenth = 10; tenth > low - step && tenth >= 0; tenth -= step) marks.unshift(tenth / 10);
  return { name, marks, label: (value) => `${Math.round(100 * value)} %` };
}
