/** The confusion matrix as it is shown: which words get a row, what stands in a cell, and where an arrow key leads. */
import type { ModelResults } from '../../electron/ipc.ts';
import { NONE } from '../../models/model.ts';
import { nameOf } from '../library/word-list.ts';
import { messages } from './messages.ts';

export type Cell = ModelResults['cells'][number];

/** More rows than these are no table that anybody reads. */
export const MOST_ROWS = 30;

export interface Matrix {
  /** Those that are confused most often first. */
  words: string[];
  /** [word][written], both in the order of `words`; null where it never happened. */
  cells: (Cell | null)[][];
  /** Takes of each word that were judged. */
  takes: Map<string, number>;
}

export const isWrong = ({ word, written }: Cell): boolean => word !== written;

/** Confusions, the most frequent first; of equals, those that are a larger part of their word's takes. */
export function confusionsOf(results: Pick<ModelResults, 'cells' | 'perWord'>): Cell[] {
  const takes = takesOf(results);
  const share = (cell: Cell) => cell.takes / (takes.get(cell.word) ?? cell.takes);
  return results.cells.filter(isWrong).sort((a, b) => b.takes - a.takes || share(b) - share(a));
}

/** Words that were confused, those with the most confusions first; `none` last, for it is no word. */
export function confusedWords(cells: readonly Cell[]): string[] {
  const counts = new Map<string, number>();
  for (const { word, written, takes } of cells.filter(isWrong))
    for (const each of [word, written]) counts.set(each, (counts.get(each) ?? 0) + takes);
  return [...counts.keys()].sort(
    (a, b) =>
      Number(a === NONE) - Number(b === NONE) ||
      (counts.get(b) ?? 0) - (counts.get(a) ?? 0) ||
      a.localeCompare(b, 'en'),
  );
}

/** All words, the confused ones first. */
export function allWords(results: Pick<ModelResults, 'cells' | 'perWord'>): string[] {
  const confused = confusedWords(results.cells);
  const others = results.perWord.map(({ word }) => word).filter((word) => !confused.includes(word) && word !== NONE);
  const words = [...confused.filter((word) => word !== NONE), ...others.sort((a, b) => a.localeCompare(b, 'en'))];
  const hasNone = results.cells.some(({ word, written }) => word === NONE || written === NONE);
  return hasNone ? [...words, NONE] : words;
}

export function matrixOf(results: Pick<ModelResults, 'cells' | 'perWord'>, words: readonly string[]): Matrix {
  const found = new Map(results.cells.map((cell) => [key(cell.word, cell.written), cell]));
  return {
    words: [...words],
    cells: words.map((word) => words.map((written) => found.get(key(word, written)) ?? null)),
    takes: takesOf(results),
  };
}

/** The next cell with takes in the direction of an arrow key, or at the end of its row; null where there is none. */
export function cellAfter(name: string, [row, column]: readonly [number, number], { cells }: Matrix) {
  const steps: Record<string, readonly [number, number]> = {
    ArrowRight: [0, 1],
    ArrowLeft: [0, -1],
    ArrowDown: [1, 0],
    ArrowUp: [-1, 0],
  };
  const line = cells[row] ?? [];
  if (name === 'Home') return [row, line.findIndex((cell) => cell !== null)] as const;
  if (name === 'End') return [row, line.findLastIndex((cell) => cell !== null)] as const;
  const step = steps[name];
  if (!step) return null;
  const [down, across] = step;
  // Straight on; where nothing is left in that line, to the nearest cell of the next line that has one.
  for (let y = row + down, x = column + across; cells[y]?.[x] !== undefined; y += down, x += across)
    if (cells[y]?.[x]) return [y, x] as const;
  if (down === 0) return null;
  for (let y = row + down; cells[y]; y += down) {
    const places = [...(cells[y] ?? []).keys()].filter((x) => cells[y]?.[x]);
    const [nearest] = places.sort((a, b) => Math.abs(a - column) - Math.abs(b - column));
    if (nearest !== undefined) return [y, nearest] as const;
  }
  return null;
}

/** "tree read as hello: 5 of 20" @param takes of the word that were judged */
export function cellInWords(cell: Cell, takes: number): string {
  const m = messages();
  const word = nameOf(cell.word);
  return isWrong(cell)
    ? m.cellRead(word, nameOf(cell.written), cell.takes, takes)
    : m.cellRight(word, cell.takes, takes);
}

function takesOf({ perWord }: Pick<ModelResults, 'perWord'>): Map<string, number> {
  return new Map(perWord.map(({ word, takes }) => [word, takes]));
}

const key = (word: string, written: string): string => JSON.stringify([word, written]);
