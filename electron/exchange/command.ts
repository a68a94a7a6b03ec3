/** Runs one of Signwright's own commands in a process of its own, so that nothing that it does can hold up the caption. */
import { fork } from 'node:child_process';

/** What a command says to the process that started it (training/parent.ts). */
export type CommandMessage = { kind: string; [key: string]: unknown };

export interface RunningCommand {
  /** The exit code; null where it was killed. */
  ended: Promise<number | null>;
  kill(): void;
}

/** @param argv the command and its options, as on the command line */
export type CommandRunner = (argv: readonly string[], onmessage: (message: CommandMessage) => void) => RunningCommand;

/** Its own memory, MB: a hostile file ends that process and not this one. */
export const MEMORY_MB = 2048;

/** In plain Node. @param script training/cli.ts */
export function forkCommand(script: string): CommandRunner {
  return (argv, onmessage) => {
    const child = fork(script, argv, {
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (message) => onmessage(message as CommandMessage));
    return {
      ended: new Promise((resolve) => {
        child.once('exit', resolve);
        child.once('error', () => resolve(null));
      }),
      kill: () => void child.kill(),
    };
  };
}
