/** What the main side answers while a client records. */
import type { Client } from '../client.ts';
import { RequestError, type Handlers } from '../ipc.ts';
import type { OpenedLibrary } from '../library/opened-library.ts';
import type { Inspector } from './inspector.ts';
import { Recorder } from './recorder.ts';
import type { Unsaved } from './unsaved.ts';

type RecordingRequests =
  'startRecording' | 'stopRecording' | 'markSign' | 'redoTake' | 'skipPrompt' | 'dismissSign' | 'reportLight';

export interface Studio {
  library: OpenedLibrary;
  inspector: Inspector;
  unsaved: Unsaved;
}

export function recordingHandlers({ library, inspector, unsaved }: Studio): Pick<Handlers<Client>, RecordingRequests> {
  return {
    async startRecording(order, client) {
      await client.record(null);
      client.translator.stop();
      const open = await library.open();
      const signer = await open.signer(order.signer);
      const words = new Map(
        await Promise.all(order.prompts.map(async ({ word }) => [word, await open.word(word)] as const)),
      );
      if (order.prompts.length > 1 && order.prompts.some(({ takes }) => takes === null))
        throw new RequestError('bad-input', 'Only a single word can be recorded until you stop: say how many takes.');
      const session = await open.startSession(signer.id, 'camera');
      const { emit } = client;
      const recorder = new Recorder({ order, session, signer, words, inspector, unsaved, emit });
      await client.record(recorder);
      return recorder.state;
    },
    async stopRecording(_, client) {
      await client.record(null);
      return null;
    },
    markSign: (_, client) => running(client).mark(),
    skipPrompt: (_, client) => running(client).skip(),
    dismissSign: (_, client) => running(client).dismiss(),
    async redoTake({ take }, client) {
      const recorder = running(client);
      const [deleted] = await (await library.open()).changeTakes([take], { deleted: true });
      inspector.forget();
      return deleted ? recorder.repeat(deleted.word) : recorder.state;
    },
    reportLight({ light }, client) {
      if (client.recorder) client.recorder.light = light;
      return null;
    },
  };
}

function running({ recorder }: Client): Recorder {
  if (!recorder) throw new RequestError('no-recording', 'No recording is running: start one first.');
  return recorder;
}
