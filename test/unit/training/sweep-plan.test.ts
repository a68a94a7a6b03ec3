/** What a sweep is made of: the grid, jobs that are named by their content, data that is found by its content, the table. */
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RECIPE } from '../../../training/recipe.ts';
import { dataFile, DataShelf } from '../../../training/sweep/data_shelf.ts';
import { configurationsOf, gridNames, parseGrid } from '../../../training/sweep/grid.ts';
import { jobId, type Outcome, type SweepJob } from '../../../training/sweep/job.ts';
import { Journal } from '../../../training/sweep/journal.ts';
import { planSweep, type Plan, type PlannedJob, type SweptJob } from '../../../training/sweep/run.ts';
import { byValue, notesOn, summarise } from '../../../training/sweep/summary.ts';
import { sweepPage } from '../../../training/sweep/sweep_page.ts';
import { writeTakes } from '../../../training/takes.ts';
import { makeTakes } from './data.ts';

let folder: string;
let data: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-sweep-plan-'));
  data = join(folder, 'takes.parquet');
  await writeTakes(data, makeTakes({ signers: 3, each: 2 }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const plan = (...grid: string[]): Promise<Plan> =>
  planSweep({
    data: [data],
    words: [],
    families: ['gru', 'attention', 'gru'],
    grid: parseGrid(grid),
    recipe: RECIPE,
    folds: 'signers',
    seeds: 2,
  });

describe('a grid', () => {
  it('makes every combination once, of the recipe, the epochs and the network’s sizes', () => {
    const grid = parseGrid(['hidden=64, 128,64', 'dropStem=0.2,0.3', 'augmentation.approach=0', 'epochs=3']);
    const made = configurationsOf(['gru', 'attention'], grid, RECIPE);
    expect(made).toHaveLength(8);
    expect(new Set(made.map(({ family, settings }) => family + JSON.stringify(settings))).size).toBe(8);
    expect(made[1]).toMatchObject({
      family: 'gru',
      settings: { hidden: 64, dropStem: 0.3, 'augmentation.approach': 0, epochs: 3 },
      sizes: { hidden: 64, stem: 128, layers: 1 },
    });
    expect(made[1]?.recipe).toEqual({
      ...RECIPE,
      dropStem: 0.3,
      epochs: 3,
      augmentation: { ...RECIPE.augmentation, approach: 0 },
    });
    expect(configurationsOf(['rnn'], [], { ...RECIPE, without: ['bends'] })[0]?.recipe.without).toEqual(['bends']);
    expect(gridNames()).toEqual(expect.arrayContaining(['stem', 'hidden', 'layers', 'epochs', 'learningRate']));
  });

  it.each([
    ['dropout=0.3', /no “dropout”; it knows stem, hidden, layers, epochs, .*dropStem/],
    ['hidden', /no “hidden”/],
    ['seed=1,2', /--seeds/],
    ['hidden=8,8.5', /whole numbers from 1, not “8\.5”/],
    ['hidden=0', /whole numbers from 1, not “0”/],
    ['learningRate=-1', /numbers from 0, not “-1”/],
    ['learningRate=fast', /not “fast”/],
    ['hidden=', /not “”/],
    ['hidden=8,', /not “”/],
  ])('does not take %s', (text, sentence) => {
    expect(() => parseGrid([text])).toThrow(sentence);
  });

  it('names nothing twice', () => {
    expect(() => parseGrid(['hidden=8', 'hidden=16'])).toThrow(/names hidden twice/);
  });
});

describe('a job', () => {
  it('has the name of its content: the same for the same work, another for any other', async () => {
    const { jobs, needs } = await plan('hidden=8,16');
    // 2 families × 2 sizes × 2 seeds × 3 signers.
    expect(jobs).toHaveLength(24);
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(24);
    expect((await plan('hidden=16,8')).jobs.map(({ id }) => id).sort()).toEqual(jobs.map(({ id }) => id).sort());
    const [{ job, id }] = jobs as [PlannedJob, ...PlannedJob[]];
    const shuffled = Object.fromEntries(Object.entries(job).reverse()) as unknown as SweepJob;
    expect(jobId(JSON.parse(JSON.stringify(shuffled)) as SweepJob)).toBe(id);
    const [file] = needs.data as [{ name: string; sha256: string }];
    expect(jobId({ ...job, needs: { ...needs, data: [{ ...file, name: 'other.parquet' }] } })).toBe(id);
    const others: SweepJob[] = [
      { ...job, fold: 's2' },
      { ...job, recipe: { ...job.recipe, seed: 9 } },
      { ...job, sizes: { ...job.sizes, stem: 1 } },
      { ...job, words: ['line'] },
      { ...job, needs: { ...needs, features: 0 } },
      { ...job, needs: { ...needs, data: [{ ...file, sha256: file.sha256.replace(/./, 'x') }] } },
    ];
    expect(new Set([id, ...others.map(jobId)]).size).toBe(others.length + 1);
  });

  it('is refused by the thousand', async () => {
    const many = Array.from({ length: 2000 }, (_, k) => k + 1).join(',');
    await expect(plan(`hidden=${many}`)).rejects.toThrow(/24000 jobs; 20000 are the most/);
  });
});

describe('the journal', () => {
  it('keeps what is finished, and nothing of a line that was cut off', async () => {
    const out = join(folder, 'out');
    const figures = { signers: { ann: { n: 2, top1: 1, top5: 2 } }, parameters: 7, seconds: 1, digest: 'd' };
    const first = await Journal.open(out);
    await first.add({ id: 'a', figures, worker: 'here', attempts: 1 });
    await first.close();
    await writeFile(join(out, 'journal.jsonl'), '{"id":"b","fig', { flag: 'a' });
    const second = await Journal.open(out);
    expect([...second.finished.keys()]).toEqual(['a']);
    await second.add({ id: 'c', figures, worker: 'here', attempts: 2 });
    await second.close();
    const third = await Journal.open(out);
    expect([...third.finished.values()]).toEqual([
      { id: 'a', figures, worker: 'here', attempts: 1 },
      { id: 'c', figures, worker: 'here', attempts: 2 },
    ]);
    await third.close();
    await expect(Journal.open(data)).rejects.toThrow(/is a file/);
    await expect(Journal.open(folder)).rejects.toThrow(/holds other files/);
  });
});

describe('a data shelf', () => {
  it('finds files by what they hold, whatever they are called, and sees that one has changed', async () => {
    const place = join(folder, 'shelf');
    await mkdir(place);
    const shelf = new DataShelf([place]);
    const file = await dataFile(data);
    expect(await shelf.find([file])).toBeNull();
    await writeTakes(join(place, 'a.parquet'), makeTakes({ signers: 3, each: 2 }));
    expect(await shelf.find([file])).toEqual([join(place, 'a.parquet')]);
    await rename(join(place, 'a.parquet'), join(place, 'b.parquet'));
    expect(await shelf.find([file])).toEqual([join(place, 'b.parquet')]);
    await writeFile(join(place, 'b.parquet'), 'changed');
    expect(await shelf.find([file])).toBeNull();
    const other = await dataFile(join(place, 'b.parquet'));
    expect(await new DataShelf([data, place]).find([other, file])).toEqual([join(place, 'b.parquet'), data]);
    await expect(new DataShelf([join(folder, 'nowhere')]).find([])).rejects.toThrow(/no file or folder/);
  });
});

describe('the table', () => {
  const HOSTILE = `<img src=x onerror=alert(1)>"'&`;
  const finished = (top1: number): Outcome => ({
    kind: 'finished',
    figures: {
      signers: { [HOSTILE]: { n: 10, top1: top1 - 2, top5: 9 }, bob: { n: 10, top1: top1 + 1, top5: 10 } },
      parameters: 1000,
      seconds: 2,
      digest: '',
    },
    worker: 'here',
    attempts: 1,
  });
  const swept = async () => {
    const made = await plan('hidden=8,16');
    const rights = [5, 7, 8, 6];
    const jobs = made.jobs.map((job, k): SweptJob => {
      const at = made.configurations.indexOf(job.configuration);
      const right = (rights[at] ?? 0) + (job.job.recipe.seed === 2 ? 1 : 0);
      const outcome: Outcome =
        k === made.jobs.length - 1 ? { kind: 'failed', error: HOSTILE, attempts: 3 } : finished(right);
      return { ...job, outcome, kept: false };
    });
    return { made, jobs, rows: summarise(made.configurations, jobs) };
  };

  it('adds takes up, names the worst signer, and puts what is incomplete last', async () => {
    const { rows } = await swept();
    expect(rows.map(({ family, text }) => `${family} ${text}`)).toEqual([
      'attention hidden=8',
      'gru hidden=16',
      'gru hidden=8',
      'attention hidden=16',
    ]);
    // 8 + 8 − 1 of 20 with the first seed, 9 + 9 − 1 with the second.
    expect(rows[0]).toMatchObject({ top1: 16 / 20, top5: 19 / 20, worstSigner: HOSTILE, worstTop1: 6.5 / 10, jobs: 6 });
    expect(rows[0]?.sd).toBeCloseTo(Math.SQRT2 * 0.05, 12);
    expect(rows[3]).toMatchObject({ sd: null, failed: [{ seed: 2, attempts: 3, error: HOSTILE }] });
    expect(byValue(parseGrid(['hidden=8,16']), rows)).toEqual([
      { name: 'hidden', value: 8, configurations: 2, mean: (0.8 + 0.5) / 2, best: 0.8 },
      { name: 'hidden', value: 16, configurations: 1, mean: 0.7, best: 0.7 },
    ]);
    expect(notesOn(rows, 2).join(' ')).toMatch(/flatters.*two points.*7\.1 points.*1 job failed/);
    expect(notesOn(rows.slice(0, 1), 2).join(' ')).not.toContain('flatters');
  });

  it('is a page that shows hostile names as what they are, and needs nothing else', async () => {
    const { made, rows } = await swept();
    const html = sweepPage(made, rows);
    expect(html).not.toMatch(/https?:|<script|<link|<img|NaN|undefined|Infinity/);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;&quot;&#39;&amp;');
    expect(html.match(/<table/g)).toHaveLength((html.match(/<caption/g) ?? []).length);
    expect(html).toContain('What each setting does');
    expect(html).toContain('What failed');
  });
});
