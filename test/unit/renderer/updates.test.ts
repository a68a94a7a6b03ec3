import { describe, expect, test } from 'vitest';
import { RequestError, type Update } from '../../../electron/ipc.ts';
import { updateMessage, UpdateSearch } from '../../../renderer/settings/updates.svelte.ts';

const UPDATE: Update = { version: '0.2.0', notes: 'Better.', name: 'a.deb', bytes: 123_400_000 };

function search(found: Update | null | Error, fetched: { path: string } | Error = { path: '/home/ada/a.deb' }) {
  const asked: string[] = [];
  const answer = <T>(name: string, value: T | Error) => {
    asked.push(name);
    return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
  };
  const own = new UpdateSearch({
    lookForUpdates: () => answer('look', found),
    fetchUpdate: () => answer('fetch', fetched),
  });
  return { own, asked };
}

describe('the look for updates', () => {
  test('asks nothing by itself, and nothing twice at a time', async () => {
    const { own, asked } = search(null);
    await own.fetch();
    expect(asked).toEqual([]);
    await Promise.all([own.look(), own.look()]);
    expect(asked).toEqual(['look']);
    expect(updateMessage(own.state)).toBe('This is the newest version.');
  });

  test('finds a version, fetches it, and says where it is', async () => {
    const { own } = search(UPDATE);
    await own.look();
    expect(updateMessage(own.state)).toBe('Version 0.2.0 is there (123 MB).');
    const fetching = own.fetch();
    expect(updateMessage(own.state)).toBe('Fetching version 0.2.0 (123 MB)…');
    expect(own.busy).toBe(true);
    await fetching;
    expect(updateMessage(own.state)).toContain('is in /home/ada/a.deb.');
  });

  test('says what went wrong, and can be tried again', async () => {
    const { own } = search(UPDATE, new RequestError('update', 'example.org does not answer.'));
    await own.look();
    await own.fetch();
    expect(updateMessage(own.state)).toBe('example.org does not answer.');
    await own.look();
    expect(own.state.kind).toBe('newer');
  });
});
