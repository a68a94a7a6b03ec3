/** Gives the released model what it needs to tell its words from all else (models/open_set.ts), and says so in its card. */
import { readModelFolder, reviseModelFolder } from '../models/engine/folder.ts';
import type { OpenSetFit } from '../models/open_set.ts';
import { OPEN_SET_THRESHOLD, summary, type OpenSetSummary } from './open_set_summary.ts';
import type { Asked } from './open_set.ts';
import { glossOf } from './permitted.ts';

/** Where the section stands in the card. */
const HEADING = '## What is none of its words';
const BEFORE = '## Where it comes from';

/**
 * Weights and temperature of the model stay as they are.
 * @param asked of networks that each left out one of the model's people (open_set_folds.ts)
 * @throws {import('../models/model.ts').ModelError} where the folder holds no sound model
 */
export async function releaseOpenSet(folder: string, asked: readonly Asked[]): Promise<OpenSetSummary> {
  const { model, metrics, card } = await readModelFolder(folder);
  const found = summary(asked, OPEN_SET_THRESHOLD);
  // Glosses as the model writes them.
  const thresholds = Object.entries(found.thresholds).flatMap(([gloss, least]) =>
    model.vocabulary.filter((word) => glossOf(word) === gloss).map((word) => [word, least] as const),
  );
  const openSet: OpenSetFit = {
    odds: found.odds,
    thresholds: Object.fromEntries(thresholds),
    tradeOff: found.tradeOff,
  };
  const { own, kinds, written, perPerson } = found;
  await reviseModelFolder(folder, {
    threshold: OPEN_SET_THRESHOLD,
    openSet,
    metrics: { ...metrics, openSet: { own, kinds, written, perPerson } },
    card: withSection(card, section(found, Object.keys(openSet.thresholds))),
  });
  return found;
}

function withSection(card: string, text: string): string {
  const from = card.indexOf(HEADING);
  const to = card.indexOf(BEFORE);
  const head = from >= 0 ? card.slice(0, from) : to >= 0 ? card.slice(0, to) : `${card.trimEnd()}\n\n`;
  return `${head}${text}\n${to >= 0 ? card.slice(to) : ''}`;
}

/** What the kinds are, for people. */
const NAMES: Record<string, string> = {
  between: 'what is cut out of a stream between two signs',
  korean: 'Korean signs, by people whom nothing learnt from',
  'korean take': 'the same as whole takes',
  'unknown take': 'the same as whole takes',
  'letter take': 'the same as whole takes',
  foreign: 'words of American Sign Language that it does not know, from dictionaries',
  unknown: 'words that nobody taught, by the same person at the same camera',
  letter: 'fingerspelled letters that nobody taught',
  transition: 'ways from one sign to the next',
  fidget: 'hands that wander',
  invented: 'made-up signs',
  idle: 'idling, made up',
  stranger: 'its own words, by strangers in dictionaries: these should pass',
};

const percent = (rate: number): string => `${(100 * rate).toFixed(1)} %`;

function section({ own, kinds, written, tradeOff }: OpenSetSummary, surer: readonly string[]): string {
  const middle = tradeOff[tradeOff.length >> 1];
  return [
    HEADING,
    '',
    `It is asked how far its best word is ahead, how near the movement lies to that word in the sign space, and how surely a sign was heard. Judged by four smaller trainings that each left out one of its people (${own.n} words, as they are cut out of streams): with the threshold that it ships with, ${percent(written.passed)} of the words are written and ${percent(written.right)} of those are right; the confidence shown is off by ${percent(written.ece)} on average.`,
    '',
    '| what is shown to it | told apart (AUROC) | silent where 90 % of the words pass |',
    '| --- | --- | --- |',
    ...Object.entries(kinds).map(
      ([kind, { auroc, rejected }]) => `| ${NAMES[kind] ?? kind} | ${percent(auroc)} | ${percent(rejected)} |`,
    ),
    '',
    `Idling people are made up, as no data set shows any: ${middle ? `${middle.falsePerMinute.toFixed(1)} words a minute were written of them` : 'nothing was measured'}. How yours is written only a minute of yours tells.`,
    ...(surer.length ? ['', `Words that must be surer than the others: ${surer.join(', ')}.`] : []),
    '',
  ].join('\n');
}
