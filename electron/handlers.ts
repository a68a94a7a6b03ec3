/** What the main side answers: the handlers of the contract, over one model and one live session a client. */
import { Recognizer } from '../models/recognizer.ts';
import type { AppDescription, AppEvent, EngineDescription, Handlers, ModelDescription } from './ipc.ts';
import { LoadedModel } from './loaded-model.ts';
import { Translator } from './translator.ts';

export interface ClientContext {
  translator: Translator;
}

/** Everything behind the contract. A shell connects its clients to it and carries the messages. */
export interface Backend {
  handlers: Handlers<ClientContext>;
  /** @param emit called with each event of this client, until its translator is stopped */
  connect(emit: (event: AppEvent) => void): ClientContext;
  close(): Promise<void>;
}

export function createBackend(app: AppDescription, modelFolder: string): Backend {
  const loaded = new LoadedModel(modelFolder);
  return {
    handlers: createHandlers(app, loaded),
    connect: (emit) => ({ translator: new Translator(() => interpreter(loaded), emit) }),
    close: () => loaded.release(),
  };
}

function createHandlers(app: AppDescription, loaded: LoadedModel): Handlers<ClientContext> {
  return {
    describeApp: () => app,
    describeModel: () => describeModel(loaded),
    loadPrototype: async ({ word }) => (await loaded.open()).prototypes.get(word) ?? null,
    startSession: (_, { translator }) => translator.start(),
    stopSession(_, { translator }) {
      translator.stop();
      return null;
    },
  };
}

async function interpreter(loaded: LoadedModel) {
  const { model, engine } = await loaded.open();
  const description: EngineDescription = { engine: engine.name, device: engine.device };
  return { recognizer: new Recognizer(model, engine), engine: description };
}

async function describeModel(loaded: LoadedModel): Promise<ModelDescription> {
  const { model, card, heldOut } = await loaded.open();
  const words = model.vocabulary
    .filter((word) => word !== 'none')
    .sort((a, b) => a.localeCompare(b, 'en'))
    .map((word) => ({ word, hands: model.hands[word] ?? 1 }));
  const { name, family, parameters } = model;
  return { name, family, parameters, words, heldOut, card };
}
