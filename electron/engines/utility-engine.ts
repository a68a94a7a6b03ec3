/** Starts the process of an engine as a utility process of Electron, which has no Node binary to start. */
import { utilityProcess } from 'electron';
import type { Answer, StartEngineProcess } from '../../models/engine/engine_process.ts';

/** @param script the bundled engine-main.ts, out/main/engine.cjs */
export function utilityEngine(script: string): StartEngineProcess {
  return () => {
    const child = utilityProcess.fork(script, [], {
      stdio: ['ignore', 'ignore', 'inherit'],
      serviceName: 'Signwright engine',
    });
    let over = false;
    const started: ReturnType<StartEngineProcess> = {
      get pid() {
        return child.pid;
      },
      onmessage: null,
      say(question) {
        if (!over) child.postMessage(question);
      },
      ended: new Promise((resolve) =>
        child.once('exit', (code) => {
          over = true;
          resolve(code);
        }),
      ),
      kill() {
        // It asks the process to end; one that hangs, or was stopped, does not hear that.
        if (child.pid !== undefined) killHard(child.pid);
        child.kill();
      },
    };
    child.on('message', (message: Answer) => started.onmessage?.(message));
    return started;
  };
}

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
