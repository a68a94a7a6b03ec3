/** The port that the browser host had last: under the same address a browser still knows theme, camera and hand. */
import { join } from 'node:path';
import * as v from 'valibot';
import { readDurable, writeDurably } from './durable-file.ts';

const Form = v.object({
  format: v.literal(1),
  port: v.pipe(v.number(), v.integer(), v.minValue(1024), v.maxValue(65_535)),
});

const fileIn = (dataFolder: string) => join(dataFolder, 'host.json');

/** 0, any free one, where none is known. */
export async function lastPort(dataFolder: string): Promise<number> {
  const kept = await readDurable(fileIn(dataFolder), Form).catch(() => null);
  return kept?.port ?? 0;
}

/** A folder that cannot be written to only costs the next start its theme. */
export async function keepPort(dataFolder: string, port: number): Promise<void> {
  await writeDurably(fileIn(dataFolder), { format: 1, port }).catch(() => undefined);
}
