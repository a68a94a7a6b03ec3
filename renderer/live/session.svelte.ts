/** The renderer's side of one live session: the model behind it, what it says, and whether we can reach it at all. */
import type {
  Api,
  AppDescription,
  AppEvent,
  EngineDescription,
  ModelDescription,
  SessionStatus,
} from '../../electron/ipc.ts';
import type { LandmarkFrame } from '../../models/landmarks.ts';
import type { Recognition } from '../../models/recognition.ts';
import { spoken } from '../language/sentences.ts';
import { reach } from '../status/milestones.ts';

export type SessionState =
  | { kind: 'starting' }
  /** On purpose: another view is open, and nothing is translated. */
  | { kind: 'stopped' }
  | { kind: 'ready' }
  /** The model cannot be used; `message` says why and what to do. */
  | { kind: 'failed'; message: string };

export class Session {
  #state = $state.raw<SessionState>({ kind: 'starting' });
  #connected = $state(true);
  #app = $state.raw<AppDescription | null>(null);
  #model = $state.raw<ModelDescription | null>(null);
  #engine = $state.raw<EngineDescription | null>(null);
  #status = $state.raw<SessionStatus | null>(null);
  #api: Api;
  /** Counts starts: the outcome of an older one is thrown away. */
  #starting = 0;
  #end: () => void;

  onrecognition: ((recognition: Recognition) => void) | null = null;
  /** Said once a change: false when the rest of the program cannot be reached, true when it can be again. */
  onconnection: ((connected: boolean) => void) | null = null;
  ontrouble: ((message: string) => void) | null = null;

  constructor(api: Api) {
    this.#api = api;
    this.#end = api.subscribe((event) => this.#hear(event));
  }

  get state(): SessionState {
    return spoken(this.#state);
  }
  get connected() {
    return this.#connected;
  }
  get app() {
    return this.#app;
  }
  get model() {
    return this.#model;
  }
  get engine(): EngineDescription | null {
    return this.#status ?? this.#engine;
  }
  get status() {
    return this.#status;
  }

  /** Also starts anew: what was half-signed is forgotten. */
  async start() {
    const starting = ++this.#starting;
    this.#state = { kind: 'starting' };
    try {
      this.#app ??= await this.#api.describeApp();
      this.#model = await this.#api.describeModel();
      if (starting !== this.#starting) return;
      const engine = await this.#api.startSession();
      if (starting !== this.#starting) return;
      this.#engine = engine;
      this.#state = { kind: 'ready' };
      reach('network');
    } catch (error) {
      if (starting === this.#starting) this.#fail(error);
    }
  }

  /** After a break in the pictures: a sign begun before it must not be joined to one after it. */
  async restart() {
    if (this.#state.kind !== 'ready') return;
    const starting = this.#starting;
    try {
      const engine = await this.#api.startSession();
      if (starting === this.#starting) this.#engine = engine;
    } catch (error) {
      if (starting === this.#starting) this.#fail(error);
    }
  }

  /** Nothing is translated until the next start. */
  stop() {
    this.#starting++;
    this.#state = { kind: 'stopped' };
    this.#status = null;
    this.#engine = null;
    void this.#api.stopSession().catch(() => null);
  }

  send(frame: LandmarkFrame) {
    if (this.#connected && this.#state.kind === 'ready') this.#api.sendFrame(frame);
  }

  loadPrototype(word: string) {
    return this.#api.loadPrototype({ word });
  }

  close() {
    this.#end();
    void this.#api.stopSession().catch(() => null);
  }

  #hear(event: AppEvent) {
    switch (event.event) {
      case 'recognition':
        if (!this.#stopped) this.onrecognition?.(event.recognition);
        return;
      case 'status':
        if (!this.#stopped) this.#status = event.status;
        return;
      case 'trouble':
        if (event.code === 'bad-frame') this.ontrouble?.(event.message);
        else if (event.code === 'recognition' && !this.#stopped)
          this.#state = { kind: 'failed', message: event.message };
        return;
      case 'model':
      case 'new-words':
        void this.#describe();
        return;
      case 'connection':
        this.#connected = event.connected;
        this.#status = null;
        if (event.connected && !this.#stopped) void this.start();
        this.onconnection?.(event.connected);
    }
  }

  /** Other words, or another model. A start that is under way asks by itself. */
  async #describe() {
    const starting = this.#starting;
    if (this.#state.kind === 'starting') return;
    const model = await this.#api.describeModel().catch(() => null);
    if (model && starting === this.#starting) this.#model = model;
  }

  get #stopped() {
    return this.#state.kind === 'stopped';
  }

  #fail(error: unknown) {
    this.#state = { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
