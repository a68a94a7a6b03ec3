/** Short soft tones for people who hear: what happens can be followed without a look at the screen. Made, not loaded. */
import type { Memory } from '../memory.ts';

/** Pitches in Hz, one after another. Up: all is well; down: something is the matter. */
const TONES = {
  count: [440],
  begin: [587],
  saved: [659, 880],
  problem: [440, 330],
} as const;
export type Chime = keyof typeof TONES;

const LENGTH_S = 0.11;
/** Of full scale: heard at three metres, and nothing that makes one start. */
const LOUDNESS = 0.12;
const FADE_S = 0.02;

export class Chimes {
  #on: boolean;
  #context: AudioContext | null = null;
  #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#on = memory.get('record-sounds') !== 'off';
  }

  get on() {
    return this.#on;
  }
  set on(yes: boolean) {
    this.#on = yes;
    this.#memory.set('record-sounds', yes ? 'on' : 'off');
  }

  /** Where there is no sound, or the browser does not allow it yet, nothing is played: sounds are never the only sign. */
  play(chime: Chime) {
    if (!this.#on || typeof AudioContext === 'undefined') return;
    const context = (this.#context ??= new AudioContext());
    void context.resume().catch(() => null);
    TONES[chime].forEach((pitch, index) => tone(context, pitch, context.currentTime + index * LENGTH_S));
  }
}

function tone(context: AudioContext, pitch: number, at: number) {
  const oscillator = new OscillatorNode(context, { type: 'sine', frequency: pitch });
  const volume = new GainNode(context, { gain: 0 });
  // Without a fade each tone would begin and end with a crack.
  volume.gain.setValueAtTime(0, at);
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + FADE_S);
  volume.gain.setValueAtTime(LOUDNESS, at + LENGTH_S - FADE_S);
  volume.gain.linearRampToValueAtTime(0, at + LENGTH_S);
  oscillator.connect(volume).connect(context.destination);
  oscillator.start(at);
  oscillator.stop(at + LENGTH_S);
}
