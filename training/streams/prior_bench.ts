/**
 * What it is worth to know what somebody usually says: streams whose words follow a made-up language, read without any
 * expectation, with that of 200 other sentences of the language, and with that of another language, which is what habits
 * cost where they mislead. The three readings are of the same pictures.
 */
import { ExpectedWords } from '../../models/expected_words.ts';
import { NONE } from '../../models/model.ts';
import { WordHistory } from '../../models/word_prior.ts';
import { Random, seedFor } from '../random.ts';
import type { Take } from '../takes.ts';
import type { StreamBench } from './bench.ts';
import { MadeUpLanguage } from './language.ts';
import { materialOf } from './material.ts';
import { measure, type Reading, type StreamMeasures } from './measure.ts';
import { readStream, type Reader } from './read.ts';
import { idling, streamsOf } from './stitch.ts';

const SENTENCES = 200;
/** Words of a sentence, from and to. */
const LENGTHS = [2, 8] as const;
const MINUTE = 60_000;

export const KNOWLEDGE = ['nothing', 'language', 'another'] as const;
export type Knowledge = (typeof KNOWLEDGE)[number];
export type PriorResult = Record<Knowledge, StreamMeasures>;

/** @param readers for each signer who is tested; signers whose takes show no sign are left out */
export async function benchPrior(
  takes: readonly Take[],
  readers: ReadonlyMap<string, Reader>,
  { streams, signs, idle, camera, seed, onProgress }: StreamBench,
): Promise<PriorResult> {
  const readings: Record<Knowledge, Reading[]> = { nothing: [], language: [], another: [] };
  let done = 0;
  for (const [k, [signer, reader]] of [...readers].entries()) {
    const known = takes.filter((take) => take.signer === signer && reader.model.vocabulary.includes(take.word));
    const material = materialOf(signer, known);
    if (!material) continue;
    // Each signer has a language of their own: one that suits the network by chance does not decide.
    const words = [...new Set(material.signs.map(({ word }) => word))].filter((word) => word !== NONE);
    const [own, other] = [0, 1].map((which) => new MadeUpLanguage(words, seedFor(seed, k, which)));
    if (!own || !other) continue;
    const habits: Record<Knowledge, WordHistory | null> = {
      nothing: null,
      language: learnt(own, seedFor(seed, k, 2)),
      another: learnt(other, seedFor(seed, k, 3)),
    };
    const all = [
      ...streamsOf(material, { streams, signs, camera, seed, language: own }),
      ...Array.from({ length: Math.ceil(idle / MINUTE) }, (_, minute) =>
        idling(material, Math.min(idle, MINUTE), camera, seed + minute),
      ),
    ];
    for (const [at, stream] of all.entries()) {
      for (const knowledge of KNOWLEDGE)
        readings[knowledge].push(
          await readStream(reader, stream, { expected: new ExpectedWords(() => habits[knowledge]) }),
        );
      onProgress?.((done + (at + 1) / all.length) / readers.size);
    }
    done++;
  }
  return {
    nothing: measure(readings.nothing),
    language: measure(readings.language),
    another: measure(readings.another),
  };
}

const TITLES: Record<Knowledge, string> = {
  nothing: 'knowing nothing',
  language: 'knowing what is usually said',
  another: 'knowing another language',
};

export function priorReport(result: PriorResult): string {
  const rate = (value: number, digits = 1) => value.toFixed(digits).padStart(7);
  return [
    `  ${'word F1, word error rate'.padEnd(32)}     F1   error  mistaken  missed  inserted  false/min  early  delay p95`,
    ...KNOWLEDGE.map((knowledge) => {
      const { f1, wer, substitutions, deletions, insertions, falsePerMinute, provisional, commitDelay } =
        result[knowledge];
      const counts = `${substitutions}`.padStart(10) + `${deletions}`.padStart(8) + `${insertions}`.padStart(10);
      const rest = `${rate(falsePerMinute, 2).padStart(11)}${rate(100 * provisional.early)}`;
      return `  ${TITLES[knowledge].padEnd(32)}${rate(100 * f1)} ${rate(100 * wer)}${counts}${rest}${`${Math.round(commitDelay.p95)} ms`.padStart(11)}`;
    }),
    '',
  ].join('\n');
}

function learnt(language: MadeUpLanguage, seed: number): WordHistory {
  const random = new Random(seed);
  const history = new WordHistory();
  for (let k = 0; k < SENTENCES; k++) {
    const words = language.sentence(LENGTHS[0] + random.below(LENGTHS[1] - LENGTHS[0] + 1), random);
    history.learn(words.map((word) => ({ word, start: null, end: null })));
  }
  return history;
}
