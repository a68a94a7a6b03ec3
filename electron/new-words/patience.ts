/** An engine that is given up where it keeps others waiting. */
import type { SegmentEngine } from '../../models/segment_logits.ts';

/** The same engine; answers that take longer are errors. @param most ms */
export function withinTime<State>(engine: SegmentEngine<State>, most: number): SegmentEngine<State> {
  return {
    start: () => engine.start(),
    step: (state, features) => within(engine.step(state, features), most),
    score: (features, frames) => within(engine.score(features, frames), most),
  };
}

async function within<T>(answer: Promise<T>, most: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`There was no answer within ${most} ms.`)), most);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
