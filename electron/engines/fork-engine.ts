/** Starts the process of an engine in plain Node. */
import { fork } from 'node:child_process';
import type { Answer, StartEngineProcess } from '../../models/engine/engine_process.ts';

/** @param script engine-main.ts */
export function forkEngine(script: string): StartEngineProcess {
  return () => {
    const child = fork(script, [], {
      // Typed arrays cross as they are.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const started: ReturnType<StartEngineProcess> = {
      onmessage: null,
      say(question) {
        // A child that is gone says so by its end.
        if (child.connected) child.send(question, () => undefined);
      },
      ended: new Promise((resolve) => {
        child.once('exit', resolve);
        child.once('error', () => resolve(null));
      }),
      kill: () => void child.kill('SIGKILL'),
    };
    child.on('message', (message) => started.onmessage?.(message as Answer));
    return started;
  };
}
