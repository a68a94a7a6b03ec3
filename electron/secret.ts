/** Keys that open a door on this machine: hard to guess, and compared so that nothing is learnt from a wrong one. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** 192 random bits, 32 characters that need no escaping in an address. */
export function newSecret(): string {
  return randomBytes(24).toString('base64url');
}

/** In constant time; the digests also make both sides equally long. */
export function isSecret(candidate: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(candidate), digest(secret));
}
