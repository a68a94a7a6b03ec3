/** The stream benchmark: signers' streams through the live path, each read by a model that never saw the signer. */
import type { Take } from '../takes.ts';
import { materialOf } from './material.ts';
import { measure, type Reading, type StreamMeasures } from './measure.ts';
import { readStream, type Reader } from './read.ts';
import { idling, streamsOf, type Camera } from './stitch.ts';

export interface StreamBench {
  streams: number;
  signs: number;
  /** Idle time of each signer, ms, in pieces of a minute. */
  idle: number;
  camera: Camera;
  seed: number;
  onProgress?: (share: number) => void;
}

export interface SignerMeasures extends StreamMeasures {
  signer: string;
}

export interface StreamResult extends StreamMeasures {
  perSigner: SignerMeasures[];
  readings: Reading[];
}

const MINUTE = 60_000;

/** @param readers for each signer who is tested; signers whose takes show no sign are left out */
export async function benchStreams(
  takes: readonly Take[],
  readers: ReadonlyMap<string, Reader>,
  { streams, signs, idle, camera, seed, onProgress }: StreamBench,
): Promise<StreamResult> {
  const readings: Reading[] = [];
  const perSigner: SignerMeasures[] = [];
  let done = 0;
  for (const [signer, reader] of readers) {
    const known = takes.filter((take) => take.signer === signer && reader.model.vocabulary.includes(take.word));
    const material = materialOf(signer, known);
    if (!material) continue;
    const mine: Reading[] = [];
    const all = [
      ...streamsOf(material, { streams, signs, camera, seed }),
      ...Array.from({ length: Math.ceil(idle / MINUTE) }, (_, k) =>
        idling(material, Math.min(idle, MINUTE), camera, seed + k),
      ),
    ];
    for (const [k, stream] of all.entries()) {
      mine.push(await readStream(reader, stream));
      onProgress?.((done + (k + 1) / all.length) / readers.size);
    }
    done++;
    perSigner.push({ signer, ...measure(mine) });
    readings.push(...mine);
  }
  return { ...measure(readings), perSigner, readings };
}
