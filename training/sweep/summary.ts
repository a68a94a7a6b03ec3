/** What the jobs of a sweep say about its configurations, the best first. */
import { settingsText, type Axis, type Configuration } from './grid.ts';
import type { SweptJob } from './run.ts';

export interface FailedJob {
  job: string;
  fold: string;
  seed: number;
  attempts: number;
  error: string;
}

export interface ConfigurationSummary {
  family: string;
  settings: Record<string, number>;
  /** `hidden=128 dropStem=0.3` */
  text: string;
  /** Rates 0..1 over all takes of all seeds; null where no job is finished. Of fewer takes where some have failed. */
  top1: number | null;
  top5: number | null;
  /** Standard deviation of top-1 over seeds; null with one seed, or where jobs have failed. */
  sd: number | null;
  worstSigner: string | null;
  worstTop1: number | null;
  parameters: number | null;
  /** Training and judging a fold, mean. */
  seconds: number | null;
  jobs: number;
  failed: FailedJob[];
}

/** Those that are complete first, then by top-1, top-5 and the smaller network. */
export function summarise(configurations: readonly Configuration[], jobs: readonly SweptJob[]): ConfigurationSummary[] {
  const down = (a: number | null, b: number | null) => (b ?? -1) - (a ?? -1);
  return configurations
    .map((configuration) =>
      summaryOf(
        configuration,
        jobs.filter((job) => job.configuration === configuration),
      ),
    )
    .sort(
      (a, b) =>
        Math.sign(a.failed.length) - Math.sign(b.failed.length) ||
        down(a.top1, b.top1) ||
        down(a.top5, b.top5) ||
        (a.parameters ?? 0) - (b.parameters ?? 0),
    );
}

function summaryOf({ family, settings }: Configuration, jobs: readonly SweptJob[]): ConfigurationSummary {
  const finished = jobs.flatMap(({ job, outcome }) =>
    outcome.kind === 'finished' ? [{ seed: job.recipe.seed, ...outcome.figures }] : [],
  );
  const failed = jobs.flatMap(({ id, job, outcome }) =>
    outcome.kind === 'failed'
      ? [{ job: id, fold: job.fold, seed: job.recipe.seed, attempts: outcome.attempts, error: outcome.error }]
      : [],
  );
  const signers = new Map<string, Count>();
  const seeds = new Map<number, Count>();
  const all: Count = { n: 0, top1: 0, top5: 0 };
  for (const { seed, signers: bySigner } of finished) {
    for (const [signer, count] of Object.entries(bySigner)) {
      for (const sum of [all, counted(signers, signer), counted(seeds, seed)]) {
        sum.n += count.n;
        sum.top1 += count.top1;
        sum.top5 += count.top5;
      }
    }
  }
  const rates = [...signers].map(([signer, count]) => ({ signer, rate: count.top1 / count.n }));
  const worst = rates.sort((a, b) => a.rate - b.rate || (a.signer < b.signer ? -1 : 1))[0];
  return {
    family,
    settings,
    text: settingsText(settings),
    top1: all.n ? all.top1 / all.n : null,
    top5: all.n ? all.top5 / all.n : null,
    sd: failed.length ? null : deviation([...seeds.values()].map(({ n, top1 }) => top1 / n)),
    worstSigner: worst?.signer ?? null,
    worstTop1: worst?.rate ?? null,
    parameters: finished[0]?.parameters ?? null,
    seconds: finished.length ? finished.reduce((sum, { seconds }) => sum + seconds, 0) / finished.length : null,
    jobs: jobs.length,
    failed,
  };
}

interface Count {
  n: number;
  top1: number;
  top5: number;
}

function counted<K>(map: Map<K, Count>, key: K): Count {
  const count = map.get(key) ?? { n: 0, top1: 0, top5: 0 };
  map.set(key, count);
  return count;
}

/** Standard deviation of a sample; null where there is but one. */
function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null;
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

export interface ValueSummary {
  name: string;
  value: number;
  configurations: number;
  /** Mean and highest top-1 of the complete configurations that have this value. */
  mean: number;
  best: number;
}

/** What each value of the grid does, whatever the others are. */
export function byValue(grid: readonly Axis[], rows: readonly ConfigurationSummary[]): ValueSummary[] {
  return grid.flatMap(({ name, values }) =>
    values.flatMap((value) => {
      const rates = rows.flatMap(({ settings, top1, failed }) =>
        settings[name] === value && top1 !== null && failed.length === 0 ? [top1] : [],
      );
      if (rates.length === 0) return [];
      const mean = rates.reduce((a, b) => a + b, 0) / rates.length;
      return [{ name, value, configurations: rates.length, mean, best: Math.max(...rates) }];
    }),
  );
}

/** What must be said beside the table. */
export function notesOn(rows: readonly ConfigurationSummary[], seeds: number): string[] {
  const spread = Math.max(...rows.map(({ sd }) => sd ?? -1));
  const failed = rows.reduce((sum, row) => sum + row.failed.length, 0);
  return [
    ...(rows.length > 1
      ? [
          'The best of several is chosen on these very folds, so its figure flatters. Judge it on people who had no part in the choice.',
        ]
      : []),
    spread >= 0
      ? `Differences of less than two points say nothing: the same configuration with another seed differs, and other people would. Over ${seeds} seeds the largest standard deviation is ${(100 * spread).toFixed(1)} points.`
      : 'Differences of less than two points say nothing: the same configuration with another seed differs, and other people would. With one seed it cannot be seen how much: --seeds 3.',
    ...(failed
      ? [
          `${failed} job${failed === 1 ? '' : 's'} failed: figures of those configurations are of fewer takes and stand last.`,
        ]
      : []),
  ];
}
