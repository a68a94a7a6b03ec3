/**
 * A recording as the person lives through it: a countdown, signs, pauses, breaks, the end. The main side cuts and saves;
 * here it is decided which frames it gets to see, and everything that happens is shown and sounded.
 */
import type { Api, AppEvent, RecordingOrder, RecordingState, RequestInput, TakeSummary } from '../../electron/ipc.ts';
import type { LandmarkFrame } from '../../models/landmarks.ts';
import type { Notices } from '../status/notices.svelte.ts';
import { decodeMotion } from '../takes/motion.ts';
import type { Chimes } from './chimes.ts';
import { messages } from './messages.ts';
import { remainderOf } from './orders.ts';
import type { Phase } from './phase.ts';
import { Signal, type SignalKind } from './signal.svelte.ts';
import { Sitting, type Card, type Fate } from './sitting.svelte.ts';

const LIGHT_EVERY_MS = 2000;
/** To go on needs less time than to begin, s. */
const SHORT_COUNTDOWN = 3;
/** The mouse counts as moved by a hand from so many pixels on, no pause between them being longer, ms: desks shake. */
const HELD_PX = 30;
const HELD_PAUSE_MS = 1000;

/** What a recording needs of the live path. */
export interface Stream {
  divert: ((frame: LandmarkFrame) => void) | null;
  readonly light: number | null;
}

export interface RecorderParts {
  api: Api;
  live: Stream;
  notices: Pick<Notices, 'say'>;
  chimes: Pick<Chimes, 'play'>;
}

export class Recorder {
  readonly sitting = new Sitting();
  readonly signal = new Signal();
  #phase = $state.raw<Phase>({ kind: 'set-up' });
  #state = $state.raw<RecordingState | null>(null);
  /** What the person asked for, and what the main side was asked for last: of that, what was still missing. */
  #wanted = $state.raw<RecordingOrder | null>(null);
  #api: Api;
  #live: Stream;
  #notices: RecorderParts['notices'];
  #chimes: RecorderParts['chimes'];
  /** How long the countdown of this sitting is, s. */
  #seconds = 0;
  /** Counts what was begun: the outcome of an older one is thrown away. */
  #turn = 0;
  /** When the mouse was moved last, ms, and by how much without a pause. */
  #pointedAt = -Infinity;
  #pointedBy = 0;
  #lightTimer: ReturnType<typeof setInterval> | undefined;
  #end: () => void;

