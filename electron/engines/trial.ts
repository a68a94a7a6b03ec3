/** Opens an engine in a process of its own, and finds out whether it can be trusted and how fast it is. */
import { AGREEMENT, disagreement } from '../../models/engine/agreement.ts';
import type { EngineProcess } from '../../models/engine/engine_process.ts';
import type { Engine } from '../../models/engine/engine.ts';
import { EngineFailure } from '../../models/engine/failover_engine.ts';
import { latenciesOf } from '../../models/engine/fastest.ts';
import type { SteadyModel } from '../../models/engine/open.ts';
import { RemoteEngine } from '../../models/engine/remote_engine.ts';
import type { EngineId } from '../../models/engine_ids.ts';
import type { Finding, Findings } from './engines-file.ts';
import { DISAGREES, whyNot } from './sentences.ts';

/** For comparing and measuring: about 600 answers. One that is slower than this is of no use, ms. */
const TRIAL_MS = 30_000;

/** @returns the engine, sound and warm; or why it cannot be used, as a sentence */
export async function openSound(
  id: EngineId,
  process: EngineProcess,
  model: SteadyModel,
): Promise<RemoteEngine | string> {
  const network = model.model.definition;
  let engine: RemoteEngine | null = null;
  try {
    engine = await RemoteEngine.open(id, process, network, model.weights);
    const most = await intime(disagreement(network, model.engine.lastResort, engine));
    if (most <= AGREEMENT) return engine;
    console.error(`The engine ${id} differs from the processor by ${most} in a probability.`);
    await engine.release();
    return DISAGREES;
  } catch (error) {
    console.error(`The engine ${id} cannot be used:`, error);
    await engine?.release();
    return whyNot(error);
  }
}

/** Figures of the processor, and of another engine beside it. @throws where that one fails */
export async function measured(model: SteadyModel, other: { id: EngineId; engine: Engine } | null): Promise<Findings> {
  const { lastResort } = model.engine;
  const engines = other ? [lastResort, other.engine] : [lastResort];
  const [first, second] = await intime(latenciesOf(model.model.definition, engines));
  return {
    ...(first && { onnx: { usable: true, device: lastResort.device, ...first } satisfies Finding }),
    ...(other && second && { [other.id]: { usable: true, device: other.engine.device, ...second } satisfies Finding }),
  };
}

async function intime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new EngineFailure('hung', `It took more than ${TRIAL_MS} ms.`)), TRIAL_MS);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
