/**
 * The only place that says what renderer and main may say to each other: requests, events and the frame stream.
 * `createApi` gives the renderer its typed API over either transport; `Handlers` types the main side from the same
 * table, so a forgotten handler does not compile.
 */
import * as v from 'valibot';
import type { LandmarkFrame } from '../models/landmarks.ts';
import type { Prototype, Recognition } from '../models/recognition.ts';
import { encodeFrame } from '../models/wire.ts';

/** Who runs the network: the UI always shows it. */
export interface EngineDescription {
  engine: 'onnx' | 'tensorflow';
  /** What the engine runs on, for people: "CPU", "NVIDIA RTX 4060". */
  device: string;
}

export interface ModelDescription {
  name: string;
  family: string;
  parameters: number;
  /** Words the model can write, without `none`, sorted. */
  words: { word: string; hands: 1 | 2 }[];
  /** Figures of the card: accuracy on people the model never saw, 0..1; null where it was not measured. */
  heldOut: { top1: number; worstSigner: string; worstTop1: number } | null;
  /** The model card, Markdown. */
  card: string;
}

export interface AppDescription {
  version: string;
  shell: 'electron' | 'browser';
  platform: string;
}

/** Figures of a running session; times in ms. */
export interface SessionStatus extends EngineDescription {
  /** Landmark frames received in the last second. */
  framesPerSecond: number;
  /** Time from a frame's arrival in the main process to the network's answer, last 300 frames. */
  latency: { p50: number; p95: number } | null;
  /** Frames of the last second that were thrown away because newer ones came before they could be handled. */
  framesDropped: number;
}

/** Each request: the schema of its input, and (as a type only) its result. */
export const requests = {
  describeApp: request(v.undefined())<AppDescription>(),
  describeModel: request(v.undefined())<ModelDescription>(),
  /** Null where the model has no prototype of that word. */
  loadPrototype: request(v.object({ word: v.pipe(v.string(), v.maxLength(200)) }))<Prototype | null>(),
  /** One live session a client: starting again forgets what was half-signed. */
  startSession: request(v.undefined())<EngineDescription>(),
  stopSession: request(v.undefined())<null>(),
};

export type Requests = typeof requests;
export type RequestName = keyof Requests;
export type RequestInput<N extends RequestName> = v.InferOutput<Requests[N]['input']>;
export type RequestResult<N extends RequestName> = Exclude<Requests[N]['result'], undefined>;

/** What main says unasked. */
export type AppEvent =
  | { event: 'recognition'; recognition: Recognition }
  | { event: 'status'; status: SessionStatus }
  | { event: 'trouble'; code: TroubleCode; message: string }
  /**
   * Said by the transport itself, on a change only: both sides start out connected. After `true` the main side knows
   * nothing of an earlier session, so the renderer starts a new one. Never said in Electron.
   */
  | { event: 'connection'; connected: boolean };

/** `bad-frame`: said once a session, recognition goes on. `recognition`: the network failed and the session has ended. */
export type TroubleCode = 'bad-frame' | 'recognition';

/** Errors cross as data, because only an error's message survives Electron's `invoke`. */
export type Reply = { ok: true; value: unknown } | { ok: false; code: string; message: string };

/** What a shell must supply. Everything else is built on it. */
export interface Transport {
  request(name: RequestName, input: unknown): Promise<Reply>;
  /** Fire and forget: a frame that cannot be sent is dropped, never queued. */
  sendFrame(frame: ArrayBuffer): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: AppEvent) => void): () => void;
}

/** An answer of the main side that is an error: `message` is a sentence for people that says what to do. */
export class RequestError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
  }
}

export type Api = {
  [N in RequestName]: undefined extends RequestInput<N>
    ? () => Promise<RequestResult<N>>
    : (input: RequestInput<N>) => Promise<RequestResult<N>>;
} & { sendFrame(frame: LandmarkFrame): void; subscribe: Transport['subscribe'] };

/** `Context` is what the shell knows of the caller (one live session each). */
export type Handlers<Context> = {
  [N in RequestName]: (input: RequestInput<N>, context: Context) => Promise<RequestResult<N>> | RequestResult<N>;
};

export function createApi(transport: Transport): Api {
  const call = async (name: RequestName, input: unknown) => {
    const reply = await transport.request(name, input);
    if (!reply.ok) throw new RequestError(reply.code, reply.message);
    return reply.value;
  };
  const verbs = Object.keys(requests).map((name) => [name, (input?: unknown) => call(name as RequestName, input)]);
  return {
    ...(Object.fromEntries(verbs) as Omit<Api, 'sendFrame' | 'subscribe'>),
    sendFrame: (frame: LandmarkFrame) => transport.sendFrame(encodeFrame(frame)),
    subscribe: (listener: (event: AppEvent) => void) => transport.subscribe(listener),
  } as Api;
}

function request<I extends v.GenericSchema>(input: I) {
  return <R>() => ({ input }) as { input: I; result?: R };
}
