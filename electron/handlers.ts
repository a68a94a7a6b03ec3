/** Everything behind the contract: models, one library, trainings, and the clients that use them. */
import { availableParallelism } from 'node:os';
import type { StartEngineProcess } from '../models/engine/engine_process.ts';
import { FamiliarSigns } from '../models/familiar_signs.ts';
import type { LanguageCode } from '../models/languages.ts';
import { Client } from './client.ts';
import { Clips } from './exchange/clips.ts';
import { conversationHandlers, type CaptionWindow } from './conversation/handlers.ts';
import { KeptConversationFile } from './conversation/kept.ts';
import { TextFiles } from './conversation/text-files.ts';
import { UsualWordsFile } from './conversation/usual-words.ts';
import type { CommandRunner } from './exchange/command.ts';
import { exchangeHandlers, type PathChooser } from './exchange/handlers.ts';
import { ImportJob } from './exchange/import-job.ts';
import { Replacing } from './exchange/replacing.ts';
import { diagnosticsHandlers } from './diagnostics/handlers.ts';
import { engineHandlers } from './engines/handlers.ts';
import { Engines } from './engines/engines.ts';
import { LiveInterpreter } from './interpreter.ts';
import { languageHandlers } from './language/handlers.ts';
import type { AppDescription, AppEvent, Handlers, ModelDescription } from './ipc.ts';
import { mayKeep } from './library/disk.ts';
import { libraryHandlers } from './library/handlers.ts';
import { newestTakes } from './library/newest-takes.ts';
import { OpenedLibrary } from './library/opened-library.ts';
import { logHandlers } from './log/handlers.ts';
import type { Log } from './log/log.ts';
import { modelHandlers } from './models/handlers.ts';
import { Models } from './models/models.ts';
import { newWordHandlers } from './new-words/handlers.ts';
import { Movements } from './new-words/movements.ts';
import { NewWords } from './new-words/new-words.ts';
import { erase } from './privacy/erasing.ts';
import { finishForgetting } from './privacy/forgetting.ts';
import { privacyHandlers, type Premises, type PrivacyRoom } from './privacy/handlers.ts';
import { recordingHandlers } from './recording/handlers.ts';
import { Inspector } from './recording/inspector.ts';
import { Unsaved } from './recording/unsaved.ts';
import { Answers } from './sureness/answers.ts';
import { surenessHandlers } from './sureness/handlers.ts';
import { HeldSigns } from './sureness/held-signs.ts';
import { sharingHandlers } from './sharing/handlers.ts';
import { Sharing } from './sharing/sharing.ts';
import { SettingsFile } from './sureness/settings.ts';
import { Sureness } from './sureness/sureness.ts';
import { trainingHandlers } from './training/handlers.ts';
import { Trainings } from './training/trainings.ts';
import { Translator } from './translator.ts';
import { updateHandlers } from './updates/handlers.ts';
import type { Updates } from './updates/updates.ts';

/** A shell connects its clients to it and carries the messages. */
export interface Backend {
  handlers: Handlers<Client>;
  /** @param emit called with each event of this client, until it is disconnected */
  connect(emit: (event: AppEvent) => void): Client;
  disconnect(client: Client): void;
  /** Says something to everybody who is connected. */
  tell(event: AppEvent): void;
  /** Saves what can be saved. */
  close(): Promise<void>;
}

export interface BackendParts {
  app: AppDescription;
  modelFolder: string;
  /** Where signs lie, and the released model's words among them. */
  spaceFolder: string;
  /** Where the library is kept; made where it is missing. */
  dataFolder: string;
  /** The built renderer: other programs get the captions page out of it. Absolute. */
  rendererFolder: string;
  runCommand: CommandRunner;
  choosePath: PathChooser | null;
  /** What else than the window speaks: a menu and dialogs. None in the browser host. */
  speak?: (code: LanguageCode) => Promise<void>;
  /** Null in the browser host, which is run from a checkout. */
  updates?: Updates | null;
  /** Engines other than the processor's run in processes of their own; without it there are none. */
  startEngine?: StartEngineProcess;
  /** None in the browser host. */
  captionWindow?: CaptionWindow;
  /** What the shell can do for people who look after their data; tests do without. */
  premises?: Premises & { log: Log; facts: () => Record<string, string> };
}

