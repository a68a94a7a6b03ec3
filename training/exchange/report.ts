/** What an import did, and what it could not read. */
import type { DataCard } from '../data_card.ts';
import type { Take } from '../takes.ts';

export const FORMATS = ['mp-data', 'gislr', 'pose', 'takes'] as const;
export type Format = (typeof FORMATS)[number];

/** A file, or a take in it, that was left out. `message` is a part of a sentence without its full stop. */
export interface Problem {
  file: string;
  message: string;
}

export interface ImportReport {
  format: Format;
  takes: number;
  words: number;
  signers: number;
  /** The first ones, where only so many were asked for. */
  problems: Problem[];
  problemCount: number;
  /** What the source does not say and was assumed, in sentences. */
  assumed: string[];
  card: DataCard;
}

/** What a reader of a format yields: a take or a problem, and how far it is, 0..1. */
export type Step = { share: number } & ({ take: Take } | { problem: Problem });
