/**
 * What an engine in a process of its own and the app say to each other. The driver of a graphics card may crash or hang:
 * there it takes only that process along, which can be killed, as a call within the app itself could not.
 */
import type { EngineId } from '../engine_ids.ts';
import type { NetworkDefinition, Weights } from '../network.ts';
import type { DecodedWord, StreamState } from './engine.ts';

/** All messages are plain data, typed arrays among them. */
export interface Questions {
  open: { asked: { engine: EngineId; network: NetworkDefinition; weights: Weights }; answer: Opened };
  /** `state` null: the segment's first frame. */
  step: { asked: { state: StreamState | null; features: Float32Array }; answer: Stepped };
  score: { asked: { features: Float32Array; frames: number }; answer: Float32Array };
  embed: { asked: { features: Float32Array; frames: number }; answer: Float32Array };
  decode: { asked: { features: Float32Array; frames: number }; answer: DecodedWord[] };
}
export type Verb = keyof Questions;

interface Opened {
  name: 'onnx' | 'tensorflow';
  device: string;
}
interface Stepped {
  logits: Float32Array;
  state: StreamState;
}

export interface Question<V extends Verb = Verb> {
  id: number;
  verb: V;
  asked: Questions[V]['asked'];
}
export type Answer = { id: number; value: Questions[Verb]['answer'] } | { id: number; error: string; range: boolean };

/** One end of the line between the two processes. */
export interface Line<Out, In> {
  say(message: Out): void;
  /** Set before anything is said. */
  onmessage: ((message: In) => void) | null;
}

/** The process, as the app has it. */
export interface EngineProcess extends Line<Question, Answer> {
  readonly pid: number | undefined;
  /** The exit code; null where it was killed. */
  ended: Promise<number | null>;
  /** At once, whatever it is doing. */
  kill(): void;
}
export type StartEngineProcess = () => EngineProcess;
