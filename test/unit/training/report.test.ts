/** The report on a model: figures that can be counted by hand, and a page that anybody's data may be shown on. */
import { describe, expect, it } from 'vitest';
import { lineChart, rateAxis, scatterChart } from '../../../training/charts.ts';
import { comparisonPage, type ComparedFamily } from '../../../training/comparison_page.ts';
import { evaluate, type Judged } from '../../../training/evaluation.ts';
import { evaluationPage } from '../../../training/evaluation_page.ts';

const VOCABULARY = ['tea', 'coffee', 'none'];
const judged = (word: string, signer: string, ...probabilities: number[]): Judged => ({
  word,
  signer,
  probabilities: Float32Array.from(probabilities),
});
const TAKES = [
  judged('tea', 'ann', 0.95, 0.03, 0.02),
  judged('tea', 'ann', 0.94, 0.04, 0.02),
  judged('tea', 'bob', 0.3, 0.5, 0.2),
  judged('tea', 'bob', 0.3, 0.52, 0.18),
  judged('coffee', 'ann', 0.2, 0.7, 0.1),
  judged('coffee', 'bob', 0.1, 0.2, 0.7),
  judged('none', 'bob', 0, 0, 1),
  judged('milk', 'ann', 0.9, 0.05, 0.05),
];

describe('an evaluation', () => {
  const evaluation = evaluate(TAKES, VOCABULARY);

  it('counts who and what is right, and how many takes stand behind it', () => {
    expect(evaluation).toMatchObject({ n: 8, top1: 0.5, worstSigner: 'bob' });
    expect(evaluation.perSigner).toEqual({ ann: 0.75, bob: 0.25 });
    expect(evaluation.perWord).toEqual({ coffee: 0.5, milk: 0, none: 1, tea: 0.5 });
    expect(evaluation.takes).toEqual({
      perSigner: { ann: 4, bob: 4 },
      perWord: { coffee: 2, milk: 1, none: 1, tea: 4 },
    });
    // A word that the model does not know is among no guesses.
    expect(evaluation.topK).toEqual([4 / 8, 7 / 8, 7 / 8, 7 / 8, 7 / 8]);
    expect(evaluation.top5).toBe(7 / 8);
  });

  it('lists what was written in place of what, the most frequent first', () => {
    expect(evaluation.confused[0]).toEqual({ word: 'tea', written: 'coffee', n: 2 });
    expect(evaluation.confused.slice(1)).toEqual(
      expect.arrayContaining([
        { word: 'coffee', written: 'none', n: 1 },
        { word: 'milk', written: 'tea', n: 1 },
      ]),
    );
    expect(evaluation.confused).toHaveLength(3);
    const { labels, counts } = evaluation.confusion;
    expect(labels).toEqual(['tea', 'coffee', 'none', 'milk']);
    expect(counts).toEqual([
      [2, 2, 0, 0],
      [0, 1, 1, 0],
      [0, 0, 1, 0],
      [1, 0, 0, 0],
    ]);
  });

  it('sorts answers by how sure they were', () => {
    const bins = evaluation.reliability;
    expect(bins.map(({ n }) => n)).toEqual([2, 2, 1, 3]);
    const [half, , ninety, top] = bins;
    expect(half).toMatchObject({ accuracy: 0, from: 7 / 15, to: 8 / 15 });
    expect(half?.confidence).toBeCloseTo(0.51, 6);
    expect(ninety).toMatchObject({ accuracy: 0, n: 1 });
    expect(top).toMatchObject({ to: 1, accuracy: 1 });
    expect(top?.confidence).toBeCloseTo((0.95 + 0.94 + 1) / 3, 6);
    const ece = bins.reduce((sum, bin) => sum + (bin.n / 8) * Math.abs(bin.accuracy - bin.confidence), 0);
    expect(evaluation.ece).toBeCloseTo(ece, 9);
  });
});

const HOSTILE = `<img src=x onerror=alert(1)>"'&`;
const self = (html: string) => {
  expect(html).not.toMatch(/https?:|<script|<link|<img|@import|url\(/);
  expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
};
/** Every tag that opens also closes, in order. */
const balanced = (html: string) => {
  const open: string[] = [];
  for (const [, close, name = '', inner] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)([^>]*)>/g)) {
    if (['meta', 'line', 'circle', 'rect', 'path', 'polyline'].includes(name) || inner?.endsWith('/')) continue;
    if (close) expect(open.pop()).toBe(name);
    else open.push(name);
  }
  expect(open).toEqual([]);
};

