/** What the main side answers about the engines that run the network. */
import type { Client } from '../client.ts';
import type { Handlers } from '../ipc.ts';
import type { Engines } from './engines.ts';

type EngineRequests = 'describeEngines' | 'chooseEngine' | 'measureEngines';

export function engineHandlers(engines: Engines): Pick<Handlers<Client>, EngineRequests> {
  return {
    describeEngines: () => engines.describe(),
    chooseEngine: ({ engine }) => engines.choose(engine),
    measureEngines: ({ engine }) => engines.measure(engine),
  };
}
