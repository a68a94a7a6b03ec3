/** The command line as a person calls it: real processes, real files. */
import { execFile, fork } from 'node:child_process';
import { mkdtemp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ImportReport } from '../../../training/exchange/report.ts';
import { readTakes, writeTakes } from '../../../training/takes.ts';
import { makeTakes, WORDS } from './data.ts';
import { mpSequence, put, signing } from './exchange/writers.ts';

const cli = join(import.meta.dirname, '../../../training/cli.ts');
const signwright = async (...argv: string[]) => {
  try {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, ...argv]);
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
};
const json = (text: string) => JSON.parse(text) as Record<string, unknown>;

let folder: string;
let data: string;
let model: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signwright-cli-'));
  data = join(folder, 'takes.parquet');
  model = join(folder, 'model');
  await writeTakes(data, makeTakes({ signers: 3, each: 6 }));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** What a command tells the process that started it. */
type Message = { kind: string; report?: ImportReport };

describe('signwright', () => {
  it('trains a model that is right about people it never saw, and says so', async () => {
    const { code, stdout, stderr } = await signwright(
      'train',
      '--data',
      data,
      '--family',
      'gru',
      '--out',
      model,
      '--epochs',
      '40',
      '--val-signers',
      's2',
      '--json',
    );
    expect(stderr).toMatch(/100 %/);
    expect(code).toBe(0);
    const result = json(stdout);
    expect((result.heldOut as { top1: number }).top1).toBeGreaterThan(0.9);
    expect((await readdir(model)).sort()).toEqual([
      'card.md',
      'metrics.json',
      'model.json',
      'prototypes.json',
      'weights.safetensors',
    ]);
    expect(await readFile(join(model, 'card.md'), 'utf8')).toContain('held out');
    const file = json(await readFile(join(model, 'model.json'), 'utf8'));
    expect(file.vocabulary).toEqual([...WORDS].sort());
  });

  it('gives the same bytes for the same seed', async () => {
    const hashes = [];
    for (const name of ['one', 'two']) {
      await signwright(
        'train',
        '--data',
        data,
        '--family',
        'lstm',
        '--out',
        join(folder, name),
        '--epochs',
        '2',
        '--seed',
        '5',
      );
      const { weights } = JSON.parse(await readFile(join(folder, name, 'model.json'), 'utf8')) as {
        weights: { sha256: string };
      };
      hashes.push(weights.sha256);
    }
    expect(hashes[0]).toBe(hashes[1]);
  });

  it('evaluates by signer and word, with every key that others rely on', async () => {
    const { code, stdout } = await signwright('evaluate', '--model', model, '--data', data, '--json');
    expect(code).toBe(0);
    const result = json(stdout);
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining(['n', 'top1', 'top5', 'ece', 'perSigner', 'perWord', 'confusion']),
    );
    expect(result.n).toBe(72);
    const { labels, counts } = result.confusion as { labels: string[]; counts: number[][] };
    expect(counts.flat().reduce((a, b) => a + b)).toBe(72);
    expect(counts).toHaveLength(labels.length);
    expect(result.confused).toEqual(expect.any(Array));
    expect((result.reliability as { n: number }[]).reduce((sum, { n }) => sum + n, 0)).toBe(72);
    expect((result.calibration as { before: object }).before).toHaveProperty('ece');
    const page = join(folder, 'report.html');
    const argv = ['evaluate', '--model', model, '--data', data, '--by', 'signer', '--html', page];
    expect((await signwright(...argv)).stdout).toMatch(/s0 .*%/);
    expect(await readFile(page, 'utf8')).toContain('Confusion matrix');
  });

  it('cross-validates over signers with the documented keys', async () => {
    const { code, stdout } = await signwright(
      'crossval',
      '--data',
      data,
      '--family',
      'gru',
      '--leave-one-signer-out',
      '--epochs',
      '12',
      '--json',
    );
    expect(code).toBe(0);
    const result = json(stdout);
    expect(Object.keys(result)).toEqual(
      expect.arrayContaining(['top1', 'top5', 'sd', 'worstSigner', 'perSigner', 'folds', 'parameters', 'seconds']),
    );
    expect(Object.keys(result.perSigner as object)).toEqual(['s0', 's1', 's2']);
    expect(result.folds).toHaveLength(3);
    expect(result.top1).toBeGreaterThan(0.5);
  });

  it('shows what more takes would bring, in order of their number', async () => {
    const page = join(folder, 'curve.html');
    const argv = ['crossval', '--data', data, '--family', 'rnn', '--epochs', '12', '--curve', '6,1', '--html', page];
    const { code, stdout } = await signwright(...argv, '--json');
    expect(code).toBe(0);
    const { curve, top1, top5 } = json(stdout) as {
      curve: { takes: number; top1: number; worst: number }[];
      top1: number;
      top5: number;
    };
    expect(curve.map(({ takes }) => takes)).toEqual([1, 6]);
    // No signer has more than six: the cross-validation on all takes is the answer.
    expect(curve[1]).toMatchObject({ top1, top5 });
    expect(curve[0]?.worst).toBeLessThanOrEqual(curve[0]?.top1 ?? 0);
    expect(await readFile(page, 'utf8')).toContain('Learning curve');
  });

  it('compares families on the same signers, as JSON and as a page that needs nothing else', async () => {
    const page = join(folder, 'families.html');
    const argv = ['compare', '--data', data, '--families', 'rnn,gru', '--epochs', '6', '--html', page, '--json'];
    const { code, stdout } = await signwright(...argv);
    expect(code).toBe(0);
    const { families } = json(stdout) as {
      families: { family: string; top1: number; worstTop1: number; parameters: number }[];
    };
    expect(families.map(({ family }) => family)).toEqual(['rnn', 'gru']);
    for (const { top1, worstTop1, parameters } of families) {
      expect(worstTop1).toBeLessThanOrEqual(top1);
      expect(parameters).toBeGreaterThan(50_000);
    }
    const html = await readFile(page, 'utf8');
    expect(html).toContain('gru');
    expect(html).not.toMatch(/https?:|<script|<link/);
  });

  it('recognises a stream of takes', async () => {
    const { code, stdout } = await signwright('recognize', '--model', model, '--data', data, '--json');
    expect(code).toBe(0);
    const { words, frames, engine } = json(stdout) as {
      words: { word: string; start: number; end: number; committedAt: number }[];
      frames: number;
      engine: string;
    };
    expect(frames).toBeGreaterThan(1000);
    expect(engine).toMatch(/^onnx/);
    for (const { start, end, committedAt } of words) {
      expect(start).toBeLessThan(end);
      expect(end).toBeLessThanOrEqual(committedAt);
    }
  });

  it('imports recordings, names the damaged ones, and says what the data set lacks', async () => {
    const recorded = join(folder, 'MP_Data');
    await mpSequence(recorded, 'hello/0', signing(4), { width: 126 });
    await put(recorded, 'hello/1/0.npy', 'damage');
    const out = join(folder, 'imported.parquet');
    const text = await signwright('import', recorded, '--out', out, '--signer', 'Ada', '--aspect', '16/9');
    expect(text.code).toBe(0);
    expect(text.stderr).toMatch(/import .*100 %/);
    expect(text.stdout).toContain('hello/1/0.npy: it is no .npy file');
    expect(text.stdout).toContain('! One signer only');
    expect((await readTakes([out]))[0]).toMatchObject({ word: 'hello', signer: 'Ada', aspect: Math.fround(16 / 9) });
    const { stdout } = await signwright('import', recorded, '--out', out, '--format', 'mp-data', '--json');
    expect(json(stdout)).toMatchObject({
      takes: 1,
      words: 1,
      signers: 1,
      problemCount: 1,
      problems: [{ file: 'hello/1/0.npy', message: 'it is no .npy file' }],
    });
  });

  it('names every file of an import that is damaged; a window gets the first hundred and their number', async () => {
    const recorded = join(folder, 'damaged', 'MP_Data');
    await mpSequence(recorded, 'hello/0', signing(4), { width: 126 });
    const names = Array.from({ length: 130 }, (_, k) => `hello/1/${k}.npy`);
    for (const name of names) await put(recorded, name, 'damage');
    const out = join(folder, 'some.parquet');
    const { stdout } = await signwright('import', recorded, '--out', out);
    for (const name of names) expect(stdout).toContain(`  ${name}: it is no .npy file\n`);
    const report = json((await signwright('import', recorded, '--out', out, '--json')).stdout);
    const files = (report.problems as { file: string }[]).map(({ file }) => file);
    expect(files).toEqual(names);
    const { messages } = await told(recorded, '--out', out);
    expect(messages.at(-1)).toMatchObject({ report: { problemCount: 130, problems: { length: 100 } } });
  });

  const told = (...argv: string[]) =>
    new Promise<{ code: number | null; messages: Message[] }>((resolve) => {
      const messages: Message[] = [];
      const child = fork(cli, ['import', ...argv], { silent: true });
      child.on('message', (message) => messages.push(message as Message));
      child.on('close', (code) => resolve({ code, messages }));
    });

  it('tells a parent process how an import goes, and how it ends', async () => {
    const out = join(folder, 'told.parquet');
    const { code, messages } = await told(data, '--out', out);
    expect(code).toBe(0);
    expect(messages[0]).toMatchObject({ kind: 'progress' });
    expect(messages.at(-2)).toEqual({ kind: 'progress', share: 1, note: '72 takes' });
    expect(messages.at(-1)).toMatchObject({ kind: 'done', report: { takes: 72, words: 4, signers: 3, problems: [] } });
    expect(await told(join(folder, 'nothing'), '--out', out)).toEqual({
      code: 1,
      messages: [{ kind: 'failed', message: 'There is no file or folder nothing.' }],
    });
  });

  it('describes data, and exports takes and models', async () => {
    const { stdout } = await signwright('describe', '--data', data, '--json');
    expect(json(stdout)).toMatchObject({
      takes: 72,
      sessions: 3,
      signers: [{ signer: 's0', takes: 24, words: 4 }, {}, {}],
    });
    expect((await signwright('describe', '--data', data)).stdout).toMatch(/^72 takes of 4 words by 3 signers/);
    const out = join(folder, 'exported');
    const taken = await signwright('export', '--data', data, '--out', `${out}.parquet`, '--format', 'takes', '--json');
    expect(json(taken.stdout)).toEqual({ format: 'takes', takes: 72, out: 'exported.parquet' });
    expect((await signwright('export', '--data', data, '--out', out, '--format', 'mp-data')).stdout).toContain(
      '72 takes',
    );
    expect((await readdir(out)).sort()).toEqual([...WORDS].sort());
    const released = join(import.meta.dirname, '../../../models/released/asl-starter');
    const onnx = await signwright('export', '--model', released, '--out', `${out}.onnx`, '--format', 'onnx', '--json');
    expect(json(onnx.stdout)).toMatchObject({ file: 'exported.onnx', about: 'exported.onnx.json', words: 26 });
  });

  it('refuses bad input with one clear sentence and leaves what exists untouched', async () => {
    const other = join(folder, 'letters');
    await mkdir(other);
    await writeFile(join(other, 'letter.txt'), 'mine');
    const lonely = join(folder, 'lonely.parquet');
    await writeTakes(lonely, makeTakes({ signers: 1, each: 2 }));
    const empty = join(folder, 'handless.parquet');
    await writeTakes(
      empty,
      makeTakes({ signers: 2, each: 2 }).map((take) => ({ ...take, hands: take.hands.map(() => NaN) })),
    );
    const single = join(folder, 'single.parquet');
    await writeTakes(single, makeTakes({ signers: 2, each: 2, words: ['line'] }));
    const before = await readFile(join(model, 'model.json'), 'utf8');
    const cases: [string[], RegExp][] = [
      [['dance'], /no command/],
      [['train'], /--data is needed/],
      [['train', '--data', data, '--family', 'gru'], /--out is needed/],
      [['train', '--data', data, '--family', 'transformer', '--out', model], /no family/],
      [['train', '--data', data, '--family', 'gru', '--out', other], /no model folder/],
      [['train', '--data', join(folder, 'nothing.parquet'), '--family', 'gru', '--out', model], /no file/],
      [['train', '--data', empty, '--family', 'gru', '--out', model], /No take shows a hand/],
      [['train', '--data', single, '--family', 'gru', '--out', model], /two words/],
      [['train', '--data', data, '--family', 'gru', '--out', model, '--words', 'line,fly'], /fly/],
      [['train', '--data', data, '--family', 'gru', '--out', model, '--epochs', '0'], /epoch/],
      [['train', '--data', data, '--family', 'gru', '--out', model, '--epochs', 'many'], /whole number/],
      [['train', '--data', data, '--family', 'gru', '--out', model, '--val-signers', 'nobody'], /nobody/],
      [['train', '--data', data, '--family', 'gru', '--out', model, '--val-signers', 's0', '--folds', '3'], /not both/],
      [['train', '--data', data, '--family', 'gru', '--out', model, '--speed', '9'], /no option --speed/],
      [['crossval', '--data', data, '--family', 'gru', '--curve', '0'], /begins at one take/],
      [['crossval', '--data', data, '--family', 'gru', '--curve', '1,few'], /whole number, not “few”/],
      [['bench', 'order', '--data', lonely], /one signer only/],
      [['crossval', '--data', lonely, '--family', 'gru'], /one signer only/],
      [['crossval', '--data', data, '--family', 'gru', '--folds', '9'], /there are 3/],
      [['import'], /Name the file or folder/],
      [['import', data], /--out is needed/],
      [['import', data, '--out', 'x', '--format', 'xml'], /no format/],
      [['import', data, '--out', 'x', '--fps', 'fast'], /takes a number, not “fast”/],
      [['import', other, '--out', join(folder, 'x.parquet')], /known form/],
      [['export', '--data', data, '--out', 'x'], /--format is needed/],
      [['export', '--data', data, '--out', 'x', '--format', 'onnx'], /--data has no place/],
      [['export', '--data', data, '--out', other, '--format', 'mp-data'], /exists/],
      [['describe'], /--data is needed/],
      [['evaluate', '--model', join(folder, 'no-model'), '--data', data], /no model folder/],
      [['evaluate', '--model', other, '--data', data], /model\.json is missing/],
    ];
    for (const [argv, sentence] of cases) {
      const { code, stdout, stderr } = await signwright(...argv);
      const said = stderr.split('\n').filter((line) => line.startsWith('signwright'));
      expect(code, argv.join(' ')).toBe(1);
      expect(stdout).toBe('');
      expect(said, stderr).toHaveLength(1);
      expect(said[0]).toMatch(sentence);
    }
    expect(await readFile(join(model, 'model.json'), 'utf8')).toBe(before);
    expect(await readdir(other)).toEqual(['letter.txt']);
  });
});