describe('the page', () => {
  const takes = [...TAKES, judged(HOSTILE, HOSTILE, 0.6, 0.3, 0.1)];
  const evaluation = evaluate(takes, VOCABULARY);
  const report = {
    title: `Report on ${HOSTILE}`,
    about: [`Data: ${HOSTILE}`],
    evaluation,
    calibration: { temperature: 0.8, before: evaluate(TAKES, VOCABULARY), fittedHere: true },
    curve: [
      { takes: 1, top1: 0.5, top5: 0.9, worst: 0.35 },
      { takes: 5, top1: 0.9, top5: 1, worst: 0.8 },
    ],
  };

  it('needs nothing else, and shows hostile names as what they are', () => {
    const html = evaluationPage(report);
    self(html);
    balanced(html);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
  });

  it('says all that its charts say in tables with headers', () => {
    const html = evaluationPage(report);
    for (const caption of ['Signers, worst first', 'Words, worst first', 'Mistakes', 'Reliability', 'Learning curve'])
      expect(html).toMatch(new RegExp(`<caption>${caption}`));
    expect(html.match(/<table/g)).toHaveLength((html.match(/<caption/g) ?? []).length);
    expect(html.match(/<svg/g)).toHaveLength((html.match(/<desc/g) ?? []).length);
    expect(html).toContain('from 30.4 % to');
    expect(html.indexOf('<th scope="row">bob')).toBeLessThan(html.indexOf('<th scope="row">ann'));
    expect(evaluationPage({ ...report, curve: [] })).not.toContain('Learning curve');
  });

  it('holds with one take, no mistake and no temperature', () => {
    const one = evaluate([judged('tea', 'ann', 1, 0, 0)], VOCABULARY);
    const html = evaluationPage({
      ...report,
      evaluation: one,
      calibration: { temperature: 1, before: one, fittedHere: false },
    });
    balanced(html);
    expect(html).toContain('Nothing: every take was right.');
    expect(html).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('compares families by what they do and what they cost', () => {
    const row = (family: string, top1: number, segment: number): ComparedFamily => ({
      family,
      top1,
      top5: 1,
      sd: 0.01,
      worstSigner: HOSTILE,
      worstTop1: top1 - 0.1,
      parameters: 150_000,
      segment,
      seconds: 60,
    });
    const rows = [row('gru', 0.93, 0.24), row('lstm', 0.93, 0.25), row('attention', 0.94, 0.42)];
    const dataset = { takes: [], examples: [], vocabulary: VOCABULARY, signers: ['a'], version: 'f00', hands: {} };
    const html = comparisonPage(rows, dataset);
    self(html);
    balanced(html);
    expect(html.match(/<circle/g)).toHaveLength(3);
    expect(html.match(/class="bar worst"/g)).toHaveLength(3);
    expect(html).not.toContain('NaN');
  });
});

describe('charts', () => {
  const x = { name: 'takes', marks: [1, 10, 100], label: String, logarithmic: true };

  it('put points where their values lie', () => {
    const html = lineChart({
      title: 'Chart',
      description: 'Points.',
      x,
      y: { name: 'right', marks: [0, 1], label: String },
      lines: [
        { name: 'one', marker: 'circle', kind: 'good', points: [1, 10, 100].map((at, k) => ({ x: at, y: k / 2 })) },
      ],
    });
    const [points = ''] = [...html.matchAll(/points="([^"]+)"/g)].map(([, list]) => list);
    const places = points.split(' ').map((pair) => pair.split(',').map(Number));
    expect((places[0]?.[0] ?? 0) + (places[2]?.[0] ?? 0)).toBeCloseTo(2 * (places[1]?.[0] ?? 0), 0);
    expect((places[0]?.[1] ?? 0) + (places[2]?.[1] ?? 0)).toBeCloseTo(2 * (places[1]?.[1] ?? 0), 0);
    expect(places[0]?.[1]).toBeGreaterThan(places[2]?.[1] ?? 0);
  });

  it('keep names apart', () => {
    const html = scatterChart({
      title: 'Chart',
      description: 'Points.',
      x,
      y: rateAxis('right', [0.5]),
      points: ['a', 'b', 'c', 'd'].map((name) => ({ name, x: 10, y: 0.9, worst: 0.8 })),
    });
    const places = [...html.matchAll(/<text x="([\d.]+)" y="([\d.]+)" text-anchor="\w+">[a-d]</g)];
    expect(new Set(places.map(([, left, top]) => `${left} ${top}`)).size).toBe(4);
  });

  it('begin axes of rates at a round mark below the lowest', () => {
    expect(rateAxis('right', [0.93, 0.87]).marks).toEqual([0.8, 0.9, 1]);
    expect(rateAxis('right', [0.31]).marks).toEqual([0.2, 0.4, 0.6, 0.8, 1]);
    expect(rateAxis('right', [0]).marks[0]).toBe(0);
    expect(rateAxis('right', [1]).marks).toEqual([0.8, 0.9, 1]);
  });
});
