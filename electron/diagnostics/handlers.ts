/** What the main side answers to whoever wants to see the diagnostics. */
import type { Client } from '../client.ts';
import type { AppDescription, Handlers } from '../ipc.ts';
import type { Log } from '../log/log.ts';
import { describeStored, type PrivacyRoom } from '../privacy/handlers.ts';
import { report } from './report.ts';

export interface Examination {
  app: AppDescription;
  log: Log | null;
  /** What only the shell knows, by name. */
  facts?: () => Record<string, string>;
  privacy: PrivacyRoom;
}

export function diagnosticsHandlers(room: Examination): Pick<Handlers<Client>, 'describeDiagnostics'> {
  const { app, log, facts = () => ({}), privacy } = room;
  return {
    async describeDiagnostics(_, { status }) {
      const active = (await privacy.models.list()).models.find((model) => model.active);
      const model = active ? { family: active.family, words: active.words.length, origin: active.origin } : null;
      const stored = await describeStored(privacy);
      return { text: report({ app, status, model, stored, facts: facts(), log: log?.tail() ?? [] }) };
    },
  };
}
