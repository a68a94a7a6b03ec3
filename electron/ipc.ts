/**
 * The only place that says what renderer and main may say to each other: requests, events and the frame stream.
 * `createApi` gives the renderer its typed API over either transport; `Handlers` types the main side from the same
 * table, so a forgotten handler does not compile. One file although it is long: it is a table, read row by row.
 */
import * as v from 'valibot';
import { ENGINE_IDS, type EngineId } from '../models/engine_ids.ts';
import { LANGUAGE_CODES } from '../models/languages.ts';
import type { LandmarkFrame } from '../models/landmarks.ts';
import { FAMILIES } from '../models/network.ts';
import type { TradeOff } from '../models/open_set.ts';
import { QUALITY_CODES, type QualityCode, type QualityNote } from '../models/quality.ts';
import type { Prototype, Recognition } from '../models/recognition.ts';
import { encodeFrame } from '../models/wire.ts';
import type { DataCard } from '../training/data_card.ts';

/** Who runs the network: the UI always shows it. */
export interface EngineDescription {
  engine: 'onnx' | 'tensorflow';
  /** What the engine runs on, for people: "CPU", "NVIDIA RTX 4060". */
  device: string;
}

/** What can run the network here, and what does. */
export interface EnginesDescription {
  /** What the person wants: the fastest by measurement, or this one. */
  choice: EngineChoice;
  /** What runs the active model now. */
  running: EngineId;
  /** One is being tried, or all of them are. */
  measuring: boolean;
  /** Those that this platform could have, the processor first. */
  engines: EngineStanding[];
}
export type EngineChoice = 'auto' | EngineId;

export interface EngineStanding {
  id: EngineId;
  /** Why it cannot be used, as a sentence; null where it can, or where nobody has tried yet. */
  reason: string | null;
  /** It failed while it ran, so it is left alone until the next start, unless somebody has it tried again. */
  failed: boolean;
  /** What it runs on, for people; null where nobody has tried. */
  device: string | null;
  /**
   * What the active model takes on it, ms: a frame of one that reads frame by frame, else a segment of 48 frames. Null
   * where that was not measured.
   */
  latency: { p50: number; p95: number } | null;
}

export interface ModelDescription {
  name: string;
  family: string;
  parameters: number;
  /**
   * Words that can be written, without `none`, sorted. `model`: it has learnt them; `new`: known by a few takes only;
   * `released`: the model that came with Signwright reads them, beside one's own.
   */
  words: { word: string; hands: 1 | 2; origin: 'model' | 'new' | 'released' }[];
  /** Figures of the card: accuracy on people the model never saw, 0..1; null where it was not measured. */
  heldOut: { top1: number; worstSigner: string; worstTop1: number } | null;
  /** The model card, Markdown. */
  card: string;
}

export interface AppDescription {
  version: string;
  /** Electron has dialogs to choose files and folders with; in the browser host a path is typed. */
  shell: 'electron' | 'browser';
  platform: string;
  /** The data folder may not be written: everything works, and nothing is kept. */
  readOnly?: boolean;
}

/** A version that is newer than this one, signed by whoever made this one. */
export interface Update {
  version: string;
  /** What is new, plain text. */
  notes: string;
  /** The file that fits this computer. */
  name: string;
  bytes: number;
}

/** Figures of a running session; times in ms. */
export interface SessionStatus extends EngineDescription {
  /** Landmark frames received in the last second. */
  framesPerSecond: number;
  /** Time from a frame's arrival in the main process to the network's answer, last 300 frames. */
  latency: { p50: number; p95: number } | null;
  /** Frames of the last second that were thrown away because newer ones came before they could be handled. */
  framesDropped: number;
}

/** How sure a word has to be before it is written. */
export interface Sensitivity {
  /** 0 = careful … 1 = eager; null: as the active model was made. */
  value: number | null;
  /** Where null stands on that scale. */
  standard: number;
  /** What its positions cost, evenly spaced, careful first; null where that was not measured of the active model. */
  steps: TradeOff[] | null;
}

/** Hands that move without signing, as they were recorded here: the like of it is written less often as a word. */
export interface IdleMovement {
  /** Of `none`, not deleted. */
  takes: number;
  on: boolean;
  /** The active model can use them before the next training. */
  used: boolean;
}

/** Whether signs become takes of the words that somebody says they were. */
export interface AnswerKeeping {
  /** Null: nobody has been asked yet, or they want to be asked again. Nothing is kept without a yes. */
  keep: boolean | null;
  /** Who signs here; null where nobody has said, or that person is no longer in the library. */
  signer: number | null;
}

/* ---- The library: words, signers, sessions, takes ---- */

export interface LibraryWord {
  id: number;
  /** The gloss; `none` stands for everything that is no sign. */
  word: string;
  /** BCP 47 tag or name of the sign language: "ase", "DGS"; empty where nobody said. */
  language: string;
  /** How it is signed, in the person's words. */
  note: string;
  /** Where to look it up: an address or a page. Shown as text, never opened. */
  reference: string;
  /** Takes that are not deleted; of them, takes with quality notes that nobody has dismissed. */
  takes: number;
  flagged: number;
  /** People who signed them. */
  signers: number;
}

