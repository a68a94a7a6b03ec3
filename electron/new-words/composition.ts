/** What live sessions read with, put together: the active model, the released one beside it, and new words beside both. */
import { BesideEngine } from '../../models/beside_engine.ts';
import type { SpaceFolder } from '../../models/engine/space_folder.ts';
import { FewShotWords, type Shown } from '../../models/few_shot.ts';
import { NONE } from '../../models/model.ts';
import { OpenSet } from '../../models/open_set.ts';
import { TaughtEngine } from '../../models/taught_engine.ts';
import type { SharedModel } from '../loaded-model.ts';
import { plainReading, type Reading } from '../reading.ts';
import { withinTime } from './patience.ts';

/** The released network answers within a millisecond; where it takes so long, the active one goes on without it, ms. */
const PATIENCE_MS = 100;

export interface Parts {
  shared: SharedModel;
  /** Where the active model's words lie, as far as that is known. */
  places: ReadonlyMap<string, Float32Array>;
  /** The released model, and its words that are not to be written. */
  beside: { model: SharedModel; off: readonly string[] } | null;
  fresh: readonly { word: string; shown: Shown }[];
  /** Null: it is damaged, so nothing stands beside the active model's own words. */
  space: SpaceFolder | null;
}

/** Words of the released model that are written beside the active one's, and those that its owner has shown. */
export function releasedWords({ shared, beside, fresh, space }: Omit<Parts, 'places'>): string[] {
  if (!beside || !space) return [];
  const without = new Set([NONE, ...shared.open.model.vocabulary, ...beside.off, ...fresh.map(({ word }) => word)]);
  return beside.model.open.model.vocabulary.filter((word) => !without.has(word));
}

/** New words, and where the others lie that they are to be told from. */
export function newWords(parts: Parts): FewShotWords {
  const { places, fresh, space } = parts;
  const released = releasedWords(parts).flatMap((word) => {
    const place = space?.words.get(word);
    return place ? [[word, place] as const] : [];
  });
  const words = new FewShotWords(new Map([...places, ...released]));
  for (const { word, shown } of fresh) words.set(word, shown);
  return words;
}

export function compose(parts: Parts): Reading {
  const { space, places } = parts;
  const reading = withNew(parts);
  return { ...reading, openSet: new OpenSet(reading.settings, space && { space: space.space, places }) };
}

function withNew(parts: Parts): Reading {
  const { shared, space } = parts;
  const reading = withReleased(plainReading(shared), parts);
  const words = newWords(parts);
  if (!space || words.words.length === 0) return reading;
  const engine = new TaughtEngine(reading.engine, reading.settings, words, space.space);
  return { ...reading, engine, settings: { ...reading.settings, vocabulary: [...engine.vocabulary] } };
}

function withReleased(plain: Reading, parts: Parts): Reading {
  const { beside, places, space } = parts;
  const wanted = new Set(releasedWords(parts));
  if (!beside || !space || wanted.size === 0) return plain;
  const { open } = beside.model;
  const engine = new BesideEngine(
    { engine: plain.engine, model: plain.settings, places },
    { engine: withinTime(open.engine, PATIENCE_MS), model: open.model, places: space.words },
    space.space,
    new Set(open.model.vocabulary.filter((word) => !wanted.has(word))),
    complaint(),
  );
  return {
    ...plain,
    engine,
    settings: { ...plain.settings, family: engine.family, vocabulary: [...engine.vocabulary] },
    use() {
      const both = [plain.use(), beside.model.use()];
      return () => both.forEach((giveBack) => giveBack());
    },
  };
}

/** Once a reading: what fails once fails thirty times a second. */
function complaint(): (error: unknown) => void {
  let said = false;
  return (error) => {
    if (!said) console.error('The released model failed, so the active one goes on without it:', error);
    said = true;
  };
}
