/**
 * How honestly a model can be judged by the takes that it learnt from: parts of them are left out in turn, and networks
 * that learnt from the rest read them. People are left out where there are two; else sittings; else nothing can be said.
 */
import type { Evaluation } from './evaluation.ts';
import { leaveOneSignerOut, signerFolds } from './splits.ts';

/** Each group costs a training: with more signers or sittings than this, several share a group. */
const MOST_GROUPS = 5;

export type Basis = 'signers' | 'sessions' | 'none';

/** As `metrics.json` holds it, and as the app shows it (electron/ipc.ts: Judgement). Rates 0..1. */
export interface Judgement {
  basis: Basis;
  note: string;
  groups: { done: number; all: number };
  takes: number;
  top1: number | null;
  worst: { name: string; top1: number } | null;
  unjudged: string[];
}

/** The file in the model folder that says what was read in each take. */
export const JUDGED_FILE = 'judged.json';

/** A take that was left out, and what was read in it. */
export interface JudgedTake {
  /** Its number in the library; null where the data does not say. */
  take: number | null;
  word: string;
  signer: string;
  session: string;
  written: string;
  /** Of the word that was written, 0..1. */
  probability: number;
}

export interface Group {
  name: string;
  /** Places of its takes. */
  takes: number[];
}

type Subject = { signer: string; session: string; split: string | null };

/** What is left out in turn. Without a basis there are no groups. */
export function groupsOf(takes: readonly Subject[]): { basis: Basis; groups: Group[] } {
  const signers = new Set(takes.map(({ signer }) => signer)).size;
  if (signers > 1) return { basis: 'signers', groups: grouped(takes, signers) };
  const sittings = takes.map(({ session }) => ({ signer: session, split: null }));
  const sessions = new Set(sittings.map(({ signer }) => signer)).size;
  if (sessions > 1) return { basis: 'sessions', groups: grouped(sittings, sessions) };
  return { basis: 'none', groups: [] };
}

function grouped(subjects: readonly { signer: string; split: string | null }[], count: number): Group[] {
  const folds = count > MOST_GROUPS ? signerFolds(subjects, MOST_GROUPS) : leaveOneSignerOut(subjects);
  return folds.map(({ name, tests }) => ({
    name,
    takes: [...subjects.keys()].filter((k) => tests(subjects[k] as Subject)),
  }));
}

/** Who was left out, and the warning that belongs to it: one or two sentences. */
export function noteOn(basis: Basis, groups: number, members: number, body: string | null): string {
  const started = body ? ` Those networks started from ${body}.` : '';
  switch (basis) {
    case 'signers':
      return members > groups
        ? `The ${members} signers were left out in ${groups} groups, each judged by a network that learnt from the others.${started}`
        : `Each of the ${members} signers was left out and judged by a network that learnt from the others.${started}`;
    case 'sessions':
      return `All takes are of one signer. Sittings were left out in turn, so nothing is known about other people: record a second person to know.${started}`;
    case 'none':
      return 'All takes are of one signer and one sitting: nothing could be left out to judge it by. Record another sitting, or a second person.';
  }
}

/** @param perGroup what to take the worst of: signers, or sessions */
export function judgementOf(
  about: Pick<Judgement, 'basis' | 'note' | 'groups' | 'unjudged'>,
  evaluation: Evaluation | null,
): Judgement {
  const worst = evaluation && { name: evaluation.worstSigner, top1: evaluation.perSigner[evaluation.worstSigner] ?? 0 };
  return { ...about, takes: evaluation?.n ?? 0, top1: evaluation?.top1 ?? null, worst };
}
