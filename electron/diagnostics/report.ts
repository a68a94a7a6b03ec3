/** The diagnostics as text: what somebody needs who looks for an error, and nothing of what was signed or by whom. */
import { arch, cpus, freemem, release, totalmem, version } from 'node:os';
import type { AppDescription, SessionStatus, StoredDescription } from '../ipc.ts';

export interface Findings {
  app: AppDescription;
  /** Of this page's live session; null where none runs. */
  status: SessionStatus | null;
  /** The network that recognises; null where none can be opened. */
  model: { family: string; words: number; origin: string } | null;
  stored: StoredDescription;
  /** What only the shell knows, by name. */
  facts: Record<string, string>;
  /** The last lines of the log. */
  log: readonly string[];
}

export function report({ app, status, model, stored, facts, log }: Findings): string {
  const { electron, chrome, node } = process.versions;
  const { library } = stored;
  const lines: [string, string][] = [
    ['Signwright', `${app.version}, ${app.shell === 'electron' ? 'desktop app' : 'browser host'}`],
    ['Made', new Date().toISOString()],
    ['System', `${app.platform} ${arch()}, ${release()}, ${version()}`],
    [
      'Runtime',
      [electron && `Electron ${electron}`, chrome && `Chromium ${chrome}`, `Node ${node}`].filter(Boolean).join(', '),
    ],
    ['Processor', `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown'}`],
    [
      'Memory',
      `${megabytes(totalmem())}, ${megabytes(freemem())} free; main process ${megabytes(process.memoryUsage.rss())}`,
    ],
    ['Running for', `${Math.round(process.uptime())} s`],
    ...Object.entries(facts),
    ['Network', model ? `${model.family}, ${model.words} words, ${model.origin}` : 'none can be opened'],
    ['Engine', status ? `${status.engine} on ${status.device}` : 'no session is running'],
    ['Latency', status?.latency ? `p50 ${ms(status.latency.p50)}, p95 ${ms(status.latency.p95)}` : 'not measured'],
    ['Pictures', status ? `${status.framesPerSecond.toFixed(1)} a second, ${status.framesDropped} dropped` : 'none'],
    [
      'Library',
      library
        ? `${library.takes} takes, ${library.deleted} deleted, ${library.words} words, ${library.signers} signers`
        : 'cannot be read',
    ],
    ['Models', `${stored.models} of one's own; ${stored.trainings} trainings under way`],
    ['On the disk', stored.places.map(({ kind, bytes }) => `${kind} ${megabytes(bytes)}`).join(', ') || 'nothing'],
  ];
  return [...lines.map(([name, value]) => `${name}: ${value}`), '', 'Log:', ...log, ''].join('\n');
}

const megabytes = (bytes: number): string => `${(bytes / 1024 ** 2).toFixed(1)} MB`;
const ms = (value: number): string => `${value.toFixed(2)} ms`;
