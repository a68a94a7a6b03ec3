/** `npm run check`: whatever can be said of the code without running it, as many checks at a time as there are cores. */
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';

/** The longest first, so that none is left to run alone at the end. */
const CHECKS = [
  'svelte-check --tsconfig tsconfig.browser.json --fail-on-warnings',
  'eslint . --max-warnings 0',
  'tsc -p tsconfig.test.json',
  'prettier --check .',
  'tsc -p tsconfig.node.json',
];

/** What it prints comes when it has ended, so that two do not write into each other's lines. @returns whether it passed */
async function passes(command: string): Promise<boolean> {
  const began = performance.now();
  // npm puts the project's own commands on the path; on Windows they are scripts, which only a shell starts.
  const child = spawn(command, { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const printed: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => printed.push(bytes));
  const code = await new Promise((resolve) => child.once('close', resolve));
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  console.log(`${code === 0 ? 'passed' : 'FAILED'} in ${seconds} s: ${command}`);
  process.stdout.write(Buffer.concat(printed));
  return code === 0;
}

const waiting = [...CHECKS];
async function work(): Promise<boolean> {
  let passed = true;
  for (let next = waiting.shift(); next; next = waiting.shift()) passed = (await passes(next)) && passed;
  return passed;
}

const all = await Promise.all(Array.from({ length: availableParallelism() }, work));
process.exitCode = all.every(Boolean) ? 0 : 1;