export function createBackend({
  app,
  modelFolder,
  spaceFolder,
  dataFolder,
  rendererFolder,
  runCommand,
  choosePath,
  speak,
  updates = null,
  startEngine,
  captionWindow,
  premises,
}: BackendParts): Backend {
  const clients = new Set<Client>();
  const kept = new KeptConversationFile(dataFolder);
  const texts = new TextFiles(choosePath);
  const replacing = new Replacing(texts.choosePath);
  const tell = (event: AppEvent) => clients.forEach(({ emit }) => emit(event));
  const usual = new UsualWordsFile({ dataFolder, kept, tell });
  const models = new Models({
    released: modelFolder,
    dataFolder,
    tell(event) {
      // Another network sees other likenesses between takes.
      if (event.event === 'model') {
        inspector.forget();
        newWords.follow();
      }
      tell(event);
    },
  });
  const { loaded } = models;
  const engines = new Engines({ loaded, dataFolder, version: app.version, start: startEngine ?? null, tell });
  const library = new OpenedLibrary(dataFolder, () => {
    tell({ event: 'library' });
    newWords.follow();
    sureness.follow();
  });
  const newWords = new NewWords({ library, models, dataFolder, space: spaceFolder, tell });
  const file = new SettingsFile(dataFolder);
  const sureness = new Sureness({ library, loaded, newWords, file, tell });
  const engine = () =>
    loaded.open().then(
      (open) => open.engine,
      () => null,
    );
  const takesOf = async (word: number, most: number) => newestTakes(await library.open(), word, most);
  const inspector = new Inspector({ takesOf, engine });
  const unsaved = new Unsaved(() => library.open());
  const answers = new Answers({ library, inspector, unsaved, file, tell });
  unsaved.onstuck = (trouble, waiting) => {
    for (const { recorder } of clients) recorder?.stuck(waiting);
    if (trouble) tell({ event: 'trouble', code: 'disk-full', message: trouble.message });
    else tell({ event: 'trouble', code: 'disk-free', message: 'All takes are saved.' });
  };
  // The caption comes first: while somebody is translated, one core is left to it.
  const live = () => [...clients].some(({ translator }) => translator.running);
  const sharing = new Sharing({ dataFolder, rendererFolder, release: app.version, translating: live, tell });
  const threads = () => Math.max(1, availableParallelism() - (live() ? 1 : 0));
  const trainings = new Trainings({ dataFolder, library, models, run: runCommand, threads, tell });
  trainings.resume().catch((error: unknown) => console.error('Trainings could not be looked for:', error));
  const imports = new ImportJob(runCommand, dataFolder);
  const log = premises?.log ?? null;
  const privacy: PrivacyRoom = {
    openFolder: null,
    startAnew: async () => void erase(dataFolder),
    ...premises,
    dataFolder,
    library,
    models,
    trainings,
    unsaved,
    importing: () => imports.busy,
    recorded: (signer) => [...clients].some(({ recorder }) => recorder?.state.signer === signer),
    cancelImport: () => imports.cancel(),
    close,
    tell,
  };
  void finishForgetting(privacy);
  return {
    handlers: {
      ...liveHandlers({ ...app, dataFolder }, models, newWords, new Movements(library)),
      ...modelHandlers({ models, library, trainings, replacing }),
      ...newWordHandlers(newWords),
      ...engineHandlers(engines),
      ...surenessHandlers(sureness, answers),
      ...updateHandlers(updates),
      ...sharingHandlers(sharing),
      ...trainingHandlers(trainings),
      ...libraryHandlers(library, inspector),
      ...recordingHandlers({ library, inspector, unsaved }),
      ...exchangeHandlers({
        library,
        job: imports,
        clips: new Clips(inspector),
        inspector,
        replacing,
      }),
      ...conversationHandlers({ kept, usual, texts, captionWindow: captionWindow ?? null }),
      ...privacyHandlers(privacy),
      ...languageHandlers(speak ?? null),
      ...logHandlers(log),
      ...diagnosticsHandlers({ app, log, facts: premises?.facts, privacy }),
    },
    connect(emit) {
      const held = new HeldSigns(() => answers.wanted);
      const expected = usual.expected();
      const familiar = new FamiliarSigns();
      const interpreter = async () => {
        await Promise.all([sureness.attend(), answers.attend(), usual.attend()]);
        return LiveInterpreter.open(newWords.readings, { held, expected, familiar });
      };
      const hear = (event: AppEvent) => {
        if (event.event === 'status') client.status = event.status;
        if (event.event === 'recognition') sharing.hear(client, event.recognition);
        emit(event);
      };
      const client = new Client(new Translator(interpreter, hear), emit, held, expected, familiar);
      clients.add(client);
      return client;
    },
    disconnect(client) {
      clients.delete(client);
      client.leave();
    },
    tell,
    close,
  };

  async function close(): Promise<void> {
    const trainingsEnd = trainings.close();
    await sharing.close();
    await Promise.all([...clients].map((client) => client.record(null)));
    await unsaved.flush();
    await trainingsEnd;
    await Promise.all([newWords.close(), sureness.close(), kept.close(), usual.close(), engines.close()]);
    await library.close();
    await models.close();
  }
}

type LiveRequests = 'describeApp' | 'describeModel' | 'loadPrototype' | 'startSession' | 'stopSession';

function liveHandlers(
  { dataFolder, ...app }: AppDescription & { dataFolder: string },
  models: Models,
  newWords: NewWords,
  movements: Movements,
): Pick<Handlers<Client>, LiveRequests> {
  return {
    describeApp: async () => ((await mayKeep(dataFolder)) ? app : { ...app, readOnly: true }),
    describeModel: () => describeModel(models, newWords),
    async loadPrototype({ word }) {
      const shared = await models.loaded.shared();
      return shared.open.prototypes.get(word) ?? newWords.prototype(shared, word) ?? movements.of(word);
    },
    startSession: (_, { translator }) => translator.start(),
    stopSession(_, { translator }) {
      translator.stop();
      return null;
    },
  };
}

async function describeModel(models: Models, newWords: NewWords): Promise<ModelDescription> {
  const { model: shared, words: writable } = await models.writable();
  const { model, card, heldOut } = shared.open;
  const words = [
    ...writable.map((word) => ({ word, hands: model.hands[word] ?? 1, origin: 'model' as const })),
    ...newWords.beside(shared),
  ].sort((a, b) => a.word.localeCompare(b.word, 'en'));
  const { name, family, parameters } = model;
  return { name, family, parameters, words, heldOut, card };
}
