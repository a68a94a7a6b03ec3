/** What the main side answers about how sure a word has to be, and about what a sign was. */
import type { Client } from '../client.ts';
import type { Handlers } from '../ipc.ts';
import type { Answers } from './answers.ts';
import type { Sureness } from './sureness.ts';

type SurenessRequests =
  | 'describeSensitivity'
  | 'setSensitivity'
  | 'describeIdle'
  | 'setIdle'
  | 'tellSign'
  | 'describeAnswers'
  | 'setAnswers'
  | 'answer';

export function surenessHandlers(sureness: Sureness, answers: Answers): Pick<Handlers<Client>, SurenessRequests> {
  return {
    describeSensitivity: () => sureness.describe(),
    setSensitivity: ({ value }) => sureness.choose(value),
    describeIdle: () => sureness.idle(),
    setIdle: ({ on }) => sureness.turnIdle(on),
    tellSign({ sign, word }, client) {
      const start = client.held.startOf(sign);
      if (start !== null) client.familiar.tell(start, word);
      return null;
    },
    describeAnswers: () => answers.describe(),
    setAnswers: (keeping) => answers.choose(keeping),
    async answer(said, client) {
      await answers.answer(said, client);
      return null;
    },
  };
}