export interface Signer {
  id: number;
  /** A name or a pseudonym. */
  name: string;
  dominant: Side;
  takes: number;
}
export type Side = 'left' | 'right';

export interface RecordingSession {
  id: number;
  signer: number;
  /** ms since 1970. */
  started: number;
  /** "camera", or the name of what was imported. */
  source: string;
  /** Takes that are not deleted, and deleted ones that can still be brought back. */
  takes: number;
  deleted: number;
}

export interface TakeSummary {
  id: number;
  word: number;
  signer: number;
  session: number;
  /** ms since 1970. */
  recorded: number;
  frames: number;
  /** From the first frame to the last, ms. */
  duration: number;
  /** Where in the take the sign lies, ms from its first frame; what is outside is kept but not learnt. */
  trim: Trim;
  /** To be read as its mirror image, as if made with the other hand. */
  mirrored: boolean;
  tags: string[];
  /** What was noticed when it was made. */
  notes: QualityNote[];
  /** Somebody looked at the notes and keeps the take. */
  kept: boolean;
  deleted: boolean;
}
export interface Trim {
  start: number;
  end: number;
}

/** The landmarks of a take, raw: neither trimmed nor mirrored. Little-endian float32 in base64 (models/wire.ts: decodeFloats). */
export interface TakeMotion {
  id: number;
  aspect: number;
  /** [frames] ms from the take's start. */
  times: string;
  /** [frames][2][21][x, y, z], slots in the order of detection; NaN = hand absent. */
  hands: string;
  /** [frames][2] probability that the slot is the right hand; NaN = absent or unknown. */
  handedness: string;
}

export interface LibraryDescription {
  words: LibraryWord[];
  signers: Signer[];
  sessions: RecordingSession[];
  tags: string[];
  /** Not deleted, and deleted ones that can still be brought back. */
  takes: number;
  deleted: number;
  /** What `undo` and `redo` would do, for a button: "Delete 3 takes". */
  undo: string | null;
  redo: string | null;
}

/** Where a hands-free or key-pressed recording stands. */
export interface RecordingState {
  session: number;
  signer: number;
  /** What is to be signed now; null when all prompts are done. */
  word: number | null;
  /** What comes after it; null where nothing does, or the same word goes on. */
  next: number | null;
  /** Which prompt this is, from 0, and how many there are; null where it goes on until it is stopped. */
  place: number;
  places: number | null;
  cutting: Cutting;
  /** `waiting` for a sign, in the middle of `signing`, or `done` with all prompts. */
  phase: 'waiting' | 'signing' | 'done';
  /** Takes that are safe on the disk, and takes that wait in memory because the disk is full. */
  saved: number;
  unsaved: number;
}
/** Takes are cut at rest by themselves, or each by two presses of a key, button or pedal. */
export type Cutting = 'hands-free' | 'manual';

/** A video that was imported before. */
export interface FoundClip {
  digest: string;
  /** Its takes lie in the bin. */
  deleted: boolean;
}

export interface ImportReport {
  /** Of what is new in the library. */
  takes: number;
  words: number;
  signers: number;
  /** Takes that were left out, as the library has them already, and how many of them lie in its bin. */
  known: number;
  binned: number;
  /** Files that could not be used, the first ones; `problemCount` of them in all. */
  problems: { file: string; message: string }[];
  problemCount: number;
  /** What the source does not say and was assumed, in sentences. */
  assumed: string[];
}

/* ---- New words: recognised from a few takes, without training ---- */

/** A word of the library that the active model has not learnt. */
export interface NewWord {
  /** Its number in the library. */
  id: number;
  word: string;
  /** Takes that count: not deleted, with a hand. */
  takes: number;
  /** How many more it takes until it is recognised; 0 = enough. */
  needed: number;
  /** It is to be recognised. Words that were recorded here are, words that were imported only where somebody says so. */
  on: boolean;
  /** Words that it is easily taken for, nearest first. Empty while takes are missing. */
  alike: AlikeWord[];
}
export interface AlikeWord {
  word: string;
  /** Its number in the library; null where only the model knows it. */
  id: number | null;
  /** 0..1: two recordings of one sign are about 0.9 alike, unrelated signs about 0. */
  nearness: number;
}

/* ---- Models: which one recognises, how well, and the way back ---- */

export interface ModelSummary {
  /** `released` is the one that came with Signwright. */
  id: string;
  name: string;
  origin: 'released' | 'trained' | 'imported';
  /** When it was trained or brought in, ms since 1970; null for the released one. */
  created: number | null;
  active: boolean;
  /** Why it cannot be used, as a sentence; null where it can. Such a model can only be deleted; its other figures are empty. */
  trouble: string | null;
  family: string;
  parameters: number;
  /** Without `none`, sorted; `off`: those of them that are not to be written. */
  words: string[];
  off: string[];
  /** The released model's words are written too, beside its own; for the released one itself always false. */
  beside: boolean;
  /** The takes that it learnt from are still frozen here, so that they can be learnt from again. */
  snapshot: boolean;
  /** What it learnt from, and the SHA-256 of those takes. */
  takes: number;
  signers: number;
  dataVersion: string;
  judgement: Judgement;
  /** The model card, Markdown. */
  card: string;
}

