/**
 * Which engine runs the active model. Every model opens on the processor at once; another engine takes over when it has
 * been opened in a process of its own, says the same, and is wanted, by the person or by measurement. Where it fails the
 * processor goes on (models/engine/failover_engine.ts), the person is told, and it is left alone until the next start.
 */
import { cpus } from 'node:os';
import type { Candidate } from '../../models/engine/candidates.ts';
import type { EngineProcess, StartEngineProcess } from '../../models/engine/engine_process.ts';
import { PATIENCE_MS, type Failure } from '../../models/engine/failover_engine.ts';
import { isFaster } from '../../models/engine/fastest.ts';
import { RemoteEngine } from '../../models/engine/remote_engine.ts';
import type { EngineId } from '../../models/engine_ids.ts';
import type { AppEvent, EngineChoice, EnginesDescription, EngineStanding } from '../ipc.ts';
import type { LoadedModel, SharedModel } from '../loaded-model.ts';
import { EnginesFile, type Findings } from './engines-file.ts';
import { cannotBeUsed, failedBefore, failedIn, UNSUPPORTED, whyNot } from './sentences.ts';
import { measured, openSound } from './trial.ts';

/** Engines that nobody asked for are tried so long after the model was opened: the start belongs to the caption, ms. */
const LATER_MS = 15_000;
/** An engine hangs when it takes so many times its 95th percentile, or PATIENCE_MS; the longest wait, ms. */
const SLOWER = 5;
const LONGEST_PATIENCE_MS = 650;

export interface EngineRoom {
  loaded: LoadedModel;
  dataFolder: string;
  /** Of the app: another one may bring other engines. */
  version: string;
  /** Null: only the processor computes. */
  start: StartEngineProcess | null;
  tell(event: AppEvent): void;
  /** Unless told otherwise, those of this machine. */
  look?: () => Candidate[];
}

export class Engines {
  readonly #room: EngineRoom;
  readonly #file: EnginesFile;
  /** Until the next start: why. */
  readonly #failed = new Map<EngineId, string>();
  /** Of these the person has been told that the processor stands in for them. */
  readonly #told = new Set<EngineId>();
  #candidates: Candidate[] | null = null;
  #shared: SharedModel | null = null;
  #measuring = false;
  /** Engines are opened and measured one after another. */
  #turn: Promise<unknown> = Promise.resolve();
  #underTrial: EngineProcess | null = null;
  #later: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(room: EngineRoom) {
    this.#room = room;
    this.#file = new EnginesFile(room.dataFolder);
    room.loaded.attend((shared) => this.#attend(shared));
  }

