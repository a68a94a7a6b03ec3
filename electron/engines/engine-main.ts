/** Entry of the process of one engine: a fork of Node, or a utility process of Electron. It ends with the app. */
import type { Answer, Line, Question } from '../../models/engine/engine_process.ts';
import { serveEngine } from '../../models/engine/served_engine.ts';

/** The part of Electron's utility process that is missing in Node's types. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
}

const { parentPort } = process as unknown as { parentPort?: ParentPort };

const line: Line<Answer, Question> = {
  onmessage: null,
  say(answer) {
    if (parentPort) parentPort.postMessage(answer);
    else process.send?.(answer);
  },
};
// Without any ado: a driver that hangs would keep an orderly exit waiting.
const end = () => process.kill(process.pid, 'SIGKILL');
serveEngine(line);
if (parentPort) {
  parentPort.on('message', ({ data }) => line.onmessage?.(data as Question));
  parentPort.on('close', end);
} else {
  process.on('message', (message) => line.onmessage?.(message as Question));
  process.on('disconnect', end);
}