/** How well a model does on what its judges did not learn from, and how anybody knows. Rates 0..1. */
export interface Judgement {
  /**
   * `signers`: people were left out in turn. `sessions`: sittings of the only person were, so nothing is known of
   * strangers. `none`: nothing could be left out. `card`: only what the maker wrote is known.
   */
  basis: 'signers' | 'sessions' | 'none' | 'card';
  /** One sentence that says so, with its warning. */
  note: string;
  /** Groups that have been left out so far, and how many there are: until all have been, the figures are provisional. */
  groups: { done: number; all: number };
  /** Takes that were judged. */
  takes: number;
  top1: number | null;
  /** The signer, or the session, that it does worst on. */
  worst: { name: string; top1: number } | null;
  /** Words of a single signer (or session): with that one left out, nobody taught them. They are not in the figures. */
  unjudged: string[];
}

/** What the judgement says take by take. The numbers of takes are the library's; takes that it no longer knows are left out of `ids`. */
export interface ModelResults {
  judgement: Judgement;
  /** Worst first. */
  perWord: { word: string; takes: number; right: number }[];
  perSigner: { signer: string; takes: number; right: number }[];
  /** The confusion matrix where it is not empty: takes of `word` that were read as `written`. The most frequent first. */
  cells: { word: string; written: string; takes: number; ids: number[] }[];
  /** Takes by the probability of what was read in them, in ranges that ascend; ranges without takes are left out. */
  calibration: { from: number; to: number; takes: number; right: number; meanProbability: number }[];
  /** Expected calibration error, 0..1; null where nothing was judged. */
  calibrationError: number | null;
  /** Null until it has been measured. */
  growth: Growth | null;
}

/** What more takes bring: networks that learnt from a part of the takes read the same left-out ones. Rates 0..1. */
export interface Growth {
  /** By how many takes a word were learnt from (mean), ascending; the last are all of them. */
  points: { takesPerWord: number; top1: number }[];
  /** One or two sentences: how it was measured, and how far it can be trusted. */
  note: string;
  /** What `more` further takes would bring, as a range that holds in about four of five cases; most gain first. */
  words: { word: string; takes: number; top1: number; more: number; low: number; high: number }[];
}

/** Two models on the same takes. */
export interface ModelComparison {
  /** SHA-256 of the takes, frozen. */
  dataVersion: string;
  takes: number;
  /**
   * Takes of which both models can be judged: a take counts where the model has not learnt from it, or was judged on it
   * by a network that had not. Only these count below.
   */
  fair: number;
  /** Which part that is, as a sentence. */
  note: string;
  /** In the order asked for; null where nothing is fair. */
  top1: [number | null, number | null];
  /** Numbers of the takes that only the second reads rightly, and that only the first does. */
  gained: number[];
  lost: number[];
}

/** A training that was asked for. They run one at a time, and go on where they were when the app is opened again. */
export interface TrainingJob {
  id: string;
  order: TrainingOrder;
  /** `judging`: the model is there and can be used, its figures are still coming. */
  state: 'queued' | 'running' | 'judging' | 'done' | 'failed' | 'cancelled';
  /** ms since 1970. */
  created: number;
  ended: number | null;
  /** What is being done, or why it failed, as a sentence. */
  message: string;
  /** What it learns from; null before the takes are frozen. */
  data: { version: string; takes: number; words: number; signers: number } | null;
  /** Of the part under way (learning, or judging), 0..1. */
  share: number;
  /** Of the part under way; null while nobody knows. */
  secondsLeft: number | null;
  /** While learning: optimiser steps and epochs. */
  step: number;
  steps: number;
  epoch: number;
  epochs: number;
  /** At most 200 points, evenly spread. */
  curve: { step: number; loss: number }[];
  /** While judging: how much of the left-out part each group's network read rightly after each epoch, in their order. */
  heldOut: { group: string; points: { epoch: number; top1: number }[] }[];
  /** Of groups that were left out. */
  judgement: Judgement | null;
  /** The model, from `judging` on. */
  model: string | null;
}

/* ---- What is kept on this machine ---- */

export type StoredKind =
  | 'library'
  | 'models'
  | 'trainings'
  | 'snapshots'
  | 'conversation'
  | 'usual-words'
  | 'settings'
  | 'logs'
  /** What the window's page keeps: Chromium's own files. In the browser host they are the browser's, and unknown. */
  | 'browser';

export interface StoredPlace {
  kind: StoredKind;
  bytes: number;
  /** Files and folders in the data folder. */
  names: string[];
}

