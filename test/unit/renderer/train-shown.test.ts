import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Announcer } from '../../../renderer/train/announcer.svelte.ts';
import { linear, logarithmic, lossAxis, pathOf, rateAxis } from '../../../renderer/train/chart.ts';
import {
  activeInWords,
  figuresOf,
  nounOf,
  noticeOf,
  outcomeOf,
  progressOf,
  provisionalOf,
  stageOf,
  standingOf,
  stepsOf,
} from '../../../renderer/train/phrases.ts';
import { done, jobOf, JUDGEMENT, judging, learning } from '../../e2e/scripted-training.ts';

describe('a training in words', () => {
  it('has stages that follow what the main side says', () => {
    const stages = [jobOf('t'), jobOf('t', { state: 'running' }), jobOf('t', learning(0.1)), jobOf('t', judging('m'))];
    expect(stages.map(stageOf)).toEqual(['waits', 'collects', 'learns', 'judges']);
    for (const state of ['done', 'failed', 'cancelled'] as const) expect(stageOf(jobOf('t', { state }))).toBe('over');
  });
  it('says how far it is, never more than it is', () => {
    expect(progressOf({ share: 0.999, secondsLeft: 0.2 })).toBe('99 %, nearly there');
    expect(progressOf({ share: 0.429, secondsLeft: null })).toBe('42 %');
    expect(stepsOf(jobOf('t', learning(0.5)))).toBe('Step 200 of 400, epoch 50 of 100');
    expect(stepsOf(jobOf('t'))).toBe('');
  });
  it('says what its figures are worth', () => {
    expect(figuresOf(JUDGEMENT)).toBe(
      'Reads 91 % of 111 takes rightly of people it has not learnt from; least of Ben, 84 %.',
    );
    expect(figuresOf({ ...JUDGEMENT, basis: 'sessions', worst: null })).toMatch(/Nothing is known of other people\.$/);
    expect(figuresOf({ ...JUDGEMENT, basis: 'none', top1: null, takes: 0 })).toBe(JUDGEMENT.note);
  });
  it('says who has been judged so far', () => {
    const sofar = { ...JUDGEMENT, groups: { done: 2, all: 4 } };
    expect(provisionalOf(sofar, 4)).toBe('Provisional: 2 of 4 people judged.');
    expect(provisionalOf({ ...sofar, groups: { done: 2, all: 5 } }, 12)).toContain('2 of 5 groups of people');
    expect(provisionalOf({ ...sofar, basis: 'sessions' }, 1)).toContain('2 of 4 sittings');
    expect(provisionalOf(JUDGEMENT, 3)).toBe('');
    expect(nounOf(null, 3)).toBe('person');
  });
  it('goes on after the judgement, to what more takes would bring', () => {
    const growing = { ...judging('m'), judgement: JUDGEMENT, message: 'Finds out what more takes would bring.' };
    expect(standingOf(jobOf('t', growing))).toBe('It has been judged. Finds out what more takes would bring.');
    expect(standingOf(jobOf('t', judging('m')))).toMatch(/^The model is there\./);
    const broken = jobOf('t', { ...growing, state: 'failed', message: 'No room.' });
    expect(outcomeOf(broken)).toMatch(/^Reads 91 % .* could not be found out: No room\.$/);
    const stopped = jobOf('t', { ...growing, state: 'cancelled', message: 'Cancelled.' });
    expect(outcomeOf(stopped)).toMatch(/^Cancelled\. Reads 91 %/);
  });
  it('says what came of it', () => {
    expect(outcomeOf(jobOf('t', { state: 'failed', message: 'No room.' }))).toBe('No room.');
    expect(outcomeOf(jobOf('t', { state: 'failed', message: 'No room.', model: 'm' }))).toMatch(/^The model is there/);
    expect(activeInWords(false, null)).toContain('not recognise yet');
    expect(activeInWords(true, new Date(2026, 10, 22, 14, 2).getTime())).toBe('It has recognised since 14:02.');
    expect(activeInWords(true, null)).toBe('It recognises now.');
  });
  it('is spoken of in every view when the model is there and when it ends, once', () => {
    const [runs, judged, ended] = [learning(1), judging('m'), done('m')].map((changes) => jobOf('t', changes));
    if (!runs || !judged || !ended) throw new Error('There are three.');
    expect(noticeOf(runs, judged)).toMatch(/has learnt, and recognises now\.$/);
    expect(noticeOf(judged, judged)).toBeNull();
    expect(noticeOf(judged, ended)).toMatch(/has been judged\. Reads 91 %/);
    expect(noticeOf(ended, ended)).toBeNull();
    // It ended before the page was opened.
    expect(noticeOf(undefined, ended)).toBeNull();
    expect(noticeOf(judged, jobOf('t', { state: 'cancelled' }))).toBeNull();
  });
});

