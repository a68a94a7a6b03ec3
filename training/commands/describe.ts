/** `signwright describe`: what a data set holds, and what a model that learns from it cannot know. */
import { readOptions, required } from '../arguments.ts';
import { cardText, describe, TakeCounts } from '../data_card.ts';
import { withDuckDB } from '../exchange/duckdb.ts';
import { eachTake, InputError } from '../takes.ts';
import { printJson } from './options.ts';

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, { data: 'list', json: 'flag' });
  if (options.rest.length)
    throw new InputError(`“${options.rest.join(' ')}” is not understood; data is named by --data.`);
  const data = required(options.data, 'data');
  const counts = new TakeCounts();
  await withDuckDB(async (connection) => {
    for (const path of data) for await (const take of eachTake(connection, path)) counts.add(take);
  });
  const card = describe(counts.rows);
  if (options.json) printJson(card);
  else process.stdout.write(cardText(card));
}
