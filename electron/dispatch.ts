/** One way in for every request, whichever transport carried it: parse, act, and turn every failure into a sentence. */
import * as v from 'valibot';
import { RequestError, requests, type Handlers, type Reply, type RequestName } from './ipc.ts';
import { maxBytesOf, shapeFault } from './message-shape.ts';

/** Never rejects. What a caller may not see (stacks, paths) goes to the log of this machine only. */
export async function dispatch<Context>(
  handlers: Handlers<Context>,
  name: unknown,
  input: unknown,
  context: Context,
): Promise<Reply> {
  if (!isRequestName(name)) {
    return refuse('unknown-request', 'Signwright does not know this request: the window may need a reload.');
  }
  const fault = shapeFault(input, maxBytesOf(name));
  if (fault === 'large') return refuse('too-large', `The request "${name}" is larger than Signwright takes.`);
  // No request takes a list by itself, but a schema whose parts may all be missing would.
  const parsed = fault || Array.isArray(input) ? null : v.safeParse(requests[name].input, input);
  if (!parsed?.success) {
    return refuse('bad-input', `The request "${name}" came with something that Signwright cannot use.`);
  }
  try {
    // The table pairs each name with its own input type; TypeScript cannot follow that through a variable name.
    const handle = handlers[name] as (input: unknown, context: Context) => unknown;
    return { ok: true, value: await handle(parsed.output, context) };
  } catch (error) {
    if (error instanceof RequestError) return refuse(error.code, error.message);
    console.error(`Request ${name} failed:`, error);
    return internalError();
  }
}

/** For what went wrong in the app itself; the log knows what. */
export function internalError(): Reply {
  return refuse('internal', 'Something went wrong inside Signwright. Try again; if it stays, restart the app.');
}

export function refuse(code: string, message: string): Reply {
  return { ok: false, code, message };
}

function isRequestName(name: unknown): name is RequestName {
  return typeof name === 'string' && Object.hasOwn(requests, name);
}