export interface StoredDescription {
  /** The data folder, in full. */
  folder: string;
  /** Kinds of which nothing is there are left out. */
  places: StoredPlace[];
  /** Null where the library cannot be read. */
  library: { takes: number; deleted: number; words: number; signers: number } | null;
  /** Of one's own. */
  models: number;
  /** Not over. */
  trainings: number;
  /** The folder can be opened in the system's own window. */
  canOpen: boolean;
}

/** Whom a signer's takes have taught, once they are forgotten. */
export interface ForgottenSigner {
  takes: number;
  /** Models that learnt from them: they hold no take, but what was learnt. */
  models: { id: string; name: string; active: boolean }[];
  /** Trainings that learnt from them, and were ended. */
  trainings: { id: string; name: string }[];
  /** What the next start has to finish, as a sentence; null: nothing of theirs is in any file. */
  rest: string | null;
}

/* ---- Words for other programs on this machine (docs/api.md) ---- */

export interface SharingDescription {
  /** Wanted; it is open where there is no trouble. */
  on: boolean;
  port: number;
  /** Other programs may also begin a new sentence. */
  write: boolean;
  /** Whoever has it gets the words. */
  key: string;
  /** Programs that listen now. */
  connected: number;
  /** Why nobody can connect although it is on, as a sentence; null where all is well. */
  trouble: string | null;
  /** A port that is free, where the chosen one is not. */
  freePort: number | null;
}

export const IMPORT_FORMATS = ['auto', 'takes', 'mp-data', 'gislr', 'pose'] as const;
export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/* ---- Shapes of what comes in ---- */

const id = v.pipe(v.number(), v.integer(), v.minValue(1));
const name = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(80), v.regex(/^\P{Cc}*$/u));
const text = v.pipe(v.string(), v.maxLength(2000));
const path = v.pipe(v.string(), v.minLength(1), v.maxLength(4096), v.regex(/^\P{Cc}*$/u));
const ms = v.pipe(v.number(), v.finite(), v.minValue(0));
const side = v.picklist(['left', 'right']);
const trim = v.object({ start: ms, end: ms });
const ids = v.pipe(v.array(id), v.minLength(1), v.maxLength(10_000));
const tags = v.pipe(v.array(name), v.maxLength(20));

/** Which takes: each part that is given narrows it further. */
const TakeFilter = v.object({
  /** Of these alone: the takes of a comparison, or of one cell of a confusion matrix. */
  takes: v.optional(v.pipe(v.array(id), v.maxLength(500))),
  word: v.optional(id),
  signer: v.optional(id),
  session: v.optional(id),
  tag: v.optional(name),
  /** With this note, with any undismissed note, or with none. */
  note: v.optional(v.picklist([...QUALITY_CODES, 'any', 'none'])),
  /** The deleted ones instead of the others. */
  deleted: v.optional(v.boolean()),
});
export type TakeFilter = v.InferOutput<typeof TakeFilter>;

/** What may be changed of takes; what is not named stays. */
const TakeChange = v.object({
  word: v.optional(id),
  signer: v.optional(id),
  trim: v.optional(trim),
  mirrored: v.optional(v.boolean()),
  tags: v.optional(tags),
  kept: v.optional(v.boolean()),
  deleted: v.optional(v.boolean()),
});
export type TakeChange = v.InferOutput<typeof TakeChange>;

const language = v.pipe(v.string(), v.trim(), v.maxLength(80), v.regex(/^\P{Cc}*$/u));
const WordFields = { language: v.optional(language), note: v.optional(text), reference: v.optional(text) };

const RecordingOrder = v.object({
  signer: id,
  /** `takes` null: until stopped; only where it is the one prompt. */
  prompts: v.pipe(
    v.array(v.object({ word: id, takes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500))) })),
    v.minLength(1),
    v.maxLength(1000),
  ),
  shuffled: v.boolean(),
  cutting: v.picklist(['hands-free', 'manual']),
});
export type RecordingOrder = v.InferOutput<typeof RecordingOrder>;

/** A take that the renderer made out of a video file. */
const Clip = v.object({
  word: name,
  signer: id,
  /** The file's name, and the SHA-256 of its content: what is in the library already is not read again. */
  file: v.pipe(v.string(), v.maxLength(1000)),
  digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  /** Landmark frames one after another (models/wire.ts: encodeFrames), base64. */
  frames: v.pipe(v.string(), v.maxLength(12_000_000)),
});
export type Clip = v.InferOutput<typeof Clip>;

const modelId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,63}$/));

const TrainingOrder = v.object({
  /** Of the model that comes of it. */
  name,
  /** Of the library; null: all, none only beside a union. Takes of `none` always come along. */
  words: v.nullable(v.pipe(v.array(id), v.maxLength(10_000))),
  signers: v.nullable(ids),
  /** Models whose takes come along as they were frozen, to merge vocabularies; a take that the library still has is read there. */
  union: v.optional(v.pipe(v.array(modelId), v.maxLength(5))),
  family: v.picklist(FAMILIES),
  /** The model whose body it starts from, or `none`; null: the released one where takes are few, else none. */
  from: v.nullable(modelId),
  /** It recognises from the moment that it is complete, even before it is judged. */
  activate: v.boolean(),
});
export type TrainingOrder = v.InferOutput<typeof TrainingOrder>;

