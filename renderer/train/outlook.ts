/** What a training would do with what is chosen: in a sentence, in figures, and with what should be known beforehand. */
import type { LibraryDescription, ModelSummary } from '../../electron/ipc.ts';
import type { Family } from '../../models/network.ts';
import { capital } from '../language/spelled.ts';
import { about, judgingTime, learningTime } from './duration.ts';
import { messages } from './messages.ts';
import { takenOf, type Selected, type TakenWord } from './taken.ts';
import { warningsOf, type Warning } from './warnings.ts';

/** With fewer takes of a word than this, on average, it starts from the released model's body (training/transfer.ts). */
export const FEW_TO_START = 20;

export interface Grounds extends Selected {
  /** Words that the active model knows; null where nobody knows. */
  known: ReadonlySet<string> | null;
  /** Models whose takes come along. */
  union: readonly Pick<ModelSummary, 'words' | 'takes'>[];
  family: Family;
  /** How much slower than usual this machine learns. */
  pace: number;
}

export interface Outlook {
  /** Why it cannot begin, as a sentence that says what to do; null where it can. */
  missing: string | null;
  /** What it will do, and how long that takes; empty where it cannot begin. */
  summary: string;
  /** How long it then takes to judge the model. */
  after: string;
  /** What it starts from, where the rule decides. */
  start: string;
  warnings: Warning[];
}

export function outlookOf(grounds: Grounds): Outlook {
  const m = messages();
  const { library, union, known, family, pace } = grounds;
  const { words, none, takes, people, exact } = takenOf(grounds);
  const missing = missingOf(grounds, words.length, none, takes);
  const names = new Set([...words.map(({ word }) => word.word), ...union.flatMap((model) => model.words)]);
  const all = takes + union.reduce((sum, model) => sum + model.takes, 0);
  const classes = names.size + (none ? 1 : 0);
  const start = startInWords(all, classes, union.length > 0);
  if (missing !== null) return { missing, summary: '', after: '', start, warnings: [] };

  const fresh = known ? [...names].filter((word) => !known.has(word)).length : 0;
  const learnt =
    fresh === 0
      ? m.learnt.words(names.size)
      : fresh === names.size
        ? m.learnt.allNew(fresh)
        : m.learnt.someNew(names.size, fresh);
  const source = exact ? m.source(takes, people.length) : m.sourceAtMost(takes, people.length);
  const learns = union.length ? m.learnsAlong(learnt, source, all - takes, union.length) : m.learns(learnt, source);
  const groups = people.length > 1 ? people.length : sittingsOf(library.sessions, people);
  const effort = { takes: all, classes, family, groups, pace };
  const judging = judgingTime(effort);
  return {
    missing,
    summary: `${learns} ${capital(about(learningTime(effort)))}.`,
    after: !judging
      ? m.notJudged
      : people.length > 1
        ? m.judgedByPeople(about(judging))
        : m.judgedBySittings(about(judging)),
    start,
    warnings: warningsOf({ words, none, people: people.length, union: union.length > 0 }),
  };
}

function missingOf(
  { library, leftOut, signersOut, union }: Grounds,
  words: number,
  none: TakenWord | null,
  takes: number,
): string | null {
  const m = messages();
  const narrowed = leftOut.size > 0 || signersOut.size > 0;
  if (takes === 0) {
    const recorded = library.words.some((word) => word.takes > 0);
    return recorded && narrowed ? m.noneChosen : m.noneRecorded;
  }
  if (words + (none ? 1 : 0) >= 2 || union.length > 0) return null;
  const others = library.words.filter((word) => word.takes > 0).length > 1;
  return others && narrowed ? m.twoChosen : m.twoRecorded;
}

function startInWords(takes: number, classes: number, union: boolean): string {
  const m = messages();
  const few = takes < FEW_TO_START * classes;
  const share = classes > 0 ? Math.round(takes / classes) : 0;
  const counted = union ? m.takesAtMost(share) : m.takes(share);
  return few ? m.startsReleased(FEW_TO_START, counted) : m.startsNew(FEW_TO_START, counted);
}

/** Of one person alone, which is what is left out instead of people. */
function sittingsOf(sessions: LibraryDescription['sessions'], people: readonly number[]): number {
  return sessions.filter(({ signer, takes }) => takes > 0 && people.includes(signer)).length;
}