  /** @throws {import('../ipc.ts').RequestError} where no model can be opened */
  async describe(): Promise<EnginesDescription> {
    const shared = await this.#room.loaded.shared();
    const { choice } = await this.#file.all();
    const findings = await this.#file.findings(this.#key(shared));
    return {
      choice,
      running: running(shared),
      measuring: this.#measuring,
      engines: (await this.#look()).map((candidate) => this.#standing(candidate, findings)),
    };
  }

  /** @throws {import('../ipc.ts').RequestError} `disk-full`, and as `describe` */
  async choose(choice: EngineChoice): Promise<EnginesDescription> {
    // At once: of several choices that wait for an engine to open only the last one is brought in.
    await this.#file.choose(choice);
    return this.#inTurn(async () => {
      if (choice !== 'auto') this.#failed.delete(choice);
      this.#told.clear();
      await this.#bringIn(await this.#room.loaded.shared());
      return this.#tell();
    });
  }

  /** @param id null: all of them. @throws as `describe` */
  measure(id: EngineId | null): Promise<EnginesDescription> {
    return this.#inTurn(() => this.#measure(({ obstacle, id: each }) => !obstacle && (id === null || each === id)));
  }

  /** The engines themselves go with their models. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#later);
    this.#underTrial?.kill();
    await this.#turn.catch(() => undefined);
  }

  #attend(shared: SharedModel): void {
    this.#shared = shared;
    shared.open.engine.onfailure = (failure) => this.#giveUp(shared, failure);
    const begin = this.#inTurn(async () => {
      await this.#bringIn(shared);
      if (shared === this.#shared && (await this.#promising(shared)).length > 0) this.#measureLater(shared);
    });
    begin.catch((error: unknown) => console.error('An engine could not be chosen:', error));
  }

  #measureLater(shared: SharedModel): void {
    clearTimeout(this.#later);
    this.#later = setTimeout(() => {
      const work = this.#inTurn(async () => {
        const untried = new Set(shared === this.#shared ? await this.#promising(shared) : []);
        if (untried.size > 0) await this.#measure(({ id }) => untried.has(id));
      });
      work.catch((error: unknown) => console.error('Engines could not be measured:', error));
    }, LATER_MS);
    this.#later.unref();
  }

  /** What `auto` should know of and does not. */
  async #promising(shared: SharedModel): Promise<EngineId[]> {
    if ((await this.#file.all()).choice !== 'auto' || !this.#room.start || this.#closed) return [];
    const findings = await this.#file.findings(this.#key(shared));
    return (await this.#look()).flatMap(({ id, obstacle, promising }) =>
      promising && obstacle === null && !findings[id] && !this.#failed.has(id) ? [id] : [],
    );
  }

  async #measure(wanted: (candidate: Candidate) => boolean): Promise<EnginesDescription> {
    const shared = await this.#room.loaded.shared();
    this.#measuring = true;
    try {
      await this.#tell();
      await this.#keep(shared, await measured(shared.open, null));
      for (const { id } of (await this.#look()).filter(wanted)) {
        if (id === 'onnx' || this.#closed) continue;
        this.#failed.delete(id);
        await this.#try(shared, id);
      }
      await this.#bringIn(shared);
    } finally {
      this.#measuring = false;
    }
    return this.#tell();
  }

  async #try(shared: SharedModel, id: EngineId): Promise<void> {
    const { active } = shared.open.engine;
    const inUse = active instanceof RemoteEngine && active.id === id;
    const engine = inUse ? active : await this.#open(shared, id);
    if (!engine) return;
    try {
      await this.#keep(shared, await measured(shared.open, { id, engine }));
    } catch (error) {
      await this.#keep(shared, { [id]: { usable: false, reason: whyNot(error) } });
    } finally {
      if (!inUse) await engine.release();
    }
  }

  /** Null where it cannot be used: the findings say why. */
  async #open(shared: SharedModel, id: EngineId): Promise<RemoteEngine | null> {
    const { start } = this.#room;
    if (!start || this.#closed) return null;
    const process = start();
    this.#underTrial = process;
    const opened = await openSound(id, process, shared.open).finally(() => (this.#underTrial = null));
    // Whose process was killed because the app goes is not to blame.
    if (this.#closed) {
      if (typeof opened !== 'string') await opened.release();
      return null;
    }
    if (typeof opened !== 'string') return opened;
    await this.#keep(shared, { [id]: { usable: false, reason: opened } });
    return null;
  }

  /** Has the wanted engine take over, or the processor where that cannot be. */
  async #bringIn(shared: SharedModel): Promise<void> {
    const { choice } = await this.#file.all();
    for (;;) {
      if (shared.retired || this.#closed) return;
      const wanted = choice === 'auto' ? await this.#fastest(shared) : choice;
      if (running(shared) === wanted) return;
      if (wanted === 'onnx') shared.open.engine.use(null);
      else if (!(await this.#goOver(shared, wanted)) && choice !== 'auto') {
        shared.open.engine.use(null);
        await this.#sayOnce(shared, choice);
        return;
      }
      if (choice === 'auto') await this.#file.settle(running(shared));
      this.#tell().catch((error: unknown) => console.error('Nobody could be told of the engine:', error));
    }
  }

  async #sayOnce(shared: SharedModel, id: EngineId): Promise<void> {
    if (this.#told.has(id)) return;
    this.#told.add(id);
    const message = cannotBeUsed(id, await this.#reason(shared, id));
    this.#room.tell({ event: 'trouble', code: 'engine', message });
  }

  async #goOver(shared: SharedModel, id: EngineId): Promise<boolean> {
    const obstacle = (await this.#look()).find((each) => each.id === id)?.obstacle;
    if (obstacle !== null || this.#failed.has(id)) return false;
    const engine = await this.#open(shared, id);
    if (!engine) return false;
    const findings = await this.#file.findings(this.#key(shared));
    if (!findings[id]?.usable) await this.#keep(shared, await measured(shared.open, { id, engine }).catch(() => ({})));
    if (shared.retired) {
      await engine.release();
      return false;
    }
    const found = (await this.#file.findings(this.#key(shared)))[id];
    const slow = found?.usable ? SLOWER * found.p95 : 0;
    engine.onend = (error) => shared.open.engine.giveUp(engine, error);
    shared.open.engine.use(engine, Math.min(LONGEST_PATIENCE_MS, Math.max(PATIENCE_MS, slow)));
    return true;
  }

  /** By what was measured; the one that `auto` has settled on stays unless another one is faster by far. */
  async #fastest(shared: SharedModel): Promise<EngineId> {
    const findings = await this.#file.findings(this.#key(shared));
    const known = (await this.#look()).flatMap(({ id, obstacle }) => {
      const finding = findings[id];
      return finding?.usable && obstacle === null && !this.#failed.has(id) ? [{ id, ...finding }] : [];
    });
    const { settled } = await this.#file.all();
    const inUse = known.find(({ id }) => id === settled) ?? known.find(({ id }) => id === 'onnx');
    if (!inUse || !this.#room.start) return 'onnx';
    const best = known.reduce((a, b) => (b.p95 < a.p95 ? b : a), inUse);
    return isFaster(best, inUse) ? best.id : inUse.id;
  }

  #giveUp(shared: SharedModel, { engine, kind, error }: Failure): void {
    if (!(engine instanceof RemoteEngine)) return;
    const { id } = engine;
    console.error(`The engine ${id} was given up:`, error);
    this.#failed.set(id, failedBefore(kind));
    this.#told.add(id);
    this.#room.tell({ event: 'trouble', code: 'engine', message: failedIn(id, kind) });
    const goOn = this.#inTurn(async () => {
      // The next best of those that were measured. A choice of the person's is not replaced by another guess.
      if ((await this.#file.all()).choice === 'auto') await this.#bringIn(shared);
      await this.#tell();
    });
    goOn.catch((reason: unknown) => console.error('No other engine could be chosen:', reason));
  }

  #standing({ id, obstacle }: Candidate, findings: Findings): EngineStanding {
    const finding = findings[id];
    const failure = this.#failed.get(id);
    const impossible = obstacle ?? (id !== 'onnx' && !this.#room.start ? UNSUPPORTED : null);
    const reason = impossible ?? failure ?? (finding && !finding.usable ? finding.reason : null);
    const figures = impossible === null && finding?.usable ? finding : null;
    return {
      id,
      reason,
      failed: failure !== undefined,
      device: id === 'onnx' ? 'CPU' : (figures?.device ?? null),
      latency: figures && { p50: figures.p50, p95: figures.p95 },
    };
  }

  async #reason(shared: SharedModel, id: EngineId): Promise<string> {
    const candidate = (await this.#look()).find((each) => each.id === id);
    if (!candidate) return 'This computer cannot have it.';
    return this.#standing(candidate, await this.#file.findings(this.#key(shared))).reason ?? whyNot(null);
  }

  /** Loaded here and not at the top: the native engine is in memory by now. */
  async #look(): Promise<Candidate[]> {
    const look = this.#room.look ?? (await import('../../models/engine/candidates.ts')).candidates;
    this.#candidates ??= look();
    return this.#candidates;
  }

  /** With another processor, another network or another version, what was measured says nothing. */
  #key({ open }: SharedModel): string {
    const { family, features, stem, hidden, layers, classes } = open.model.definition;
    const network = [family, features, stem, hidden, layers, classes].join('-');
    return [cpus()[0]?.model ?? '', process.platform, process.arch, this.#room.version, network].join(' ');
  }

  #keep(shared: SharedModel, findings: Findings): Promise<void> {
    return this.#file.find(this.#key(shared), findings);
  }

  async #tell(): Promise<EnginesDescription> {
    const engines = await this.describe();
    if (!this.#closed) this.#room.tell({ event: 'engines', engines });
    return engines;
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#turn.then(work);
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function running({ open }: SharedModel): EngineId {
  const { active } = open.engine;
  return active instanceof RemoteEngine ? active.id : 'onnx';
}