/** One word of what was signed. Times are ms since 1970; null where the word has none of its own. */
const SignedWord = v.object({ word: v.pipe(v.string(), v.maxLength(200)), start: v.nullable(ms), end: v.nullable(ms) });
const turnId = v.pipe(v.string(), v.regex(/^[0-9a-f-]{36}$/));

/** A sentence in signs, or the other person's typed answer; `at`: ms since 1970. */
export const Turn = v.variant('by', [
  v.object({
    id: turnId,
    by: v.literal('signer'),
    at: ms,
    words: v.pipe(v.array(SignedWord), v.minLength(1), v.maxLength(500)),
  }),
  v.object({ id: turnId, by: v.literal('typist'), at: ms, text }),
]);
export type Turn = v.InferOutput<typeof Turn>;

export interface KeptConversation {
  /** Conversations are kept on this computer. Off at first: then nothing is. */
  keep: boolean;
  /** In the order of their times. */
  turns: Turn[];
}

/** What a person usually says, as counts of words and of pairs of words: it helps to tell signs apart that look alike. */
export interface UsualWords {
  /** Off at first: then nothing is counted, and what was counted before waits. */
  on: boolean;
  /** How many words were counted. */
  words: number;
}

/* ---- The table ---- */

/** Each request: the schema of its input, and (as a type only) its result. */
export const requests = {
  describeApp: request(v.undefined())<AppDescription>(),
  /** That of the window, for the menu and the system's dialogs; they know it at the next start too. */
  setLanguage: request(v.object({ language: v.picklist(LANGUAGE_CODES) }))<null>(),
  /** Whom `lookForUpdates` would ask; null where this copy has no place to look. Nothing is sent to find out. */
  describeUpdates: request(v.undefined())<{ host: string | null }>(),
  /** Goes beyond the machine, so only when somebody has pressed the button. Null where this is the newest version. */
  lookForUpdates: request(v.undefined())<Update | null>(),
  /** Into the folder for downloads; its owner installs it. */
  fetchUpdate: request(v.undefined())<{ path: string }>(),
  describeModel: request(v.undefined())<ModelDescription>(),
  /** Null where the model has no prototype of that word. */
  loadPrototype: request(v.object({ word: v.pipe(v.string(), v.maxLength(200)) }))<Prototype | null>(),
  /** One live session a client: starting again forgets what was half-signed. */
  startSession: request(v.undefined())<EngineDescription>(),
  stopSession: request(v.undefined())<null>(),

  describeEngines: request(v.undefined())<EnginesDescription>(),
  /** At once, also in the middle of a sign. One that cannot be used stays chosen, and the processor stands in for it. */
  chooseEngine: request(v.object({ engine: v.picklist(['auto', ...ENGINE_IDS]) }))<EnginesDescription>(),
  /** Tries this one, or all (null), also those that failed; some seconds. With `auto`, the fastest takes over. */
  measureEngines: request(v.object({ engine: v.nullable(v.picklist(ENGINE_IDS)) }))<EnginesDescription>(),

  describeSensitivity: request(v.undefined())<Sensitivity>(),
  /** At once, also in the middle of a session. Null: as the model was made. */
  setSensitivity: request(
    v.object({ value: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1))) }),
  )<Sensitivity>(),
  describeIdle: request(v.undefined())<IdleMovement>(),
  setIdle: request(v.object({ on: v.boolean() }))<IdleMovement>(),
  /**
   * What a sign was that is only just over (Recognition: `sign`): from now on signs of this page's person that are like it
   * are read so, until the page is gone. Null: not what was written. Nothing is kept by it.
   */
  tellSign: request(v.object({ sign: id, word: v.nullable(name) }))<null>(),
  describeAnswers: request(v.undefined())<AnswerKeeping>(),
  /** A yes needs a signer. */
  setAnswers: request(v.object({ keep: v.nullable(v.boolean()), signer: v.nullable(id) }))<AnswerKeeping>(),
  /**
   * What a sign was that is only just over (Recognition: `sign`): it becomes a take of that word; said again, its word is
   * changed. Refused without a yes. A `take` event says when it is safe on the disk.
   */
  answer: request(v.object({ sign: id, word: name }))<null>(),

  describeSharing: request(v.undefined())<SharingDescription>(),
  /** What is not named stays. A port that is taken is said in the answer. */
  setSharing: request(
    v.object({
      on: v.optional(v.boolean()),
      port: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(65_535))),
      write: v.optional(v.boolean()),
    }),
  )<SharingDescription>(),
  /** At once: whoever listens with the old one is cut off. */
  renewSharingKey: request(v.undefined())<SharingDescription>(),
  /** The sentence as the person has it now, corrected or cleared; its newest words. Nobody keeps it while nothing is shared. */
  shareSentence: request(
    v.object({ words: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(200)) }),
  )<null>(),
  /** What this client signs is practice, or it is not: other programs get no word of practice. */
  keepPrivate: request(v.object({ on: v.boolean() }))<null>(),

  describeLibrary: request(v.undefined())<LibraryDescription>(),
  /** The word as it then stands in the library, new or there already. */
  addWord: request(v.object({ word: name, ...WordFields }))<LibraryWord>(),
  /** Refused where another word has that name already. */
  changeWord: request(v.object({ id, word: v.optional(name), ...WordFields }))<LibraryWord>(),
  /** Only without takes, deleted ones included. */
  removeWord: request(v.object({ id }))<null>(),
  addSigner: request(v.object({ name, dominant: side }))<Signer>(),
  changeSigner: request(v.object({ id, name: v.optional(name), dominant: v.optional(side) }))<Signer>(),

  /** Newest first. `total`: how many there are without the limit. */
  listTakes: request(
    v.object({
      filter: TakeFilter,
      offset: v.pipe(v.number(), v.integer(), v.minValue(0)),
      limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500)),
    }),
  )<{ total: number; takes: TakeSummary[] }>(),
  /** In the order asked for; takes that are gone are left out. */
  loadTakes: request(v.object({ takes: v.pipe(v.array(id), v.maxLength(100)) }))<TakeMotion[]>(),
  /** All of them or none. Nothing is lost: `undo` brings every earlier state back, also after a restart. */
  changeTakes: request(v.object({ takes: ids, change: TakeChange }))<TakeSummary[]>(),
  /** What was undone, as a sentence; null where there is nothing left to undo. */
  undo: request(v.undefined())<string | null>(),
  redo: request(v.undefined())<string | null>(),
  /** Removes for good what was deleted, and with it what could be undone. */
  emptyBin: request(v.undefined())<{ takes: number }>(),
  describeData: request(v.object({ filter: TakeFilter }))<DataCard>(),

  /** The client's frames are recorded instead of translated until the recording is stopped. */
  startRecording: request(RecordingOrder)<RecordingState>(),
  stopRecording: request(v.undefined())<null>(),
  /** Manual cutting: a sign begins, or ends. */
  markSign: request(v.undefined())<RecordingState>(),
  /** Deletes the take (undo brings it back) and asks for its word again, next. */
  redoTake: request(v.object({ take: id }))<RecordingState>(),
  skipPrompt: request(v.undefined())<RecordingState>(),
  /** A hand went to the mouse or a key: nothing is cut of what moves now. Marks by key stay. */
  dismissSign: request(v.undefined())<RecordingState>(),
  /** Mean luminance of the camera picture, 0..1, while recording. */
  reportLight: request(v.object({ light: v.pipe(v.number(), v.minValue(0), v.maxValue(1)) }))<null>(),

  /** Null where the person thought better of it. Refused (`no-dialog`) in the browser host. */
  choosePath: request(
    v.object({
      purpose: v.picklist([
        'import-file',
        'import-folder',
        'export',
        'import-model',
        'import-model-folder',
        'export-model',
        'export-onnx',
        'export-text',
        'export-captions',
      ]),
      suggestion: v.optional(path),
    }),
  )<string | null>(),
  /** Text goes only where `choosePath` was answered with `export-text` or `export-captions`, once each time. */
  saveText: request(v.object({ path, text: v.pipe(v.string(), v.maxLength(4_000_000)) }))<{ path: string }>(),

  describeConversation: request(v.undefined())<KeptConversation>(),
  /** Off: what was kept is deleted. */
  setKeeping: request(v.object({ keep: v.boolean() }))<KeptConversation>(),
  /** Turns that are new or were changed, and those that are gone; safe on the disk with the answer. Ignored while nothing is kept. */
  noteTurns: request(
    v.object({ turns: v.pipe(v.array(Turn), v.maxLength(50)), gone: v.pipe(v.array(turnId), v.maxLength(5000)) }),
  )<null>(),
  describeUsual: request(v.undefined())<UsualWords>(),
  /** Turned on for the first time, it begins with the conversation that is kept. */
  setUsual: request(v.object({ on: v.boolean() }))<UsualWords>(),
  forgetUsual: request(v.undefined())<UsualWords>(),
  /**
   * Sentences that are new or were changed, those that were none, and the word that the next one comes after; null: it
   * begins a sentence. Ignored while nothing is counted.
   */
  noteSigned: request(
    v.object({
      turns: v.pipe(
        v.array(v.object({ id: turnId, words: v.pipe(v.array(SignedWord), v.maxLength(500)) })),
        v.maxLength(50),
      ),
      gone: v.pipe(v.array(turnId), v.maxLength(5000)),
      last: v.nullable(v.pipe(v.string(), v.maxLength(200))),
    }),
  )<null>(),
  /** A small window above all others, which shows the caption of this page. Refused (`no-window`) in the browser host. */
  openCaptionWindow: request(v.undefined())<null>(),
  closeCaptionWindow: request(v.undefined())<null>(),

  /** All that could be read is in the library, or nothing is. One at a time. */
  importTakes: request(
    v.object({
      path,
      format: v.picklist(IMPORT_FORMATS),
      signer: v.optional(name),
      language: v.optional(name),
      /** Frames a second, and picture width / height, of data that do not say. */
      fps: v.optional(v.pipe(v.number(), v.minValue(1), v.maxValue(1000))),
      aspect: v.optional(v.pipe(v.number(), v.minValue(0.1), v.maxValue(10))),
    }),
  )<ImportReport>(),
  cancelImport: request(v.undefined())<null>(),
  /** takes.parquet; `applied`: trimmed and mirrored for good, for programs that do not know of either. */
  exportTakes: request(v.object({ path, filter: TakeFilter, applied: v.boolean() }))<{ takes: number; path: string }>(),
  /** Which of these contents (SHA-256) were imported before. */
  findClips: request(v.object({ digests: v.pipe(v.array(v.string()), v.maxLength(100_000)) }))<FoundClip[]>(),
  saveClip: request(Clip)<TakeSummary>(),

  /** All words of the library that the active model has not learnt, by name. */
  listNewWords: request(v.undefined())<NewWord[]>(),
  /** At once, also in the middle of a session. */
  setNewWord: request(v.object({ id, on: v.boolean() }))<NewWord>(),

  /** The released one first, then the newest. `previous`: what `rollBack` would go to; null where there is nothing. */
  listModels: request(v.undefined())<{ models: ModelSummary[]; previous: string | null; deleted: DeletedModel[] }>(),
  /** Live sessions go over to it between two signs: no picture is lost, no restart is needed. */
  activateModel: request(v.object({ model: modelId }))<ModelSummary>(),
  /** To the model that was active before, and again to the one before that. @returns the one that is active now */
  rollBack: request(v.undefined())<ModelSummary>(),
  renameModel: request(v.object({ model: modelId, name }))<ModelSummary>(),
  /** Not the active one, nor the released one. For seven days it can be brought back. */
  deleteModel: request(v.object({ model: modelId }))<null>(),
  restoreModel: request(v.object({ model: modelId }))<ModelSummary>(),
  /** A model folder under that name, or one .onnx file and what a program must know of it as .json beside it. */
  exportModel: request(v.object({ model: modelId, path, format: v.picklist(['folder', 'onnx']) }))<{ path: string }>(),
  /** A model folder, or a .zip of one. It is checked, not activated. */
  importModel: request(v.object({ path }))<ModelSummary>(),
  compareModels: request(v.object({ models: v.tuple([modelId, modelId]) }))<ModelComparison>(),
  /** Null where the model was not judged take by take. */
  loadResults: request(v.object({ model: modelId }))<ModelResults | null>(),
  /** All words that are off from now on, at once; the others share their probability. At least one word stays on. */
  setWords: request(
    v.object({ model: modelId, off: v.pipe(v.array(v.string()), v.maxLength(20_000)) }),
  )<ModelSummary>(),

  /** The released model's words beside the model's own, or not. */
  setBeside: request(v.object({ model: modelId, on: v.boolean() }))<ModelSummary>(),

  /** Queued, or running at once. The library may change meanwhile: it learns from the takes as they are now. */
  startTraining: request(TrainingOrder)<TrainingJob>(),
  /** A model that is there already stays, with the figures that it has by then. */
  cancelTraining: request(v.object({ job: modelId }))<TrainingJob>(),
  /** Failed or cancelled ones go on from where they were, with the same takes. */
  retryTraining: request(v.object({ job: modelId }))<TrainingJob>(),
  /** Takes one that has ended off the list. Its model stays. */
  removeJob: request(v.object({ job: modelId }))<null>(),
  /** Newest first. */
  listJobs: request(v.undefined())<TrainingJob[]>(),

  /** An error of the page itself: into the log of this machine, without what is quoted in it. */
  reportError: request(
    v.object({ message: v.pipe(v.string(), v.maxLength(1000)), stack: v.pipe(v.string(), v.maxLength(8000)) }),
  )<null>(),
  /** What somebody would need who looks for an error, as the person may read it first. Nothing of it is sent. */
  describeDiagnostics: request(v.undefined())<{ text: string }>(),
  describeStored: request(v.undefined())<StoredDescription>(),
  /** Refused (`no-dialog`) in the browser host. */
  openDataFolder: request(v.undefined())<null>(),
  /** For good: takes, models, trainings, settings, logs. The app then starts as if it were new (`emptied`). */
  deleteEverything: request(v.object({ confirmation: v.literal('delete everything') }))<null>(),
  /**
   * For good: the signer, their takes, and each frozen set of takes that has one of theirs. No undo brings them back. The
   * library's file is written anew meanwhile (`forgetting`), and recording and translating go on.
   */
  forgetSigner: request(v.object({ signer: id }))<ForgottenSigner>(),
};

