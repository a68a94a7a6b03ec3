/** Tags of many takes at once: takes that would end up with the same tags are changed together. */
import type { TakeSummary } from '../../electron/ipc.ts';

/** The contract allows no more a take. */
const MOST = 20;

/** Tags that all of the takes have, in order of the alphabet. */
export function commonTags(takes: readonly TakeSummary[]): string[] {
  const [first, ...others] = takes;
  return (first?.tags ?? []).filter((tag) => others.every(({ tags }) => tags.includes(tag))).sort();
}

/** One change for each set of tags that comes out; takes that stay as they are, or are full, are left out. */
export function retagged(
  takes: readonly TakeSummary[],
  tag: string,
  wanted: boolean,
): { takes: number[]; tags: string[] }[] {
  const groups = new Map<string, { takes: number[]; tags: string[] }>();
  for (const { id, tags } of takes) {
    if (tags.includes(tag) === wanted || (wanted && tags.length >= MOST)) continue;
    const next = wanted ? [...tags, tag].sort() : tags.filter((other) => other !== tag);
    const key = JSON.stringify(next);
    const group = groups.get(key) ?? { takes: [], tags: next };
    group.takes.push(id);
    groups.set(key, group);
  }
  return [...groups.values()];
}
