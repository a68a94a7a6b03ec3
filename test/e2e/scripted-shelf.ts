/**
 * A library of any size in the page itself, for tests of the library view: takes that can be listed, filtered, changed,
 * undone, imported and exported. What the main side really does is tested where that is.
 */
import type { Page } from '@playwright/test';
import type {
  Clip,
  ImportReport,
  LibraryDescription,
  LibraryWord,
  RecordingSession,
  Side,
  Reply,
  TakeChange,
  TakeFilter,
  TakeMotion,
  TakeSummary,
} from '../../electron/ipc.ts';
import { HAND_SIZE, SLOT_COUNT } from '../../models/landmarks.ts';
import { encodeFloats } from '../../models/wire.ts';

export interface ShelfScript {
  /** Words with the takes that they have. */
  words: Record<string, number>;
  signers?: string[];
}

/** What a test sees of the library, and how it ends an import. */
interface Shelf {
  takes: TakeSummary[];
  clips: Clip[];
  finishImport(report: ImportReport): void;
}

declare global {
  interface Window {
    shelf: Shelf;
  }
}

/** After `scriptMainSide`, before the page is opened. */
export async function scriptShelf(page: Page, { words, signers = ['Ada', 'Ben', 'Cleo'] }: ShelfScript): Promise<void> {
  await page.addInitScript(
    ([wordTable, signerNames, motions]) => {
      const ok = (value: unknown): Reply => ({ ok: true, value });
      const no = (message: string): Reply => ({ ok: false, code: 'refused', message });
      const HOUR = 3_600_000;
      const began = Date.UTC(2026, 8, 3, 9);
      let wordRows = Object.keys(wordTable).map((word, index) => ({
        id: index + 1,
        word,
        language: word === 'none' ? '' : 'ase',
        note: index === 0 ? 'Flat hand at the brow, then outwards' : '',
        reference: '',
      }));
      let signerRows = signerNames.map((name, index) => ({ id: index + 1, name, dominant: 'right' as Side }));
      const sessions: Omit<RecordingSession, 'takes' | 'deleted'>[] = signerRows.map(({ id }) => ({
        id,
        signer: id,
        started: began + id * 26 * HOUR,
        source: id === 1 ? 'camera' : 'asl-citizen',
      }));
      // Called off in the countdown.
      sessions.push({ id: signerRows.length + 1, signer: 1, started: began + 27 * HOUR, source: 'camera' });
      const message = 'Your hand left the picture: sit further back and repeat the take.';
      let last = 0;
      const takes = Object.values(wordTable).flatMap((count, word) =>
        Array.from({ length: count }, (_, index): TakeSummary => {
          const id = ++last;
          const signer = 1 + (index % signerRows.length);
          return {
            id,
            word: word + 1,
            signer,
            session: signer,
            recorded: began + signer * 26 * HOUR + index * 40_000,
            frames: 45,
            duration: 1466,
            trim: { start: 300, end: 1000 + 100 * (id % 4) },
            mirrored: index % 9 === 4,
            tags: index % 5 === 3 ? ['slow'] : [],
            notes: index % 6 === 2 ? [{ code: 'out-of-frame', message }] : [],
            kept: false,
            deleted: false,
          };
        }),
      );
      type Step = { sentence: string; before: TakeSummary[]; after: TakeSummary[] };
      const done: Step[] = [];
      const undone: Step[] = [];
      const shelf: Shelf = { takes, clips: [], finishImport: () => undefined };
      window.shelf = shelf;

      const present = () => takes.filter(({ deleted }) => !deleted);
      const open = ({ notes, kept }: TakeSummary) => (kept ? [] : notes);
      function wordOf(row: (typeof wordRows)[number]): LibraryWord {
        const mine = present().filter(({ word }) => word === row.id);
        const flagged = mine.filter((take) => open(take).length > 0).length;
        return { ...row, takes: mine.length, flagged, signers: new Set(mine.map(({ signer }) => signer)).size };
      }
      function describe(): LibraryDescription {
        return {
          words: wordRows.map(wordOf),
          signers: signerRows.map((row) => ({
            ...row,
            takes: present().filter((take) => take.signer === row.id).length,
          })),
          sessions: sessions.map((row) => ({
            ...row,
            takes: present().filter((take) => take.session === row.id).length,
            deleted: takes.filter((take) => take.deleted && take.session === row.id).length,
          })),
          tags: [...new Set(takes.flatMap(({ tags }) => tags))].sort(),
          takes: present().length,
          deleted: takes.length - present().length,
          undo: done.at(-1)?.sentence ?? null,
          redo: undone.at(-1)?.sentence ?? null,
        };
      }
      function fits(take: TakeSummary, { takes: ids, word, signer, session, tag, note, deleted = false }: TakeFilter) {
        const codes = open(take).map(({ code }) => code);
        return (
          take.deleted === deleted &&
          (ids === undefined || ids.includes(take.id)) &&
          (word === undefined || take.word === word) &&
          (signer === undefined || take.signer === signer) &&
          (session === undefined || take.session === session) &&
          (tag === undefined || take.tags.includes(tag)) &&
          (note === undefined ||
            (note === 'none' ? codes.length === 0 : note === 'any' ? codes.length > 0 : codes.includes(note)))
        );
      }
      function put(states: TakeSummary[]) {
        for (const state of states)
          Object.assign(takes.find(({ id }) => id === state.id) ?? {}, structuredClone(state));
        window.say({ event: 'library' });
      }
      function sentenceOf(change: TakeChange, count: number) {
        const of = count === 1 ? 'a take' : `${count} takes`;
        if (change.deleted !== undefined) return `${change.deleted ? 'Delete' : 'Restore'} ${of}`;
        if (change.word !== undefined) return `Relabel ${of}`;
        if (change.trim) return `Trim ${of}`;
        return change.mirrored === undefined ? `Change ${of}` : `Mirror ${of}`;
      }

      Object.assign(window.scripted.answers, {
        describeLibrary: () => ok(describe()),
        describeData: () =>
          ok({
            takes: present().length,
            sessions: signerRows.length,
            words: wordRows.map(wordOf).map((word) => ({ ...word, sessions: word.signers })),
            signers: signerRows.map(({ id, name }) => ({
              signer: name,
              takes: present().filter(({ signer }) => signer === id).length,
              words: wordRows.length,
            })),
            warnings: [
              '“no” has 3 takes: 10 or more are needed to tell it apart.',
              'Nobody here signs with the left hand.',
            ],
          }),
        addWord: ({ word, ...fields }: { word: string }) => {
          const known = wordRows.find((row) => row.word === word);
          const row = known ?? { id: wordRows.length + 1, word, language: '', note: '', reference: '', ...fields };
          if (!known) wordRows.push(row);
          return ok(wordOf(row));
        },
        changeWord: ({ id, ...fields }: { id: number; word?: string }) => {
          if (wordRows.some((row) => row.id !== id && row.word === fields.word)) {
            return no(`There is a word “${fields.word}” already. Choose another name.`);
          }
          wordRows = wordRows.map((row) => (row.id === id ? { ...row, ...fields } : row));
          return ok(describe().words.find((row) => row.id === id));
        },
        removeWord: ({ id }: { id: number }) => {
          wordRows = wordRows.filter((row) => row.id !== id);
          return ok(null);
        },
        addSigner: (fields: { name: string; dominant: Side }) => {
          const row = { id: signerRows.length + 1, ...fields };
          signerRows.push(row);
          return ok({ ...row, takes: 0 });
        },
        changeSigner: ({ id, ...fields }: { id: number; name?: string; dominant?: Side }) => {
          if (signerRows.some((row) => row.name === fields.name && row.id !== id))
            return no(`There is a signer “${fields.name}” already: choose another name.`);
          signerRows = signerRows.map((row) => (row.id === id ? { ...row, ...fields } : row));
          return ok(describe().signers.find((row) => row.id === id));
        },
        listTakes: ({ filter, offset, limit }: { filter: TakeFilter; offset: number; limit: number }) => {
          const all = takes.filter((take) => fits(take, filter)).sort((a, b) => b.recorded - a.recorded || b.id - a.id);
          return ok({ total: all.length, takes: structuredClone(all.slice(offset, offset + limit)) });
        },
        loadTakes: ({ takes: ids }: { takes: number[] }) =>
          ok(ids.map((id) => ({ ...motions[(takes.find((take) => take.id === id)?.word ?? 0) % motions.length], id }))),
        changeTakes: ({ takes: ids, change }: { takes: number[]; change: TakeChange }) => {
          const wanted = new Set(ids);
          const before = structuredClone(takes.filter(({ id }) => wanted.has(id)));
          const after = before.map((take) => ({ ...take, ...change }));
          done.push({ sentence: sentenceOf(change, ids.length), before, after });
          undone.length = 0;
          put(after);
          return ok(after);
        },
        undo: () => {
          const step = done.pop();
          if (!step) return ok(null);
          undone.push(step);
          put(step.before);
          return ok(step.sentence);
        },
        redo: () => {
          const step = undone.pop();
          if (!step) return ok(null);
          done.push(step);
          put(step.after);
          return ok(step.sentence);
        },
        emptyBin: () => {
          const gone = takes.filter(({ deleted }) => deleted).length;
          takes.splice(0, takes.length, ...present());
          done.length = undone.length = 0;
          return ok({ takes: gone });
        },
        importTakes: () => new Promise((resolve) => (shelf.finishImport = (report) => resolve(ok(report)))),
        cancelImport: () => ok(null),
        exportTakes: ({ path }: { path: string }) => ok({ takes: present().length, path }),
        findClips: ({ digests }: { digests: string[] }) =>
          ok(
            digests.flatMap((digest) =>
              shelf.clips.some((clip) => clip.digest === digest) ? { digest, deleted: false } : [],
            ),
          ),
        saveClip: (clip: Clip) => {
          shelf.clips.push(clip);
          return ok(takes[0] ?? null);
        },
      });
    },
    [words, signers, motionsOf(5)] as const,
  );
}