export interface DeletedModel {
  id: string;
  name: string;
  /** When it goes for good, ms since 1970. */
  until: number;
}

export type Requests = typeof requests;
export type RequestName = keyof Requests;
export type RequestInput<N extends RequestName> = v.InferOutput<Requests[N]['input']>;
export type RequestResult<N extends RequestName> = Exclude<Requests[N]['result'], undefined>;
export type { DataCard, QualityCode, QualityNote };

/** What main says unasked. */
export type AppEvent =
  | { event: 'recognition'; recognition: Recognition }
  | { event: 'status'; status: SessionStatus }
  | { event: 'trouble'; code: TroubleCode; message: string }
  /** A take is safe on the disk: it survives whatever comes now. */
  | { event: 'take'; take: TakeSummary }
  | { event: 'recording'; recording: RecordingState }
  /** Hands moved, but it was no sign: nothing was recorded. */
  | { event: 'discarded'; message: string }
  /** Somebody (this client or another) changed the library: what was listed before may be stale. */
  | { event: 'library' }
  /** Another model recognises, or models or their words changed: what `listModels` and `describeModel` said is stale. */
  | { event: 'model'; active: string }
  | { event: 'engines'; engines: EnginesDescription }
  | { event: 'sensitivity'; sensitivity: Sensitivity }
  | { event: 'idle'; idle: IdleMovement }
  | { event: 'answers'; answers: AnswerKeeping }
  | { event: 'usual-words'; usual: UsualWords }
  /** Words that are recognised without training, or could be: all of them, whenever one comes, goes or changes. */
  | { event: 'new-words'; words: NewWord[] }
  /** How a training stands: some four times a second while it runs. */
  | { event: 'job'; job: TrainingJob }
  | { event: 'job-removed'; job: string }
  /** Something has just happened that is over already: said in passing, as a sentence. */
  | { event: 'notice'; message: string }
  /** The machine was asleep: the camera and whatever was half-signed are of before. */
  | { event: 'awake' }
  /** Everything was deleted: the page begins anew, with nothing of its own either. */
  | { event: 'emptied' }
  | { event: 'sharing'; sharing: SharingDescription }
  /** Another program, which may write, asks for a new sentence. */
  | { event: 'new-sentence' }
  /** How far the library's file is that is written anew without a person who was forgotten, 0..1. */
  | { event: 'forgetting'; share: number }
  /** How far the import is, 0..1. */
  | { event: 'import'; share: number; note: string }
  /**
   * Said by the transport itself, on a change only: both sides start out connected. After `true` the main side knows
   * nothing of an earlier session, so the renderer starts a new one. Never said in Electron.
   */
  | { event: 'connection'; connected: boolean };

