/** The marks by which the start of the app, and what comes after a loss, are measured. */
import { beforeEach, expect, test } from 'vitest';
import { loseHands, reach } from '../../../renderer/status/milestones.ts';

const marks = () => performance.getEntriesByType('mark').map(({ name }) => name);

beforeEach(() => performance.clearMarks());

test('only the first time counts, until the detector is lost', () => {
  for (let picture = 0; picture < 3; picture++) {
    reach('picture');
    reach('hands');
    reach('live');
  }
  expect(marks()).toEqual(['signwright picture', 'signwright hands', 'signwright live']);

  performance.clearMarks();
  loseHands();
  reach('picture');
  reach('hands');
  reach('live');
  reach('live');
  expect(marks()).toEqual(['signwright lost', 'signwright hands', 'signwright live']);
});