/** Movements of 1.5 s that can be told apart: how wide, how fast, and with how many hands. */
function motionsOf(count: number): TakeMotion[] {
  const frames = 45;
  return Array.from({ length: count }, (_, kind) => {
    const hands = new Float32Array(frames * SLOT_COUNT * HAND_SIZE).fill(NaN);
    const handedness = new Float32Array(frames * SLOT_COUNT).fill(NaN);
    for (let frame = 0; frame < frames; frame++) {
      const stroke = Math.sin(Math.PI * Math.min(1, Math.max(0, (frame - 9) / 24)));
      const swing = stroke * Math.sin((frame / frames) * (2 + kind) * 2 * Math.PI);
      // Hands rise before the sign and fall after it.
      const rest = Math.min(1, Math.abs(frame - 21) < 15 ? 0 : (Math.abs(frame - 21) - 15) / 6);
      hands.set(handOf(0.36 + 0.1 * swing, 0.72 + 0.25 * rest, 0.4 * swing, -1), frame * 2 * HAND_SIZE);
      handedness[frame * 2] = 0.97;
      if (kind % 2 === 1 && rest < 0.8) {
        hands.set(handOf(0.66 - 0.08 * swing, 0.74 + 0.25 * rest, -0.3 * swing, 1), (frame * 2 + 1) * HAND_SIZE);
        handedness[frame * 2 + 1] = 0.04;
      }
    }
    return {
      id: 0,
      aspect: 4 / 3,
      times: encodeFloats(Float32Array.from({ length: frames }, (_, frame) => (frame * 1000) / 30)),
      hands: encodeFloats(hands),
      handedness: encodeFloats(handedness),
    };
  });
}

/** @param side -1: the thumb is on the right of the unmirrored picture, as of a right palm; 1: on the left */
function handOf(x: number, y: number, turn: number, side: 1 | -1): number[] {
  const points: number[] = [x, y, 0];
  for (const [finger, reach] of [0.19, 0.3, 0.32, 0.3, 0.24].entries()) {
    const angle = turn - side * (finger - 2.2) * (finger === 0 ? 0.4 : 0.2);
    for (const share of [0.45, 0.65, 0.83, 1]) {
      points.push(x + 0.75 * reach * share * Math.sin(angle), y - reach * share * Math.cos(angle), -0.05 * share);
    }
  }
  return points;
}
