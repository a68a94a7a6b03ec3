/** Everything behind the contract: one model, one library, and the clients that use them. */
import { Recognizer } from '../models/recognizer.ts';
import { Client } from './client.ts';
import { Clips } from './exchange/clips.ts';
import type { CommandRunner } from './exchange/command.ts';
import { exchangeHandlers, type PathChooser } from './exchange/handlers.ts';
import { ImportJob } from './exchange/import-job.ts';
import type { AppDescription, AppEvent, EngineDescription, Handlers, ModelDescription } from './ipc.ts';
import { libraryHandlers } from './library/handlers.ts';
import { newestTakes } from './library/newest-takes.ts';
import { OpenedLibrary } from './library/opened-library.ts';
import { LoadedModel } from './loaded-model.ts';
import { recordingHandlers } from './recording/handlers.ts';
import { Inspector } from './recording/inspector.ts';
import { Unsaved } from './recording/unsaved.ts';
import { Translator } from './translator.ts';

/** A shell connects its clients to it and carries the messages. */
export interface Backend {
  handlers: Handlers<Client>;
  /** @param emit called with each event of this client, until it is disconnected */
  connect(emit: (event: AppEvent) => void): Client;
  disconnect(client: Client): void;
  /** Saves what can be saved. */
  close(): Promise<void>;
}

export interface BackendParts {
  app: AppDescription;
  modelFolder: string;
  /** Where the library is kept; made where it is missing. */
  dataFolder: string;
  runCommand: CommandRunner;
  choosePath: PathChooser | null;
}

export function createBackend({ app, modelFolder, dataFolder, runCommand, choosePath }: BackendParts): Backend {
  const clients = new Set<Client>();
  const tell = (event: AppEvent) => clients.forEach(({ emit }) => emit(event));
  const loaded = new LoadedModel(modelFolder);
  const library = new OpenedLibrary(dataFolder, () => tell({ event: 'library' }));
  const engine = () =>
    loaded.open().then(
      (open) => open.engine,
      () => null,
    );
  const takesOf = async (word: number, most: number) => newestTakes(await library.open(), word, most);
  const inspector = new Inspector({ takesOf, engine });
  const unsaved = new Unsaved(() => library.open());
  unsaved.onstuck = (trouble, waiting) => {
    for (const { recorder } of clients) recorder?.stuck(waiting);
    if (trouble) tell({ event: 'trouble', code: 'disk-full', message: trouble.message });
    else tell({ event: 'trouble', code: 'disk-free', message: 'All takes are saved.' });
  };
  return {
    handlers: {
      ...modelHandlers(app, loaded),
      ...libraryHandlers(library, inspector),
      ...recordingHandlers({ library, inspector, unsaved }),
      ...exchangeHandlers({
        library,
        job: new ImportJob(runCommand, dataFolder),
        clips: new Clips(inspector),
        choosePath,
      }),
    },
    connect(emit) {
      const client = new Client(new Translator(() => interpreter(loaded), emit), emit);
      clients.add(client);
      return client;
    },
    disconnect(client) {
      clients.delete(client);
      client.leave();
    },
    async close() {
      await Promise.all([...clients].map((client) => client.record(null)));
      await unsaved.flush();
      await library.close();
      await loaded.release();
    },
  };
}

type ModelRequests = 'describeApp' | 'describeModel' | 'loadPrototype' | 'startSession' | 'stopSession';

function modelHandlers(app: AppDescription, loaded: LoadedModel): Pick<Handlers<Client>, ModelRequests> {
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