  constructor({ api, live, notices, chimes }: RecorderParts) {
    this.#api = api;
    this.#live = live;
    this.#notices = notices;
    this.#chimes = chimes;
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  get phase() {
    return this.#phase;
  }
  /** What the main side said last; null while nothing is recorded there. */
  get state() {
    return this.#state;
  }
  /** Signs are being made, or are about to be: not the set-up, not the summary. */
  get busy() {
    return this.#phase.kind !== 'set-up' && this.#phase.kind !== 'done';
  }
  /** What is still missing of what the person asked for; null where nothing is. */
  get remaining(): RecordingOrder | null {
    return this.#wanted && remainderOf(this.#wanted, (word) => this.sitting.takesOf(word));
  }

  /** @param seconds for stepping back */
  async start(order: RecordingOrder, seconds: number) {
    this.sitting.clear();
    this.#wanted = order;
    this.#seconds = seconds;
    await this.#begin(order, seconds);
  }

  /** After a lost connection, or from the summary. */
  async goOn() {
    if (this.remaining) await this.#begin(this.remaining, Math.min(this.#seconds, SHORT_COUNTDOWN));
    else this.#settle({ kind: 'done' });
  }

  /** Ends the recording. What was signed is saved. */
  async stop() {
    if (!this.busy) return;
    this.#settle(this.sitting.cards.length > 0 ? { kind: 'done' } : { kind: 'set-up' });
    await this.#release();
  }

  /** From wherever it is back to the set-up. */
  async leave() {
    const made = this.sitting.takes;
    if (this.busy) this.#notices.say(messages().stopped(made));
    this.#settle({ kind: 'set-up' });
    await this.#release();
  }

  /** The hands are free to do anything: nothing is cut until it goes on. */
  pause() {
    // Whoever goes to the button with the mouse is in a countdown by then.
    const counts = this.#phase.kind === 'countdown' && this.#state?.cutting === 'hands-free';
    if (this.#phase.kind === 'recording' || counts) this.#settle({ kind: 'paused' });
  }
  async resume() {
    if (this.#phase.kind === 'paused') await this.#count(Math.min(this.#seconds, SHORT_COUNTDOWN));
  }

  /** The one key or pedal: a sign begins or ends; where signs are cut by themselves, it pauses and goes on. */
  async press() {
    const { kind } = this.#phase;
    if (kind === 'paused') await this.resume();
    else if (kind === 'recording' && this.#state?.cutting === 'manual') await this.#ask(() => this.#api.markSign());
    else this.pause();
  }

  async skip() {
    if (this.#state) await this.#aside(() => this.#ask(() => this.#api.skipPrompt()));
  }

  /** @param px by which the mouse has moved: a hand that holds it makes no sign */
  pointed(px: number) {
    const now = performance.now();
    if (now - this.#pointedAt > HELD_PAUSE_MS) this.#pointedBy = 0;
    this.#pointedAt = now;
    this.#pointedBy += px;
    if (this.#pointedBy >= HELD_PX) void this.#aside(() => Promise.resolve());
  }

  /* What can be done with a take. */

  async keep(card: Card) {
    await this.#aside(() => this.#change(card, { kept: true }, card.fate));
  }
  async remove(card: Card) {
    await this.#aside(() => this.#change(card, { deleted: true }, 'deleted'));
  }
  async restore(card: Card) {
    await this.#aside(() => this.#change(card, { deleted: false }, 'there'));
  }

  /** Deletes the take and asks for its word once more: next, or from the summary right away. */
  async again(card: Card) {
    const seconds = Math.min(this.#seconds, SHORT_COUNTDOWN);
    if (this.#state) {
      if (!(await this.#aside(() => this.#ask(() => this.#api.redoTake({ take: card.id }))))) return;
      this.sitting.change(card, card.take, 'redone');
      if (!this.busy) await this.#count(seconds);
    } else if (this.#wanted && (await this.#change(card, { deleted: true }, 'redone'))) {
      await this.#begin({ ...this.#wanted, prompts: [{ word: card.take.word, takes: 1 }], shuffled: false }, seconds);
    }
  }

  /** The newest take once more, where that is not asked for already. */
  async lastAgain() {
    const [last] = this.sitting.cards;
    if (this.busy && last?.fate === 'there') await this.again(last);
  }

  close() {
    this.#settle({ kind: 'set-up' });
    this.#end();
  }

  /** The main side records at once, but sees no hands before the countdown has ended: what fails, fails before it. */
  async #begin(order: RecordingOrder, seconds: number) {
    this.#settle({ kind: 'countdown', left: seconds });
    const turn = this.#turn;
    this.#state = null;
    this.#live.divert = (frame) => this.#receive(frame);
    try {
      const state = await this.#api.startRecording(order);
      if (turn === this.#turn) {
        this.#state = state;
        await this.#count(seconds);
      } else if (!this.busy) {
        // It was called off meanwhile. Where something else was begun, that has taken its place.
        await this.#api.stopRecording();
      }
    } catch (error) {
      this.#notices.say(sentenceOf(error));
      if (turn === this.#turn) this.#settle(this.sitting.cards.length > 0 ? { kind: 'done' } : { kind: 'set-up' });
    }
  }

  async #count(seconds: number) {
    const turn = ++this.#turn;
    for (let left = seconds; left > 0; left--) {
      this.#show({ kind: 'countdown', left });
      this.#chimes.play('count');
      await new Promise((resolve) => setTimeout(resolve, 1000));
      if (turn !== this.#turn) return;
    }
    this.#show({ kind: 'recording' });
    this.#chimes.play('begin');
  }

  /**
   * Whoever presses or points at something has a hand there. Where signs are cut by themselves, nothing is cut of its way
   * there and back.
   */
  async #aside<T>(act: () => Promise<T>): Promise<T> {
    const before = this.#phase;
    const records = before.kind === 'recording';
    const counts = before.kind === 'countdown' && before.left < SHORT_COUNTDOWN;
    if (this.#state?.cutting !== 'hands-free' || !(records || counts)) return act();
    void this.#count(SHORT_COUNTDOWN);
    if (records) await this.#ask(() => this.#api.dismissSign());
    return act();
  }

  #settle(phase: Phase) {
    this.#turn++;
    this.#show(phase);
  }

  #show(phase: Phase) {
    this.#phase = phase;
    clearInterval(this.#lightTimer);
    if (phase.kind === 'recording') this.#lightTimer = setInterval(() => this.#reportLight(), LIGHT_EVERY_MS);
    if (phase.kind === 'set-up') {
      this.#live.divert = null;
      this.signal.clear();
    }
  }

  /** While nothing is to be cut, the hands are out of sight for the main side: a sign that was open ends there. */
  #receive(frame: LandmarkFrame) {
    if (!this.#state) return;
    this.#api.sendFrame(this.#phase.kind === 'recording' ? frame : { ...frame, hands: [] });
  }

  #reportLight() {
    const { light } = this.#live;
    if (this.#state && light !== null) void this.#api.reportLight({ light }).catch(() => null);
  }

  async #release() {
    if (!this.#state) return;
    this.#state = null;
    await this.#try(() => this.#api.stopRecording());
  }

  #hear(event: AppEvent) {
    switch (event.event) {
      case 'recording':
        if (event.recording.session === this.#state?.session) this.#stand(event.recording);
        return;
      case 'take':
        return this.#hold(event.take);
      case 'discarded':
        this.#notices.say(event.message);
        return this.#tell('discarded');
      case 'connection':
        if (event.connected) return;
        this.#state = null;
        if (this.busy) {
          this.#settle({ kind: 'interrupted' });
          this.#chimes.play('problem');
        }
    }
  }

  #stand(state: RecordingState) {
    const before = this.#state;
    this.#state = state;
    if (state.phase === 'signing' && before?.phase !== 'signing') this.#chimes.play('begin');
    if (state.phase === 'done' && this.busy) this.#settle({ kind: 'done' });
  }

  #hold(take: TakeSummary) {
    const card = this.sitting.add(take);
    this.#tell(card.noted ? 'noted' : 'saved');
    void this.#api.loadTakes({ takes: [take.id] }).then(
      ([motion]) => (card.motion = motion ? decodeMotion(motion) : null),
      // The take is safe all the same; its card stays without a picture.
      () => null,
    );
  }

  #tell(kind: SignalKind) {
    this.signal.give(kind);
    this.#chimes.play(kind === 'saved' ? 'saved' : 'problem');
  }

  /** @returns whether it was done */
  async #change(card: Card, change: RequestInput<'changeTakes'>['change'], fate: Fate): Promise<boolean> {
    const [take] = (await this.#try(() => this.#api.changeTakes({ takes: [card.id], change }))) ?? [];
    if (take) this.sitting.change(card, take, fate);
    return take !== undefined;
  }

  /** Of a running recording. @returns whether it was done */
  async #ask(act: () => Promise<RecordingState>): Promise<boolean> {
    const state = await this.#try(act);
    if (state && this.#state) this.#stand(state);
    return state !== null;
  }

  async #try<T>(act: () => Promise<T>): Promise<T | null> {
    try {
      return await act();
    } catch (error) {
      this.#notices.say(sentenceOf(error));
      return null;
    }
  }
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
