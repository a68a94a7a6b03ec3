#!/usr/bin/env node
/** `signwright`: the command line for researchers, CI and the app's own training. Help: `signwright --help`. */
import { ModelError } from '../models/model.ts';
import { FAMILIES } from '../models/network.ts';
import { InputError } from './takes.ts';

const HELP = `signwright <command> [options]

  train     --data FILE… --family F --out DIR [--epochs N] [--seed S] [--val-signers A,B | --folds N] [--words X,Y] [--name NAME] [--threads N]
            [--from DIR | none]: the model to start from; the released one where takes are few
            [--checkpoint FILE]: interrupted, the same command goes on from there to the very same weights
  evaluate  --model DIR --data FILE… [--by signer|word] [--words X,Y] [--html FILE]
  crossval  --data FILE… --family F [--folds N | --leave-one-signer-out] [--seeds K] [--epochs N] [--seed S] [--words X,Y]
            [--curve 1,2,5,10,20] [--html FILE]: by takes to learn from; the report as one page
            [--from DIR]: start from a model that learnt from nobody who is tested
            [--set dropStem=0.2 …] [--without bends,…]: other figures of the recipe, blocks of features left out
  compare   --data FILE… [--families F,F | all] [--folds N] [--seeds K] [--epochs N] [--html FILE]
  sweep     --data FILE… --families F,F | all --out DIR [--folds N | --leave-one-signer-out] [--seeds K] [--epochs N] [--threads N]
            [--grid hidden=128,256 --grid dropStem=0.2,0.3 …]: every combination; names are those of --set, epochs, stem, hidden, layers
            [--redis redis://HOST:6379] [--name QUEUE]: on other machines. The same command goes on where it was stopped
  worker    --redis redis://HOST:6379 --data DIR|FILE… [--threads N] [--name QUEUE] [--lock SECONDS]
            does the jobs of sweeps until it is stopped; a worker that dies is replaced 25 s later, or --lock and a quarter
  recognize --model DIR --data FILE… [--engine auto|onnx|tensorflow]
  import    IN --out FILE [--format auto|mp-data|gislr|pose|takes] [--signer NAME] [--language L] [--fps N] [--aspect 4/3]
            IN is a file, a folder or a .zip of recordings: MP_Data folders of .npy, Kaggle's GISLR, .pose files, takes.parquet
  export    --data FILE… --out FILE --format takes [--apply-edits]: one file, trims and mirrors applied or passed on
            --data FILE… --out DIR --format mp-data: word/sequence/frame.npy of two hands, 126 numbers
            --model DIR --out FILE --format onnx: the network for a whole segment, words and features beside it as JSON
  describe  --data FILE…: what a data set holds, and what a model that learns from it cannot know
  bench     measures the engines and the training speed of this machine
  bench order [--data FILE…] [--families F,F | all] [--takes N] [--epochs N] [--seed S] [--words X,Y]
            words against themselves backward in time: the same poses, only their order differs
  bench fewshot --data FILE… [--protocol strangers|same|across] [--raw | --model DIR | --without DIR] [--words all|even|odd]
            [--shots N] [--ways N] [--draws N] [--seed S]: new words after five takes, nothing trained
            --without: the released sign space made anew out of the data sets in DIR, but for the people and words of --data
  bench openset --data DIR [--foreign FILE…] [--steps N] [--cache DIR] [--fold N]: words of people left out, told from all else;
            DIR holds the data sets that the released model learns from, FILE is asked for and never learnt from
  bench stream --data FILE… [--model DIR | --family F] [--fps N] [--drop PERCENT] [--streams N] [--signs N]
            [--idle SECONDS] [--boundary-from DIR | --boundary FILE | motion] [--no-tuning] [--no-fit] [--epochs N] [--set …]
            [--seed N] [--cache DIR] [--threads N] [--html FILE] [--afresh | --corrects | --prior]
            streams stitched from takes, read as the app reads them: words, false words, delay. Without --model each signer
            is read by a model that was trained on the others, and judged by them, as the app does it;
            --boundary-from: DIR holds the data sets that what ships has learnt from, so that it can be made without them;
            --no-fit: words by temperature and threshold alone;
            --afresh: each stream as a session's first; else a signer's streams are one session, which gets used to them;
            --corrects: the signers put right what is written of their signs;
            --prior: what it is worth to know what somebody usually says, on words that follow a made-up language

F is ${FAMILIES.join(', ')}. The first three answer frame by frame; the others read the open segment
every few frames and at its end, and encoder-decoder also learns sentences of several signs.

Every command takes --json: one JSON object on standard output.
Data is in takes.parquet form (docs/architecture.md). Training on people and judging on others is the default everywhere.
`;

/** Each command prints its own result. */
const commands: Record<string, () => Promise<{ run(argv: string[]): Promise<void> }>> = {
  train: () => import('./commands/train.ts'),
  evaluate: () => import('./commands/evaluate.ts'),
  crossval: () => import('./commands/crossval.ts'),
  compare: () => import('./commands/compare.ts'),
  sweep: () => import('./commands/sweep.ts'),
  worker: () => import('./commands/worker.ts'),
  recognize: () => import('./commands/recognize.ts'),
  import: () => import('./commands/import.ts'),
  export: () => import('./commands/export.ts'),
  describe: () => import('./commands/describe.ts'),
  bench: () => import('./commands/bench.ts'),
  'bench order': () => import('./commands/bench_order.ts'),
  'bench fewshot': () => import('./commands/bench_fewshot.ts'),
  'bench openset': () => import('./commands/bench_openset.ts'),
  'bench stream': () => import('./commands/bench_stream.ts'),
};

async function main([name, ...argv]: string[]): Promise<void> {
  if (!name || name === '--help' || name === 'help' || argv.includes('--help')) {
    process.stdout.write(HELP);
    if (!name) process.exitCode = 1;
    return;
  }
  const part = `${name} ${argv[0] ?? ''}`;
  const command = commands[part] ?? commands[name];
  if (!command) throw new InputError(`There is no command “${name}”; known are ${Object.keys(commands).join(', ')}.`);
  await (await command()).run(part in commands ? argv.slice(1) : argv);
}

main(process.argv.slice(2)).catch((error: unknown) => {
  const expected = error instanceof InputError || error instanceof ModelError;
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(
    expected
      ? `signwright: ${message}\n`
      : `signwright failed: ${message}\n${process.env.SIGNWRIGHT_DEBUG && error instanceof Error ? `${error.stack}\n` : ''}`,
  );
  process.exitCode = expected ? 1 : 2;
});
