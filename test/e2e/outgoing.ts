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

/**
 * Addresses beyond the machine that Chromium asked for, by its own net log, which also holds what no page asked for.
 * The log has an event a line, so one that was cut off can be read too.
 */
export function foreignRequests(netLog: string): string[] {
  const found = readFileSync(netLog, 'utf8').matchAll(/"(?:url|host|address)":"([^"]+)"/g);
  const addresses = new Set([...found].map(([, address = '']) => address));
  return [...addresses].filter((address) => !isLocalAddress(address));
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
