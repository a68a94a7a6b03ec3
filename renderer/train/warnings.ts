/** What should be known before a training, and what to record so that it need not be said. */
import { messages } from './messages.ts';
import { named } from './phrases.ts';
import type { TakenWord } from './taken.ts';

/** Fewer takes of a word than this teach little, whoever signs (training/data_card.ts has the same figures). */
const FEW = 5;
/** A word with this part of the usual number of takes, or less, is learnt badly beside the others. */
const RARE = 1 / 3;
const IDLE_TAKES = 20;

export interface Warning {
  code: 'one-person' | 'no-idle' | 'few' | 'rare' | 'alone';
  text: string;
  /** What to record: takes of words by number, or hands that move without a sign. */
  record: { label: string; words: { word: number; takes: number }[]; idle?: number } | null;
}

export interface Taught {
  words: readonly TakenWord[];
  none: TakenWord | null;
  people: number;
  /** Takes of other models come along: what is missing here may be among them. */
  union: boolean;
}

/** The most important first. */
export function warningsOf({ words, none, people, union }: Taught): Warning[] {
  const m = messages();
  const warnings: Warning[] = [];
  if (!none && !union)
    warnings.push({
      code: 'no-idle',
      text: m.noIdle,
      record: { label: m.recordIdle, words: [], idle: IDLE_TAKES },
    });
  const few = words.filter(({ takes }) => takes < FEW);
  if (few.length)
    warnings.push({
      code: 'few',
      text: m.few(few.length, named(few.map(({ word }) => word.word)), FEW),
      record: {
        label: m.recordMore,
        words: few.map((each) => ({ word: each.word.id, takes: FEW - each.takes })),
      },
    });
  const usual = median(words.map(({ takes }) => takes));
  const rare = words.filter(({ takes }) => takes >= FEW && takes <= usual * RARE);
  if (rare.length)
    warnings.push({
      code: 'rare',
      text: m.rare(rare.length, named(rare.map(({ word }) => word.word)), usual),
      record: {
        label: m.recordMore,
        words: rare.map((each) => ({ word: each.word.id, takes: Math.min(30, usual - each.takes) })),
      },
    });
  if (people === 1 && !union)
    warnings.push({
      code: 'one-person',
      text: m.onePerson,
      record: { label: m.recordSecond, words: [] },
    });
  const alone = people > 1 ? words.filter(({ signers }) => signers === 1) : [];
  if (alone.length && !union)
    warnings.push({
      code: 'alone',
      text: m.alone(alone.length, named(alone.map(({ word }) => word.word))),
      record: null,
    });
  return warnings;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
