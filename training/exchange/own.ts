/** takes.parquet out of other installations, passed on as it is: trims and mirrors are not applied. */
import { basename } from 'node:path';
import type { DuckDBConnection } from '@duckdb/node-api';
import { eachTake, InputError, type Take } from '../takes.ts';
import { checkedName } from './names.ts';
import type { Step } from './report.ts';
import { extensionOf, type Source, type SourceFile } from './source.ts';

const LARGEST_FILE = 64 * 2 ** 30;

/** @param language of takes that name none */
export async function* readOwn(
  source: Source,
  connection: DuckDBConnection,
  language: string | null,
): AsyncGenerator<Step, void, undefined> {
  const files = source.files.filter((file) => extensionOf(file) === '.parquet');
  for (const [k, file] of files.entries()) {
    let number = 0;
    for await (const step of takesOf(file, connection)) {
      // How many rows there will be is not known: the share nears the file's end.
      const share = (k + 1 - 1 / (1 + number++ / 100)) / files.length;
      if (step instanceof InputError) yield { share, problem: { file: file.name, message: step.message } };
      else yield { share, take: language === null || step.language !== undefined ? step : { ...step, language } };
    }
  }
}

async function* takesOf(
  file: SourceFile,
  connection: DuckDBConnection,
): AsyncGenerator<Take | InputError, void, undefined> {
  let disk: Awaited<ReturnType<SourceFile['onDisk']>>;
  try {
    disk = await file.onDisk(LARGEST_FILE);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    yield error;
    return;
  }
  const name = basename(disk.path);
  const refused: InputError[] = [];
  let number = 0;
  const refuse = (error: InputError) => {
    number++;
    refused.push(error);
  };
  try {
    for await (const take of eachTake(connection, disk.path, { raw: true }, refuse)) {
      number++;
      for (const error of refused.splice(0)) yield part(error, name);
      try {
        checkNames(take);
      } catch (error) {
        if (!(error instanceof InputError)) throw error;
        yield new InputError(`take ${number}: ${error.message}`);
        continue;
      }
      yield take;
    }
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    refused.push(error);
  } finally {
    await disk.release();
  }
  for (const error of refused) yield part(error, name);
}

function checkNames({ word, signer, session }: Take): void {
  checkedName(word, 'word');
  checkedName(signer, 'signer');
  if (session !== '') checkedName(session, 'session');
}

/** A sentence about a file as the part that follows the file's name; unpacked files have none that anyone knows. */
function part({ message }: InputError, name: string): InputError {
  const rest = message.replace(/\.$/, '');
  if (rest.startsWith(`${name}, `)) return new InputError(rest.slice(name.length + 2));
  if (rest.startsWith(`${name} `)) return new InputError(`it ${rest.slice(name.length + 1)}`);
  return new InputError(rest);
}
