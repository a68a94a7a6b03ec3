/** Takes that the renderer made out of videos: trimmed, looked at and saved like those of the camera. */
import { randomUUID } from 'node:crypto';
import { decodeFrames } from '../../models/wire.ts';
import { trimOf } from '../../models/take_cutter.ts';
import { RequestError, type Clip, type TakeSummary } from '../ipc.ts';
import type { Library } from '../library/library.ts';
import { excerptOf } from '../recording/excerpt.ts';
import type { Inspector } from '../recording/inspector.ts';

export class Clips {
  readonly #inspector: Inspector;
  /** The sitting that each signer's videos of this run belong to. */
  readonly #sessions = new Map<number, Promise<number>>();

  constructor(inspector: Inspector) {
    this.#inspector = inspector;
  }

  /** @throws {RequestError} with a sentence when the clip shows no hand */
  async save(clip: Clip, library: Library): Promise<TakeSummary> {
    const frames = framesOf(clip);
    const signer = await library.signer(clip.signer);
    const word = await library.addWord({ word: clip.word });
    const whole = { start: frames[0]?.t ?? 0, end: frames.at(-1)?.t ?? 0 };
    const { sign, ...excerpt } = excerptOf(frames, trimOf(frames) ?? whole);
    const { notes, accept } = await this.#inspector.inspect(sign, { word, dominant: signer.dominant, light: null });
    const take = await library.saveTake({
      key: randomUUID(),
      word: word.id,
      signer: signer.id,
      session: await this.#session(signer.id, library),
      ...excerpt,
      recorded: Date.now(),
      notes,
      source: clip.file,
      digest: clip.digest,
    });
    accept();
    return take;
  }

  #session(signer: number, library: Library): Promise<number> {
    const known = this.#sessions.get(signer);
    if (known) return known;
    const session = library.startSession(signer, 'videos');
    this.#sessions.set(signer, session);
    session.catch(() => this.#sessions.delete(signer));
    return session;
  }
}

function framesOf({ frames, file }: Clip) {
  const refuse = (what: string) => new RequestError('clip', `${file}: ${what}`);
  try {
    const all = decodeFrames(frames);
    if (!all.some(({ hands }) => hands.length > 0)) throw refuse('no hand was seen in this video.');
    if (all.some(({ t }, index) => index > 0 && !(t > (all[index - 1]?.t ?? 0))))
      throw refuse('its pictures are not in order of time.');
    return all;
  } catch (error) {
    if (error instanceof RequestError) throw error;
    throw refuse('its landmarks could not be read.');
  }
}