/**
 * `bad-frame`: said once a session, recognition goes on. `recognition`: the network failed and the session has ended.
 * `disk-full`: takes wait in memory and are saved when there is room again; `disk-free`: they have been.
 * `model`: the active model cannot be opened, the released one recognises instead. `engine`: an engine failed, or the
 * chosen one cannot be used; the processor goes on.
 */
export type TroubleCode = 'bad-frame' | 'recognition' | 'disk-full' | 'disk-free' | 'model' | 'engine';

/** Errors cross as data, because only an error's message survives Electron's `invoke`. */
export type Reply = { ok: true; value: unknown } | { ok: false; code: string; message: string };

/** What a shell must supply. Everything else is built on it. */
export interface Transport {
  request(name: RequestName, input: unknown): Promise<Reply>;
  /** Fire and forget: a frame that cannot be sent is dropped, never queued. */
  sendFrame(frame: ArrayBuffer): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: AppEvent) => void): () => void;
}

/** An answer of the main side that is an error: `message` is a sentence for people that says what to do. */
export class RequestError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.name = 'RequestError';
    this.code = code;
  }
}

export type Api = {
  [N in RequestName]: undefined extends RequestInput<N>
    ? () => Promise<RequestResult<N>>
    : (input: RequestInput<N>) => Promise<RequestResult<N>>;
} & { sendFrame(frame: LandmarkFrame): void; subscribe: Transport['subscribe'] };

/** `Context` is what the shell knows of the caller (one live session each). */
export type Handlers<Context> = {
  [N in RequestName]: (input: RequestInput<N>, context: Context) => Promise<RequestResult<N>> | RequestResult<N>;
};

export function createApi(transport: Transport): Api {
  const call = async (name: RequestName, input: unknown) => {
    const reply = await transport.request(name, input);
    if (!reply.ok) throw new RequestError(reply.code, reply.message);
    return reply.value;
  };
  const verbs = Object.keys(requests).map((name) => [name, (input?: unknown) => call(name as RequestName, input)]);
  return {
    ...(Object.fromEntries(verbs) as Omit<Api, 'sendFrame' | 'subscribe'>),
    sendFrame: (frame: LandmarkFrame) => transport.sendFrame(encodeFrame(frame)),
    subscribe: (listener: (event: AppEvent) => void) => transport.subscribe(listener),
  } as Api;
}

function request<I extends v.GenericSchema>(input: I) {
  return <R>() => ({ input }) as { input: I; result?: R };
}
