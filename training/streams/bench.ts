/** The stream benchmark: signers' streams through the live path, each read by a model that never saw the signer. */
import { FamiliarSigns } from '../../models/familiar_signs.ts';
import type { Recognition } from '../../models/recognition.ts';
import { seedFor } from '../random.ts';
import type { Take } from '../takes.ts';
import { putRight } from './corrections.ts';
import { materialOf } from './material.ts';
import { isCounted, isExact, measure, type Reading, type StreamMeasures } from './measure.ts';
import { readStream, type Reader } from './read.ts';
import { held, idling, streamsOf, thrice, type Camera, type Stream } from './stitch.ts';

export interface StreamBench {
  streams: number;
  signs: number;
  /** Idle time of each signer, ms, in pieces of a minute. */
  idle: number;
  camera: Camera;
  seed: number;
  /** Reads each stream as a session's first; else a signer's streams are one session. */
  afresh?: boolean;
  /** The signers put right what is written of their signs (corrections.ts). */
  corrects?: boolean;
  onProgress?: (share: number) => void;
}

export interface SignerMeasures extends StreamMeasures {
  signer: string;
}

/** Streams of one kind that were written word for word, and with as many words as were signed. */
export interface Exactness {
  streams: number;
  exact: number;
  counted: number;
}

export interface StreamResult extends StreamMeasures {
  /** A word three times running; a sign held for ten seconds. */
  thrice: Exactness;
  held: Exactness;
  /** What the signers put right, in all streams; 0 where they did not. */
  corrections: number;
  perSigner: SignerMeasures[];
  readings: Reading[];
}

const MINUTE = 60_000;
/** Streams of each word three times running, and of each word held; a signer. */
const CHECKS = 2;

/** @param readers for each signer who is tested; signers whose takes show no sign are left out */
export async function benchStreams(
  takes: readonly Take[],
  readers: ReadonlyMap<string, Reader>,
  { streams, signs, idle, camera, seed, afresh = false, corrects = false, onProgress }: StreamBench,
): Promise<StreamResult> {
  const readings: Reading[] = [];
  const perSigner: SignerMeasures[] = [];
  const thrices: Exactness = { streams: 0, exact: 0, counted: 0 };
  const helds: Exactness = { streams: 0, exact: 0, counted: 0 };
  let corrections = 0;
  let done = 0;
  for (const [signer, reader] of readers) {
    const known = takes.filter((take) => take.signer === signer && reader.model.vocabulary.includes(take.word));
    const material = materialOf(signer, known);
    if (!material) continue;
    const session = new FamiliarSigns();
    const read = (stream: Stream) => {
      const familiar = afresh ? new FamiliarSigns() : session;
      const onSaid = (said: Recognition) => {
        if (putRight(said, stream.signs, familiar)) corrections++;
      };
      return readStream(reader, stream, { familiar, onSaid: corrects ? onSaid : undefined });
    };
    const mine: Reading[] = [];
    const all = [
      ...streamsOf(material, { streams, signs, camera, seed }),
      ...Array.from({ length: Math.ceil(idle / MINUTE) }, (_, k) =>
        idling(material, Math.min(idle, MINUTE), camera, seedFor(seed, k)),
      ),
    ];
    for (const [k, stream] of all.entries()) {
      mine.push(await read(stream));
      onProgress?.((done + (k + 1) / all.length) / readers.size);
    }
    for (let k = 0; k < CHECKS; k++) {
      await check(thrices, read, thrice(material, camera, seedFor(seed, k)));
      await check(helds, read, held(material, camera, seedFor(seed, k)));
    }
    done++;
    perSigner.push({ signer, ...measure(mine) });
    readings.push(...mine);
  }
  return { ...measure(readings), thrice: thrices, held: helds, corrections, perSigner, readings };
}

async function check(
  into: Exactness,
  read: (stream: Stream) => Promise<Reading>,
  streams: readonly Stream[],
): Promise<void> {
  for (const stream of streams) {
    const reading = await read(stream);
    into.streams++;
    if (isExact(reading)) into.exact++;
    if (isCounted(reading)) into.counted++;
  }
}
