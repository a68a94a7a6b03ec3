#!/usr/bin/env node
/**
 * Makes the boundary network out of the public data whose licences permit it, and out of made-up signs:
 * `node training/streams/release_boundary.ts --data DIR --out FILE [--without ksl-13,traduttore:cam …]`, DIR holding the
 * permitted sets as takes.parquet; data sets and people may be left out. Fixed seed: the same bytes on the same kind of CPU.
 */
import { writeBoundary } from '../../models/engine/boundary_file.ts';
import { readOptions, required } from '../arguments.ts';
import { PERMITTED, permittedTakes } from '../permitted.ts';
import { ProgressBar } from '../progress.ts';
import { InputError } from '../takes.ts';
import { boundaryFrom } from './boundary_networks.ts';
import { BOUNDARY_RECIPE } from './learn_boundary.ts';

async function main(argv: string[]): Promise<void> {
  const options = readOptions(argv, { data: 'text', out: 'text', without: 'words', steps: 'count', seed: 'count' });
  const folder = required(options.data, 'data');
  const out = required(options.out, 'out');
  const all = await permittedTakes(folder);
  const names = new Set([...PERMITTED, ...all.map(({ signer }) => signer)]);
  const unknown = options.without.find((name) => !names.has(name));
  if (unknown !== undefined)
    throw new InputError(`There is no data set or signer “${unknown}”; there are ${[...names].join(', ')}.`);
  const takes = all.filter(
    ({ source, signer }) => !options.without.includes(source) && !options.without.includes(signer),
  );
  const { steps = BOUNDARY_RECIPE.steps, seed = BOUNDARY_RECIPE.seed } = options;
  const bars = new Map<number, ProgressBar>();
  const weights = await boundaryFrom(takes, {
    judged: options.without.length > 0,
    recipe: { ...BOUNDARY_RECIPE, steps, seed },
    onProgress: (network, { streams, share, loss, right }) => {
      const bar = bars.get(network) ?? new ProgressBar(`boundaries, ${streams} streams`);
      bars.set(network, bar);
      bar.show(share, `loss ${loss.toFixed(3)}, ${(100 * right).toFixed(1)} % of frames right`);
      if (share === 1) bar.end();
    },
  });
  await writeBoundary(out, weights);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`release_boundary: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof InputError ? 1 : 2;
});
