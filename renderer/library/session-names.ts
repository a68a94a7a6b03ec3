/** Sessions as a filter offers them: each with as much of its time as tells it from the others. */
import type { RecordingSession } from '../../electron/ipc.ts';
import { day, moment, timeOfDay } from '../language/dates.ts';

const TIMES: readonly ((ms: number) => string)[] = [day, moment, (ms) => `${day(ms)}, ${timeOfDay(ms)}`];

/** @returns newest first; those that even the second does not tell apart are numbered */
export function namedSessions(
  sessions: readonly RecordingSession[],
  nameOf: (signer: number) => string,
): { id: number; name: string }[] {
  const newest = sessions.toSorted((a, b) => b.started - a.started || b.id - a.id);
  const named = ({ started, source, signer }: RecordingSession, time: (ms: number) => string) =>
    `${time(started)}, ${nameOf(signer)}${source === 'camera' ? '' : `, ${source}`}`;
  const alike = TIMES.map((time) => {
    const groups = new Map<string, number[]>();
    for (const session of newest) {
      const name = named(session, time);
      const group = groups.get(name);
      if (group) group.push(session.id);
      else groups.set(name, [session.id]);
    }
    return { time, groups };
  });
  return newest.map((session) => {
    let name = '';
    let group: number[] = [];
    for (const { time, groups } of alike) {
      name = named(session, time);
      group = groups.get(name) ?? [];
      if (group.length === 1) return { id: session.id, name };
    }
    return { id: session.id, name: `${name} (${group.length - group.indexOf(session.id)})` };
  });
}
