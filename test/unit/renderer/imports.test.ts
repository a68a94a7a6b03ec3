import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  createApi,
  RequestError,
  requests,
  type AppEvent,
  type Reply,
  type RequestName,
} from '../../../electron/ipc.ts';
import type { LandmarkFrame } from '../../../models/landmarks.ts';
import { decodeFrames } from '../../../models/wire.ts';
import { aspectOf } from '../../../renderer/imports/aspect.ts';
import { DataImport } from '../../../renderer/imports/data-import.svelte.ts';
import { importInWords, leftInWords, problemsAsText, videosInWords } from '../../../renderer/imports/phrases.ts';
import { sortFiles } from '../../../renderer/imports/video-files.ts';
import { eachPicture, LONGEST, VideoError, type Steppable } from '../../../renderer/imports/video-frames.ts';
import { Progress, VideoImport, type OpenReader } from '../../../renderer/imports/video-import.svelte.ts';
import { Notices } from '../../../renderer/status/notices.svelte.ts';

/** A main side of the answers given, which remembers what it was asked. */
function mainSide(answers: Partial<Record<RequestName, (input: never) => unknown>>) {
  const asked: [RequestName, unknown][] = [];
  const listeners = new Set<(event: AppEvent) => void>();
  const api = createApi({
    async request(name, input): Promise<Reply> {
      asked.push([name, input]);
      if (!v.safeParse(requests[name].input, input).success)
        return { ok: false, code: 'bad-input', message: 'Unusable.' };
      try {
        return { ok: true, value: await answers[name]?.(input as never) };
      } catch (error) {
        if (!(error instanceof RequestError)) throw error;
        return { ok: false, code: error.code, message: error.message };
      }
    },
    sendFrame: () => undefined,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
  const inputsOf = (wanted: RequestName) => asked.filter(([name]) => name === wanted).map(([, input]) => input);
  return { api, inputsOf, say: (event: AppEvent) => listeners.forEach((listener) => listener(event)) };
}

const chosen = (webkitRelativePath: string, size = 10) => ({
  name: webkitRelativePath.split('/').at(-1) ?? '',
  webkitRelativePath,
  size,
});

describe('a chosen folder', () => {
  it('names the word by the clip’s folder, and the signer by the one above where that is wanted', () => {
    const files = [chosen('set/anna/hello/2.mp4'), chosen('set/anna/hello/10.webm'), chosen('set/ben/no/1.MOV')];
    expect(sortFiles(files, false).clips.map(({ word, signer }) => [word, signer])).toEqual([
      ['hello', null],
      ['hello', null],
      ['no', null],
    ]);
    const { clips } = sortFiles(files, true);
    expect(clips.map(({ signer }) => signer)).toEqual(['anna', 'anna', 'ben']);
    expect(clips.map(({ file }) => file.name)).toEqual(['2.mp4', '10.webm', '1.MOV']);
  });

  it('makes one word of a name that computers spell in two ways', () => {
    const { clips } = sortFiles([chosen('set/gr\u00fcn/1.mp4'), chosen('set/gru\u0308n/2.mp4')], false);
    expect(new Set(clips.map(({ word }) => word)).size).toBe(1);
  });

  it('says what cannot be used, and passes over what is no video', () => {
    const files = ['set/w/a.avi', 'set/w/notes.txt', 'set/w/.hidden.mp4', 'set/__MACOSX/w/a.mp4', 'lone.mp4'].map(
      (path) => chosen(path),
    );
    const { clips, problems } = sortFiles(
      [...files, chosen('set/w/big.mp4', 3e9), chosen(`set/${'x'.repeat(81)}/a.mp4`)],
      false,
    );
    expect(clips).toEqual([]);
    expect(problems.map(({ file }) => file)).toEqual([
      'set/w/a.avi',
      'lone.mp4',
      'set/w/big.mp4',
      `set/${'x'.repeat(81)}/a.mp4`,
    ]);
    expect(problems[0]?.message).toContain('Convert it to MP4');
    expect(sortFiles([chosen('w/a.mp4')], true).problems[0]?.message).toContain('name the signer');
    for (const path of ['anna/wo\u0007rd/a.mp4', 'an\nna/word/a.mp4'])
      expect(sortFiles([chosen(path)], true).problems[0]?.message).toContain('control characters');
  });
});

/** A video element by its own times: a seek ends soon after, at the last picture that is not later. */
class FakeVideo extends EventTarget implements Steppable {
  duration: number;
  readonly times: number[];
  readonly #length: number;
  /** From this seek on nothing happens. */
  stall = Infinity;
  seeks = 0;
  #at = 0;

  constructor(times: number[], length: number, duration = length) {
    super();
    this.times = times;
    this.#length = length;
    this.duration = duration;
  }

  get currentTime() {
    return this.#at;
  }
  set currentTime(seconds: number) {
    this.#at = Math.min(seconds, this.#length);
    if (seconds > this.#length) this.duration = this.#length;
    if (this.seeks++ < this.stall) setTimeout(() => this.dispatchEvent(new Event('seeked')));
  }
  get shown() {
    return this.times.findLast((time) => time <= this.#at + 1e-9) ?? this.times[0] ?? 0;
  }
}

async function picturesOf(video: FakeVideo, signal = new AbortController().signal): Promise<number[]> {
  const times: number[] = [];
  await eachPicture(
    video,
    ({ shown }) => shown,
    async (t) => void times.push(Math.round(t)),
    signal,
  );
  return times;
}

describe('stepping through a video', () => {
  const at = (rate: number, count: number) => Array.from({ length: count }, (_, frame) => frame / rate);

  it('meets every picture of 30 a second once, by its own time', async () => {
    const times = await picturesOf(new FakeVideo(at(30, 20), 20 / 30));
    expect(times).toEqual(at(30, 20).map((t) => Math.round(1000 * t)));
  });

  it('meets every picture of a slower video, and about 30 a second of a faster one', async () => {
    expect(await picturesOf(new FakeVideo(at(12, 6), 0.5))).toEqual([0, 83, 167, 250, 333, 417]);
    const fast = await picturesOf(new FakeVideo(at(60, 60), 1));
    expect(fast.length).toBeGreaterThanOrEqual(29);
    expect(fast.length).toBeLessThanOrEqual(31);
  });

  it('keeps the times of a variable rate', async () => {
    const uneven = [0, 0.031, 0.07, 0.2, 0.24, 0.31];
    expect(await picturesOf(new FakeVideo(uneven, 0.33))).toEqual([0, 31, 70, 200, 240, 310]);
  });

  it('finds the end of a recording that does not say how long it is', async () => {
    const video = new FakeVideo(at(30, 9), 0.3, Infinity);
    expect(await picturesOf(video)).toHaveLength(9);
  });

  it('refuses what is too long for a sign', async () => {
    await expect(picturesOf(new FakeVideo([0], LONGEST + 1))).rejects.toThrow('Cut it into clips');
  });

  it('stops at once when it is cancelled, even in the middle of a seek', async () => {
    const video = new FakeVideo(at(30, 30), 1);
    video.stall = 3;
    const abort = new AbortController();
    const stepping = picturesOf(video, abort.signal);
    setTimeout(() => abort.abort(), 30);
    await expect(stepping).rejects.toThrow('abort');
  });
});

const hand = { landmarks: new Float32Array(63).fill(0.5), rightProbability: 0.9 };
const frames: LandmarkFrame[] = [0, 33, 66].map((t) => ({ t, aspect: 4 / 3, hands: [hand] }));

function videoSide(known: string[] = [], deleted = false) {
  const inside = new Set(known);
  const main = mainSide({
    findClips: ({ digests }: { digests: string[] }) =>
      digests.flatMap((digest) => (inside.has(digest) ? { digest, deleted } : [])),
    saveClip: ({ digest }: { digest: string }) => void inside.add(digest),
    describeLibrary: () => ({ signers: [{ id: 7, name: 'anna' }] }),
    addSigner: ({ name }: { name: string }) => ({ id: 8, name }),
  });
  return main;
}
const clip = (word: string, content: string, signer: string | null = null) => {
  const file = new File([content], `${content}.mp4`);
  return { file, path: `set/${word}/${file.name}`, word, signer };
};
const reading = (read: OpenReader['read']): OpenReader => ({ read, lost: false, close: () => undefined });
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

describe('importing videos', () => {
  it('saves each clip under the digest of its content, and skips it the next time', async () => {
    const main = videoSide();
    const videos = new VideoImport(main.api, new Notices(), async () => reading(async () => frames));
    const order = { clips: [clip('hello', 'a'), clip('no', 'b')], problems: [], signer: 3 };
    await videos.start(order);
    expect(videos.state).toMatchObject({ kind: 'done', report: { saved: 2, skipped: 0, words: 2, cancelled: false } });
    const [first] = main.inputsOf('saveClip') as { frames: string; digest: string; signer: number; word: string }[];
    expect(first).toMatchObject({ word: 'hello', signer: 3, file: 'set/hello/a.mp4', digest: sha256('a') });
    expect(decodeFrames(first?.frames ?? '').map(({ t }) => t)).toEqual([0, 33, 66]);
    await videos.start(order);
    expect(videos.state).toMatchObject({ kind: 'done', report: { saved: 0, skipped: 2, binned: 0 } });
    expect(main.inputsOf('saveClip')).toHaveLength(2);
  });

  it('opens no detector where there is nothing to read, and says what of it lies in the bin', async () => {
    let opened = 0;
    const main = videoSide([sha256('a')], true);
    const videos = new VideoImport(main.api, new Notices(), async () => {
      opened++;
      return reading(async () => frames);
    });
    await videos.start({ clips: [clip('hello', 'a')], problems: [], signer: 1 });
    expect(opened).toBe(0);
    expect(videos.state.kind === 'done' && videosInWords(videos.state.report)).toBe(
      '0 takes of 0 words were imported. 1 video was in the library already. 1 of them lies in the bin, where it can be restored.',
    );
  });

  it('goes on after a file that cannot be used, and reports each', async () => {
    const main = videoSide();
    const read: OpenReader['read'] = async (file) => {
      if (file.name === 'b.mp4') throw new VideoError('It may be damaged.');
      return file.name === 'c.mp4' ? [{ t: 0, aspect: 1, hands: [] }] : frames;
    };
    const videos = new VideoImport(main.api, new Notices(), async () => reading(read));
    const problems = [{ file: 'set/x.avi', message: 'Convert it.' }];
    const clips = [clip('w', 'b'), clip('w', 'c'), clip('none', 'c'), clip('w', 'd')];
    await videos.start({ clips, problems, signer: 1 });
    expect(videos.state).toMatchObject({ kind: 'done', report: { saved: 1 } });
    expect(videos.state.kind === 'done' && videos.state.report.problems).toEqual([
      ...problems,
      { file: 'set/w/b.mp4', message: 'It may be damaged.' },
      { file: 'set/w/c.mp4', message: 'No hand was found in it.' },
      { file: 'set/none/c.mp4', message: 'No hand was found in it.' },
    ]);
  });

  it('goes on after a clip that the library refuses, and reports it', async () => {
    const main = mainSide({
      findClips: () => [],
      saveClip: ({ file }: { file: string }) => {
        if (file.endsWith('a.mp4')) throw new RequestError('clip', `${file}: its pictures are not in order of time.`);
      },
    });
    const videos = new VideoImport(main.api, new Notices(), async () => reading(async () => frames));
    const clips = [clip('w', 'a'), clip('with\nbreak', 'b'), clip('w', 'c')];
    await videos.start({ clips, problems: [], signer: 1 });
    expect(videos.state).toMatchObject({ kind: 'done', report: { saved: 1, words: 1 } });
    expect(videos.state.kind === 'done' && videos.state.report.problems).toEqual([
      { file: 'set/w/a.mp4', message: 'set/w/a.mp4: its pictures are not in order of time.' },
      { file: 'set/with\nbreak/b.mp4', message: 'Unusable.' },
    ]);
  });

  it('finds the signers of the folders, and adds those whom nobody knows', async () => {
    const main = videoSide();
    const videos = new VideoImport(main.api, new Notices(), async () => reading(async () => frames));
    const clips = [clip('w', 'a', 'anna'), clip('w', 'b', 'ben'), clip('w', 'c', 'cleo')];
    await videos.start({ clips, problems: [], signer: null, sides: new Map([['cleo', 'left']]) });
    expect(main.inputsOf('addSigner')).toEqual([
      { name: 'ben', dominant: 'right' },
      { name: 'cleo', dominant: 'left' },
    ]);
    expect((main.inputsOf('saveClip') as { signer: number }[]).map(({ signer }) => signer)).toEqual([7, 8, 8]);
  });

  it('tries a clip once more with a new detector when the first one is lost', async () => {
    let opened = 0;
    const videos = new VideoImport(videoSide().api, new Notices(), async () => {
      const broken = ++opened === 1;
      return {
        lost: broken,
        close: () => undefined,
        read: () => (broken ? Promise.reject(new Error('the worker died')) : Promise.resolve(frames)),
      };
    });
    await videos.start({ clips: [clip('w', 'a')], problems: [], signer: 1 });
    expect(opened).toBe(2);
    expect(videos.state).toMatchObject({ kind: 'done', report: { saved: 1 } });
  });

  it('stops when it is cancelled; what was saved stays', async () => {
    const main = videoSide();
    let second: () => void = () => undefined;
    const inSecond = new Promise<void>((resolve) => (second = resolve));
    const videos = new VideoImport(main.api, new Notices(), async () =>
      reading((file, signal) => {
        if (file.name === 'a.mp4') return Promise.resolve(frames);
        second();
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      }),
    );
    const importing = videos.start({ clips: ['a', 'b', 'c'].map((name) => clip('w', name)), problems: [], signer: 1 });
    await inSecond;
    expect(videos.state).toMatchObject({ kind: 'running', done: 1, total: 3, saved: 1, file: 'set/w/b.mp4' });
    videos.cancel();
    await importing;
    expect(videos.state).toMatchObject({ kind: 'done', report: { saved: 1, cancelled: true, problems: [] } });
  });

  it('ends with the reason when takes cannot be saved', async () => {
    const main = mainSide({
      findClips: () => [],
      saveClip: () => {
        throw new RequestError('disk-full', 'The disk is full.');
      },
    });
    const videos = new VideoImport(main.api, new Notices(), async () => reading(async () => frames));
    await videos.start({ clips: [clip('w', 'a')], problems: [], signer: 1 });
    expect(videos.state).toEqual({ kind: 'failed', message: 'The disk is full.' });
  });

  it('guesses the time that is left from what was really read', () => {
    const progress = new Progress([100, 100, 200]);
    progress.finish(0, null);
    expect(progress.read()).toMatchObject({ done: 1, total: 3, share: 0.25, left: null });
    progress.finish(1, 4000);
    progress.within(2, 0.5);
    expect(progress.read()).toMatchObject({ done: 2, share: 0.75, left: 4000 });
  });
});

describe('the shape of a picture', () => {
  it.each([
    ['16:9', 16 / 9],
    [' 4 / 3 ', 4 / 3],
    ['1280×720', 16 / 9],
    ['640x480', 4 / 3],
    ['1,78', 1.78],
    ['0.75', 0.75],
  ])('is read out of %j', (text, aspect) => expect(aspectOf(text)).toBeCloseTo(aspect, 6));

  it.each(['', 'wide', '16:0', '100', '1:20', '-1', '16:9:1', '1e1'])('is not read out of %j', (text) =>
    expect(aspectOf(text)).toBeNull(),
  );
});

describe('importing data', () => {
  const report = { takes: 3, words: 2, signers: 1, known: 0, binned: 0, problems: [], problemCount: 0, assumed: [] };

  it('tells how far it is and what came of it', async () => {
    let finish: (value: unknown) => void = () => undefined;
    const main = mainSide({ importTakes: () => new Promise((resolve) => (finish = resolve)) });
    const data = new DataImport(main.api, new Notices());
    main.say({ event: 'import', share: 0.9, note: 'somebody else’s' });
    expect(data.state.kind).toBe('idle');
    const running = data.start({ path: '/data', format: 'auto' });
    main.say({ event: 'import', share: 0.5, note: 'hello' });
    expect(data.state).toEqual({ kind: 'running', share: 0.5, note: 'hello', cancelling: false });
    await data.cancel();
    expect(main.inputsOf('cancelImport')).toHaveLength(1);
    await data.start({ path: '/other', format: 'auto' });
    expect(main.inputsOf('importTakes')).toHaveLength(1);
    finish(report);
    await running;
    expect(data.state).toEqual({ kind: 'done', report, late: true });
    data.clear();
    expect(data.state.kind).toBe('idle');
  });

  it('says why nothing was imported', async () => {
    const main = mainSide({
      importTakes: () => {
        throw new RequestError('import', 'There is no such file.');
      },
    });
    const data = new DataImport(main.api, new Notices());
    await data.start({ path: '/data', format: 'pose' });
    expect(data.state).toEqual({ kind: 'failed', message: 'There is no such file.' });
  });
});

describe('what an import says of itself', () => {
  it('counts in sentences', () => {
    const none = { known: 0, binned: 0, problems: [], problemCount: 0, assumed: [] };
    expect(importInWords({ takes: 1, words: 1, signers: 1, ...none })).toBe(
      '1 take of 1 word by 1 signer is in the library.',
    );
    expect(importInWords({ takes: 0, words: 0, signers: 0, ...none, known: 11, binned: 2 })).toBe(
      'Nothing new came in. 11 takes were in the library already. 2 of them lie in the bin, where they can be restored.',
    );
    expect(importInWords({ takes: 2000, words: 10, signers: 2, ...none, problemCount: 3 })).toContain(
      '2,000 takes of 10 words by 2 signers are in the library. 3 files could not be used.',
    );
    expect(videosInWords({ saved: 0, skipped: 2, binned: 0, words: 0, problems: [], cancelled: true })).toContain(
      'the same folder again',
    );
  });

  it('rounds the time that is left', () => {
    expect([4000, 44_000, 130_000, 7_300_000].map(leftInWords)).toEqual([
      'nearly done',
      'about 40 s left',
      'about 2 min left',
      'about 2 h left',
    ]);
  });

  it('lists problems a line each', () => {
    expect(
      problemsAsText([
        { file: 'a', message: 'b' },
        { file: 'c', message: 'd' },
      ]),
    ).toBe('a\tb\nc\td');
  });
});
