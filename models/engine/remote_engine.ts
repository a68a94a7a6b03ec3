/** An engine in a process of its own, as the app uses it: what it hangs in or dies of, the app survives. */
import type { EngineId } from '../engine_ids.ts';
import { isCausal, type NetworkDefinition, type Weights } from '../network.ts';
import type { DecodedWord, Engine, StreamState } from './engine.ts';
import type { Answer, EngineProcess, Questions, Verb } from './engine_process.ts';
import { EngineFailure } from './failover_engine.ts';

/** Drivers are loaded and shaders compiled; TensorFlow maps some hundred MB. ms */
const OPENING_MS = 30_000;

interface RemoteState extends StreamState {
  /** The other side's, plain numbers; null before the first frame. */
  readonly inner: StreamState | null;
}

const FIRST: RemoteState = { frames: 0, inner: null };

export class RemoteEngine implements Engine {
  readonly id: EngineId;
  readonly decode?: (features: Float32Array, frames: number) => Promise<DecodedWord[]>;
  /** Told once, where the process ends by itself. */
  onend: ((error: EngineFailure) => void) | null = null;
  #name: Engine['name'] = 'onnx';
  #device = '';
  readonly #network: NetworkDefinition;
  readonly #process: EngineProcess;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>();
  #asked = 0;
  #ended = false;

  private constructor(id: EngineId, network: NetworkDefinition, process: EngineProcess) {
    this.id = id;
    this.#network = network;
    this.#process = process;
    process.onmessage = (answer) => this.#hear(answer);
    void process.ended.then((code) => this.#end(code));
    if (network.family === 'encoder-decoder')
      this.decode = (features, frames) => this.#ask('decode', { features, frames });
  }

  /**
   * @param process fresh; it is killed where the engine does not open
   * @throws {EngineFailure} `threw` with what the engine said, `ended` where it crashed, `hung`
   */
  static async open(
    id: EngineId,
    process: EngineProcess,
    network: NetworkDefinition,
    weights: Weights,
    most = OPENING_MS,
  ): Promise<RemoteEngine> {
    const engine = new RemoteEngine(id, network, process);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new EngineFailure('hung', `It did not open within ${most} ms.`)), most);
    });
    try {
      const opened = await Promise.race([engine.#ask('open', { engine: id, network, weights }), late]);
      engine.#name = opened.name;
      engine.#device = opened.device;
      return engine;
    } catch (error) {
      await engine.release();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  get name(): Engine['name'] {
    return this.#name;
  }
  get device(): string {
    return this.#device;
  }

  start(): StreamState {
    if (!isCausal(this.#network.family))
      throw new RangeError(`The family ${this.#network.family} reads whole segments only.`);
    return FIRST;
  }

  async step(state: StreamState, features: Float32Array): Promise<{ logits: Float32Array; state: StreamState }> {
    const out = await this.#ask('step', { state: (state as RemoteState).inner, features });
    return { logits: out.logits, state: { frames: state.frames + 1, inner: out.state } as RemoteState };
  }

  score(features: Float32Array, frames: number): Promise<Float32Array> {
    return this.#ask('score', { features, frames });
  }

  embed(features: Float32Array, frames: number): Promise<Float32Array> {
    return this.#ask('embed', { features, frames });
  }

  /** Its process ends at once, even where it hangs. */
  release(): Promise<void> {
    this.onend = null;
    this.#process.kill();
    this.#end(null);
    return Promise.resolve();
  }

  #ask<V extends Verb>(verb: V, asked: Questions[V]['asked']): Promise<Questions[V]['answer']> {
    if (this.#ended) return Promise.reject(new EngineFailure('ended', 'The process of the engine has ended.'));
    const id = ++this.#asked;
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#process.say({ id, verb, asked });
    }) as Promise<Questions[V]['answer']>;
  }

  #hear(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if ('value' in answer) waiting?.resolve(answer.value);
    else waiting?.reject(answer.range ? new RangeError(answer.error) : new EngineFailure('threw', answer.error));
  }

  #end(code: number | null): void {
    if (this.#ended) return;
    this.#ended = true;
    const error = new EngineFailure('ended', `The process of the engine ended (${code ?? 'killed'}).`);
    for (const { reject } of this.#waiting.values()) reject(error);
    this.#waiting.clear();
    this.onend?.(error);
  }
}
