/** `signwright export`: takes or a model, for other programs. */
import { basename } from 'node:path';
import { readOptions, required } from '../arguments.ts';
import { exportMpData, exportTakes } from '../exchange/export.ts';
import { exportOnnx } from '../exchange/onnx_export.ts';
import { InputError } from '../takes.ts';
import { printJson } from './options.ts';

export async function run(argv: string[]): Promise<void> {
  const options = readOptions(argv, {
    data: 'list',
    model: 'text',
    format: 'text',
    out: 'text',
    'apply-edits': 'flag',
    json: 'flag',
  });
  if (options.rest.length) throw new InputError(`“${options.rest.join(' ')}” is not understood.`);
  const format = required(options.format, 'format');
  if (!['takes', 'mp-data', 'onnx'].includes(format))
    throw new InputError(`There is no format “${format}”; known are takes, mp-data, onnx.`);
  const out = required(options.out, 'out');
  if (format === 'onnx') {
    if (options.data.length) throw new InputError('A model is exported: --data has no place here.');
    const result = await exportOnnx(required(options.model, 'model'), out);
    if (options.json) printJson(result);
    else
      process.stdout.write(
        `${result.file}: ${result.words} words, ${result.bytes} bytes; ${result.about} says what goes in and comes out\n`,
      );
    return;
  }
  if (options.model !== undefined) throw new InputError('Takes are exported: --model has no place here.');
  const data = required(options.data, 'data');
  const applyEdits = options['apply-edits'];
  const takes = await (format === 'takes' ? exportTakes({ data, out, applyEdits }) : exportMpData({ data, out }));
  if (options.json) printJson({ format, takes, out: basename(out) });
  else process.stdout.write(`${basename(out)}: ${takes} takes\n`);
}
