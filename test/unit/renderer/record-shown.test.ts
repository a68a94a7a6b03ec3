import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Disk } from '../../../renderer/record/disk.svelte.ts';
import { actOf, type Key } from '../../../renderer/record/keys.ts';
import { announcementOf, badgeOf, progressOf, type Standing } from '../../../renderer/record/phrases.ts';
import { Signal } from '../../../renderer/record/signal.svelte.ts';
import { mainSide, NOTE, STATE, takeOf } from './record-studio.ts';

const standing = (changes: Partial<Standing> = {}): Standing => ({
  phase: { kind: 'recording' },
  state: STATE,
  signal: null,
  picture: true,
  word: 'hello',
  ...changes,
});
const badge = (changes: Partial<Standing> = {}) => badgeOf(standing(changes))?.text;

describe('the badge', () => {
  it('says what the recording waits for', () => {
    expect(badge()).toBe('Waiting for a sign');
    expect(badge({ state: { ...STATE, cutting: 'manual' } })).toBe('Press when you begin');
    expect(badge({ state: { ...STATE, phase: 'signing' } })).toBe('Signing…');
    expect(badge({ word: 'none' })).toBe('Waiting for a movement');
    expect(badge({ word: 'none', state: { ...STATE, phase: 'signing' } })).toBe('Moving…');
  });
  it('says for a moment what was saved', () => {
    expect(badge({ signal: 'saved', state: { ...STATE, phase: 'signing' } })).toBe('Saved');
    expect(badge({ signal: 'noted' })).toBe('Saved, with a note');
  });
  it('says first what is the matter', () => {
    expect(badge({ picture: false, signal: 'saved' })).toBe('No picture: recording waits');
    expect(badge({ phase: { kind: 'paused' }, picture: false })).toBe('Paused');
    expect(badge({ phase: { kind: 'set-up' } })).toBeUndefined();
  });
});

describe('what a screen reader hears', () => {
  const said = (changes: object) =>
    announcementOf({
      phase: { kind: 'recording' },
      state: STATE,
      newest: null,
      takes: 0,
      nameOf: () => 'thank_you',
      ...changes,
    });

  it('is the next word and what was wrong with the last take, not each beginning of a sign', () => {
    expect(said({})).toBe('Sign “thank you”, 1 of 3.');
    expect(said({ state: { ...STATE, phase: 'signing' } })).toBe(said({}));
    expect(said({ newest: takeOf(1, { notes: [NOTE] }) })).toBe(`Sign “thank you”, 1 of 3. ${NOTE.message}`);
    expect(said({ newest: takeOf(1, { notes: [NOTE], kept: true }) })).toBe(said({}));
  });
  it('is not every second of the countdown', () => {
    const [three, two] = [3, 2].map((left) => said({ phase: { kind: 'countdown', left } }));
    expect(three).toBe('Get ready. Sign “thank you”');
    expect(two).toBe(three);
  });
  it('is the end', () => {
    expect(said({ phase: { kind: 'done' }, takes: 1 })).toBe('The recording has ended with 1 take.');
  });
});

it('progress is counted from one, and up where there is no end', () => {
  expect(progressOf({ place: 2, places: 5 })).toBe('3 of 5');
  expect(progressOf({ place: 5, places: 5 })).toBe('5 of 5');
  expect(progressOf({ place: 1, places: null })).toBe('1 take');
});

describe('keys', () => {
  const press = (key: string, focus = '', more: Partial<Key> = {}) =>
    actOf(
      { key, repeat: false, altKey: false, ctrlKey: false, metaKey: false, defaultPrevented: false, ...more },
      // As much of a selector as is needed: its parts are names of what has the focus.
      (selector) => focus !== '' && selector.split(', ').some((part) => focus.split(' ').includes(part)),
    );

  it('and pedals press, Escape stops', () => {
    expect([' ', 'Enter', 'PageDown', 'PageUp', 'Escape', 'a'].map((key) => press(key))).toEqual([
      'press',
      'press',
      'press',
      'redo',
      'stop',
      null,
    ]);
  });
  it('are left to a control that has the focus, but for the one that does the same', () => {
    expect(press(' ', 'button')).toBeNull();
    expect(press('Enter', 'summary')).toBeNull();
    expect(press(' ', 'button [data-pedal]')).toBe('press');
    expect(press('PageDown', 'button')).toBe('press');
    expect(press('PageDown', 'select')).toBeNull();
    expect(press('PageUp', 'select')).toBeNull();
  });
  it('are pressed once however long they are held', () => {
    expect(press(' ', '', { repeat: true })).toBeNull();
    expect(press(' ', '', { ctrlKey: true })).toBeNull();
    expect(press('Escape', '', { defaultPrevented: true })).toBeNull();
  });
});

describe('the flash', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('never comes more than three times a second, whatever happens', async () => {
    const signal = new Signal();
    let most = 0;
    const changes: number[] = [];
    let before = signal.count;
    for (let ms = 0; ms < 4000; ms += 20) {
      signal.give(ms % 40 === 0 ? 'saved' : 'noted');
      await vi.advanceTimersByTimeAsync(20);
      if (signal.count !== before) changes.push(ms);
      before = signal.count;
      most = Math.max(most, changes.filter((at) => at > ms - 1000).length);
    }
    expect(changes.length).toBeGreaterThan(0);
    expect(most).toBeLessThanOrEqual(3);
  });

  it('shows the last of several at last, and goes out', async () => {
    const signal = new Signal();
    signal.give('saved');
    signal.give('saved');
    signal.give('noted');
    expect(signal.kind).toBe('saved');
    await vi.advanceTimersByTimeAsync(800);
    expect(signal.kind).toBe('noted');
    await vi.advanceTimersByTimeAsync(3000);
    expect(signal.kind).toBeNull();
  });
});

describe('a full disk', () => {
  it('is told until everything is saved again', () => {
    const { api, say } = mainSide();
    const says: string[] = [];
    const disk = new Disk(api, { say: (text) => void says.push(text) });
    expect(disk.trouble).toBeNull();
    say({ event: 'trouble', code: 'disk-full', message: 'The disk is full.' });
    say({ event: 'recording', recording: { ...STATE, unsaved: 3 } });
    expect([disk.trouble, disk.waiting]).toEqual(['The disk is full.', 3]);
    say({ event: 'trouble', code: 'disk-free', message: 'Everything is saved.' });
    expect([disk.trouble, disk.waiting]).toEqual([null, 0]);
    expect(says).toEqual(['Everything is saved.']);
  });
});
