/** Starts the process of an engine in plain Node. */
import { fork } from 'node:child_process';
import type { Answer, StartEngineProcess } from '../../models/engine/engine_process.ts';

/** @param script engine-main.ts. @param argv for a script of another kind */
export function forkEngine(script: string, argv: readonly string[] = []): StartEngineProcess {
  return () => {
    const child = fork(script, argv, {
      // Typed arrays cross as they are.
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const started: ReturnType<StartEngineProcess> = {
      pid: child.pid,
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
