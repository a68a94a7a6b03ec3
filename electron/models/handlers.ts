/** What the main side answers about models: which there are, which recognises, and how well. */
import { rm } from 'node:fs/promises';
import type { Client } from '../client.ts';
import { fullPath } from '../exchange/handlers.ts';
import { refuseExisting, type Replacing } from '../exchange/replacing.ts';
import { RequestError, type Handlers } from '../ipc.ts';
import type { OpenedLibrary } from '../library/opened-library.ts';
import type { Trainings } from '../training/trainings.ts';
import { exportFolder } from './export.ts';
import { takeOver } from './foreign.ts';
import { readGrowth } from './growth.ts';
import type { Models } from './models.ts';
import { readJudged, resultsOf } from './results.ts';

type ModelRequests =
  | 'listModels'
  | 'activateModel'
  | 'rollBack'
  | 'renameModel'
  | 'deleteModel'
  | 'restoreModel'
  | 'exportModel'
  | 'importModel'
  | 'compareModels'
  | 'loadResults'
  | 'setWords'
  | 'setBeside';

export interface ModelRoom {
  models: Models;
  library: OpenedLibrary;
  trainings: Trainings;
  replacing: Replacing;
}

export function modelHandlers({
  models,
  library,
  trainings,
  replacing,
}: ModelRoom): Pick<Handlers<Client>, ModelRequests> {
  return {
    listModels: () => models.list(),
    activateModel: ({ model }) => models.activate(model),
    rollBack: () => models.rollBack(),
    renameModel: ({ model, name }) => models.rename(model, name),
    async deleteModel({ model }) {
      if (await trainings.uses(model))
        throw new RequestError('busy', 'A training needs this model: wait for its end, or cancel it.');
      await models.remove(model);
      return null;
    },
    restoreModel: ({ model }) => models.restore(model),
    async exportModel({ model, path, format }) {
      const folder = await models.shelf.folderOf(model);
      const to = fullPath(format === 'onnx' && !path.endsWith('.onnx') ? `${path}.onnx` : path);
      if (format === 'folder') {
        // Never replaced: nobody means to lose what is in it.
        await refuseExisting(to);
        await exportFolder(folder, to);
      } else {
        const { exportOnnx } = await import('../../training/exchange/onnx_export.ts');
        await replacing
          .to(to, () => exportOnnx(folder, to))
          .catch((error: unknown) => {
            const known = error instanceof Error && (error.name === 'ModelError' || error.name === 'InputError');
            throw known ? new RequestError('model', error.message) : error;
          });
      }
      return { path: to };
    },
    async importModel({ path }) {
      const built = await models.shelf.build();
      try {
        await takeOver(fullPath(path), built);
        const id = models.newId();
        await models.add(built, id, { origin: 'imported', created: Date.now() });
        return await models.summary(id);
      } finally {
        await rm(built, { recursive: true, force: true });
      }
    },
    compareModels: ({ models: pair }) => trainings.compare(pair),
    async loadResults({ model }) {
      const { judgement } = await models.summary(model);
      const folder = await models.shelf.folderOf(model);
      const judged = await readJudged(folder);
      if (judged.length === 0) return null;
      const { takes } = await (await library.open()).listTakes({}, 0, Number.MAX_SAFE_INTEGER);
      const results = resultsOf(judgement, judged, new Set(takes.map(({ id }) => id)));
      return { ...results, growth: await readGrowth(folder) };
    },
    setWords: ({ model, off }) => models.setWords(model, off),
    setBeside: ({ model, on }) => models.setBeside(model, on),
  };
}
