/** The way to Redis: packages that only sweeps need, a connection that comes back, and the list of sweeps that look for workers. */
import type { Redis } from 'ioredis';
import * as v from 'valibot';
import { InputError } from '../takes.ts';
import { needsId, type Needs } from './job.ts';

/** All keys begin with it. */
export const PREFIX = 'signwright';
/** Finished jobs stay so long in Redis, seconds; a sweep whose coordinator died is offered to workers as long. */
export const KEPT = 7 * 24 * 3600;

/** @throws {InputError} where a package is missing */
export async function redisPackages() {
  try {
    const [bullmq, ioredis] = await Promise.all([import('bullmq'), import('ioredis')]);
    return { ...bullmq, Redis: ioredis.Redis };
  } catch (error) {
    if ((error as { code?: string }).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new InputError(
      'Sweeps over Redis need the packages bullmq and ioredis: run npm ci in a checkout of Signwright.',
    );
  }
}

/** For BullMQ. Commands wait for a connection that is lost, however long; that ours is lost is said by `connect`. */
export const connectionTo = (url: string) => ({ url, maxRetriesPerRequest: null, retryStrategy: retryAfter });

const retryAfter = (times: number): number => Math.min(200 * times, 2000);

/**
 * @param say told when the connection is lost, and when it is back
 * @throws {InputError} where Redis does not answer
 */
export async function connect(url: string, say: (sentence: string) => void): Promise<Redis> {
  const place = placeOf(url);
  const { Redis: Client } = await redisPackages();
  let connected = false;
  let reason = '';
  const client = new Client(url, {
    lazyConnect: true,
    connectTimeout: 5000,
    maxRetriesPerRequest: null,
    retryStrategy: (times) => (connected ? retryAfter(times) : null),
  });
  client.on('error', (error: Error & { code?: string }) => {
    reason = error.code ?? error.message;
  });
  try {
    await client.connect();
    await client.ping();
  } catch (error) {
    client.disconnect();
    reason ||= error instanceof Error ? error.message : String(error);
    throw new InputError(
      `Redis at ${place} does not answer (${reason}): is it running, and may this machine reach it?`,
    );
  }
  connected = true;
  let away = false;
  client.on('close', () => {
    if (!away && client.status !== 'end') say('Redis does not answer; waiting for it.');
    away = true;
  });
  client.on('ready', () => {
    if (away) say('Redis is back.');
    away = false;
  });
  return client;
}

/** Without the password. */
function placeOf(url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !['redis:', 'rediss:'].includes(parsed.protocol))
    throw new InputError('--redis takes an address as redis://HOST:6379.');
  return `${parsed.protocol}//${parsed.host}`;
}

/** @throws {InputError} where the name would not do as part of a key */
export function checkedName(name: string): string {
  if (!/^[\w.-]{1,64}$/.test(name)) throw new InputError('--name takes up to 64 letters, digits, dots and dashes.');
  return name;
}

/** A queue for what the same data and versions can do: who lacks one of them does not even see the jobs. */
export const queueName = (name: string, needs: Needs): string => `${name}-${needsId(needs)}`;

const openKey = (name: string): string => `${PREFIX}:${name}:open`;

/** Says that a sweep looks for workers; to be repeated, for Redis may have forgotten. */
export async function announce(redis: Redis, name: string, needs: Needs): Promise<void> {
  await redis.zadd(openKey(name), Date.now(), JSON.stringify(needs));
}

export async function withdraw(redis: Redis, name: string, needs: Needs): Promise<void> {
  await redis.zrem(openKey(name), JSON.stringify(needs));
}

const NEEDS = v.object({
  app: v.string(),
  features: v.number(),
  engine: v.string(),
  data: v.array(v.object({ name: v.string(), sha256: v.pipe(v.string(), v.hexadecimal()) })),
});

/** What the open sweeps of a name need; what another version wrote in another form is left out. */
export async function openSweeps(redis: Redis, name: string): Promise<Needs[]> {
  await redis.zremrangebyscore(openKey(name), '-inf', String(Date.now() - 1000 * KEPT));
  const texts = await redis.zrange(openKey(name), '0', '-1');
  return texts.flatMap((text) => {
    try {
      return [v.parse(NEEDS, JSON.parse(text))];
    } catch {
      return [];
    }
  });
}
