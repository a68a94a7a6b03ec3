/** Who may have the words: programs on this machine that know the key, and no page of another site. */
import type { IncomingMessage } from 'node:http';
import { knowsHost } from '../loopback.ts';
import { isSecret } from '../secret.ts';

export type Refusal = { status: number; message: string };

const FOREIGN: Refusal = {
  status: 403,
  message: 'Signwright gives words only to programs on this machine, under 127.0.0.1.',
};
const NO_KEY: Refusal = {
  status: 401,
  message: 'The key is missing or not right: copy it anew from Signwright’s settings, under “For other programs”.',
};

/** Null where the request comes from this machine, under our name, and not from a page of another site. */
export function refusalOfPlace(request: IncomingMessage, port: number): Refusal | null {
  if (!knowsHost(request, port)) return FOREIGN;
  const { origin } = request.headers;
  if (origin !== undefined && origin !== `http://${request.headers.host}`) return FOREIGN;
  // Browsers say where a request comes from also where they send no origin, as for an image; programs say nothing.
  const site = request.headers['sec-fetch-site'];
  return site === undefined || site === 'same-origin' || site === 'none' ? null : FOREIGN;
}

/** `Authorization: Bearer KEY`, or `?key=KEY` where no header can be set: browsers' WebSockets, OBS. */
export function refusalOfKey(request: IncomingMessage, key: string): Refusal | null {
  const bearer = /^Bearer ([\w-]+)$/.exec(request.headers.authorization ?? '')?.[1];
  const given = bearer ?? queryOf(request).get('key') ?? '';
  return isSecret(given, key) ? null : NO_KEY;
}

export function queryOf(request: IncomingMessage): URLSearchParams {
  return new URLSearchParams((request.url ?? '').split('?', 2)[1]);
}
