/** The way from the process of an engine to the app that started it, whose end is this process's end. */
import type { Answer, Line, Question } from '../../models/engine/engine_process.ts';

/** The part of Electron's utility process that is missing in Node's types. */
interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: { data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
}

export function lineToApp(): Line<Answer, Question> {
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
  if (parentPort) {
    parentPort.on('message', ({ data }) => line.onmessage?.(data as Question));
    parentPort.on('close', end);
  } else {
    process.on('message', (message) => line.onmessage?.(message as Question));
    process.on('disconnect', end);
  }
  return line;
}
