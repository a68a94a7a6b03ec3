/** Runs a command in a utility process of Electron, which has no Node binary to start. */
import { utilityProcess } from 'electron';
import { MEMORY_MB, type CommandMessage, type CommandRunner } from './command.ts';

/** @param script the bundled command line, out/main/signwright.cjs */
export function forkUtility(script: string): CommandRunner {
  return (argv, onmessage) => {
    const child = utilityProcess.fork(script, [...argv], {
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      stdio: ['ignore', 'ignore', 'inherit'],
      serviceName: 'Signwright import',
    });
    child.on('message', (message: CommandMessage) => onmessage(message));
    return {
      ended: new Promise((resolve) => child.once('exit', resolve)),
      kill: () => void child.kill(),
    };
  };
}
