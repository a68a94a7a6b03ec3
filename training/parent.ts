/** Tells the process that started this one how things go: a fork of Node, a utility process of Electron, or nobody. */

/** The part of Electron's utility process that is missing in Node's types. */
interface UtilityProcess {
  parentPort?: { postMessage(message: unknown): void };
}

export function tellParent(message: { kind: string; [key: string]: unknown }): void {
  if (process.send) process.send(message);
  else (process as unknown as UtilityProcess).parentPort?.postMessage(message);
}
