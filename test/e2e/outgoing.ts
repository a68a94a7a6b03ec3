/** Finds traffic that leaves this machine: nothing of Signwright may. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/**
 * Remote ends, beyond loopback, of every socket that a process and its descendants hold right now.
 * Linux only; elsewhere none are seen.
 */
export function foreignSockets(pid: number): string[] {
  if (process.platform !== 'linux') return [];
  const inodes = new Set(family(pid).flatMap(socketInodes));
  return ['tcp', 'tcp6', 'udp', 'udp6'].flatMap((table) =>
    lines(`/proc/net/${table}`).flatMap((line) => {
      const fields = line.trim().split(/\s+/);
      const [, , remote, , , , , , , inode] = fields;
      return remote && inode && inodes.has(inode) && !isLoopback(remote) ? [`${table} ${remote}`] : [];
    }),
  );
}

/** Events of Chromium's net log that put something on a wire or are about to, and the parameter that says whereto. */
const OUTGOING: Record<string, string> = {
  URL_REQUEST_START_JOB: 'url',
  TCP_CONNECT_ATTEMPT: 'address',
  DNS_TRANSACTION: 'hostname',
  HOST_RESOLVER_SYSTEM_TASK: 'hostname',
};

interface NetLog {
  constants: { logEventTypes: Record<string, number> };
  events: { type: number; source: { id: number }; params?: Record<string, unknown> }[];
}

/**
 * Addresses beyond the machine that Chromium turned to, by its own net log (`--log-net-log`), which also holds what no
 * page asked for. Read it after Chromium has ended.
 */
export function foreignRequests(netLog: string): string[] {
  const { constants, events } = JSON.parse(readFileSync(netLog, 'utf8')) as NetLog;
  const names = new Map(Object.entries(constants.logEventTypes).map(([name, type]) => [type, name]));
  const peers = new Map<number, unknown>();
  const found = new Set<string>();
  for (const { type, source, params } of events) {
    const name = names.get(type) ?? '';
    // Connecting a datagram socket sends nothing, and Chromium does so to learn whether there is a route.
    if (name === 'UDP_CONNECT' && params) peers.set(source.id, params.address);
    const address = name === 'UDP_BYTES_SENT' ? peers.get(source.id) : params?.[OUTGOING[name] ?? ''];
    if (typeof address === 'string' && !isLocalAddress(address)) found.add(`${name} ${address}`);
  }
  return [...found];
}

export function isLocalAddress(address: string): boolean {
  return /^((https?|wss?):\/\/)?(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?(\/|$)|^(app|data|blob|devtools|about|chrome|chrome-extension):/.test(
    address,
  );
}

/** As /proc writes them: hexadecimal address and port, little-endian words. All zeros: a listener, no remote end. */
function isLoopback(remote: string): boolean {
  const address = remote.split(':')[0] ?? '';
  return (
    /^0+$/.test(address) ||
    (address.length === 8 && address.endsWith('7F')) ||
    address === '00000000000000000000000001000000' ||
    /^0{16}FFFF0000.{6}7F$/.test(address)
  );
}

function family(pid: number): number[] {
  const children = lines(`/proc/${pid}/task/${pid}/children`).join(' ').split(/\s+/).filter(Boolean).map(Number);
  return [pid, ...children.flatMap(family)];
}

function socketInodes(pid: number): string[] {
  try {
    return readdirSync(`/proc/${pid}/fd`).flatMap((fd) => {
      const link = readlinkSync(`/proc/${pid}/fd/${fd}`);
      return /^socket:\[(\d+)\]$/.exec(link)?.[1] ?? [];
    });
  } catch {
    // The process ended meanwhile, or one of its files was closed.
    return [];
  }
}

function lines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
