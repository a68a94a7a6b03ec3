/** What a screen reader hears of a training in its view: that it begins, now and then how far it is. Ends are messages. */
import type { TrainingJob } from '../../electron/ipc.ts';
import { translated } from '../language/sentences.ts';
import { messages } from './messages.ts';
import { progressOf, stageOf, standingOf, type Stage } from './phrases.ts';

/** Between two reports on one stage, ms: more would talk over whoever works meanwhile. */
const REPORT_EVERY = 15_000;

export class Announcer {
  #text = $state('');
  #last: { id: string; stage: Stage; at: number; share: number } | null = null;

  get text() {
    return this.#text;
  }

  /** @param job the one under way; null: none */
  hear(job: TrainingJob | null, now = Date.now()) {
    if (!job) {
      this.#last = null;
      return;
    }
    const m = messages();
    const { id, share, order } = job;
    const stage = stageOf(job);
    const last = this.#last;
    const heard = { id, stage, at: now, share };
    if (last?.id !== id || last.stage !== stage) {
      this.#last = heard;
      // Those that fail or end well are spoken of in every view.
      if (stage !== 'over') this.#text = m.toldOf(order.name, standingOf(job));
      else this.#text = job.state === 'cancelled' && last ? m.toldOf(order.name, translated(job.message)) : '';
    } else if (stage !== 'over' && stage !== 'waits' && now - last.at >= REPORT_EVERY && share > last.share) {
      this.#last = heard;
      this.#text = stage === 'judges' ? m.judgingAt(progressOf(job)) : m.learningAt(progressOf(job));
    }
  }
}