describe('what a screen reader hears in the view', () => {
  const at = (share: number) => jobOf('t', learning(share));
  it('is each stage, and every quarter of a minute how far it is', () => {
    const announcer = new Announcer();
    announcer.hear(at(0.1), 0);
    const first = announcer.text;
    expect(first).toBe('My words, 22 Nov: Learns from 111 takes of 3 people.');
    announcer.hear(at(0.3), 5000);
    expect(announcer.text).toBe(first);
    announcer.hear(at(0.6), 15_000);
    expect(announcer.text).toBe('Learning: 60 %, about 9 s left.');
    announcer.hear(at(0.6), 31_000);
    expect(announcer.text).toBe('Learning: 60 %, about 9 s left.');
    announcer.hear(jobOf('t', judging('m')), 32_000);
    expect(announcer.text).toContain('The model is there.');
  });
  it('is that it was cancelled; other ends are messages', () => {
    const announcer = new Announcer();
    announcer.hear(at(0.1), 0);
    announcer.hear(jobOf('t', { state: 'cancelled', message: 'Cancelled.' }), 10);
    expect(announcer.text).toContain('Cancelled.');
    announcer.hear(at(0.1), 20);
    announcer.hear(jobOf('t', done('m')), 30);
    expect(announcer.text).toBe('');
  });
  it('is nothing of what had ended before', () => {
    const announcer = new Announcer();
    announcer.hear(jobOf('t', { state: 'cancelled', message: 'Cancelled.' }), 0);
    expect(announcer.text).toBe('');
  });
});

describe('the charts', () => {
  it('have axes that hold every loss and begin and end at round numbers', () => {
    expect(lossAxis([2.4, 0.38])).toEqual({ low: 0.2, high: 5, ticks: [0.2, 0.5, 1, 2, 5] });
    const losses = fc.array(fc.double({ min: 1e-6, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(losses, (all) => {
        const { low, high, ticks } = lossAxis(all);
        expect(low).toBeLessThan(high);
        expect(Math.max(...all)).toBeLessThanOrEqual(high);
        expect(Math.max(1e-3, Math.min(...all))).toBeGreaterThanOrEqual(low);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
      }),
    );
  });
  it('can be drawn without any point, or with one', () => {
    expect(lossAxis([]).low).toBeLessThan(lossAxis([]).high);
    expect(lossAxis([NaN, 1]).ticks).toContain(1);
    expect(pathOf([])).toBe('');
    expect(pathOf([{ x: 1, y: 2 }])).toBe('M1.0 2.0');
  });
  it('show high accuracies larger', () => {
    expect(rateAxis([0.9, 0.97]).low).toBe(0.75);
    expect(rateAxis([0.55, 0.97]).low).toBe(0.5);
    expect(rateAxis([0.1]).low).toBe(0);
    expect(rateAxis([]).high).toBe(1);
  });
  it('place values between the ends, and nothing beyond them', () => {
    const y = logarithmic({ low: 0.1, high: 10 }, 100, 0);
    expect([y(0.1), y(1), y(10), y(1000), y(0)].map(Math.round)).toEqual([100, 50, 0, 0, 100]);
    expect(linear({ low: 1, high: 1 }, 5, 9)(1)).toBe(5);
  });
});
