/** What outlives the Record view: a person may look elsewhere and come back to the same words and the same takes. */
import type { Chimes } from './chimes.ts';
import type { Disk } from './disk.svelte.ts';
import type { Plan } from './plan.svelte.ts';
import type { Recorder } from './recorder.svelte.ts';

export interface Studio {
  recorder: Recorder;
  plan: Plan;
  chimes: Chimes;
  disk: Disk;
}
