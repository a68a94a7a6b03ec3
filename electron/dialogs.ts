/** The system's own dialogs: for choosing a file or a folder, and before something is lost. */
import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { PathChooser } from './exchange/handlers.ts';
import { messages } from './language/messages.ts';

type Words = ReturnType<typeof messages>['dialogs'];
type OpenPurpose = 'import-file' | 'import-folder' | 'import-model' | 'import-model-folder';

const everything = (m: Words) => ({ name: m.allFiles, extensions: ['*'] });
const OPEN: Record<OpenPurpose, (m: Words) => OpenDialogOptions> = {
  'import-file': (m) => ({
    title: m.importTakes,
    properties: ['openFile'],
    filters: [{ name: m.takes, extensions: ['parquet', 'zip', 'pose', 'npy', 'csv'] }, everything(m)],
  }),
  'import-folder': (m) => ({ title: m.importFolder, properties: ['openDirectory'] }),
  'import-model': (m) => ({
    title: m.importModel,
    properties: ['openFile'],
    filters: [{ name: m.signwrightModels, extensions: ['zip'] }, everything(m)],
  }),
  'import-model-folder': (m) => ({ title: m.importModelFolder, properties: ['openDirectory'] }),
};
const SAVE = {
  export: (m: Words) => ({ title: m.exportTakes, filters: [{ name: m.signwrightTakes, extensions: ['parquet'] }] }),
  'export-model': (m: Words) => ({ title: m.exportModel }),
  'export-onnx': (m: Words) => ({ title: m.exportOnnx, filters: [{ name: 'ONNX', extensions: ['onnx'] }] }),
  'export-text': (m: Words) => ({ title: m.saveText, filters: [{ name: m.text, extensions: ['txt'] }] }),
  'export-captions': (m: Words) => ({ title: m.saveCaptions, filters: [{ name: m.captions, extensions: ['vtt'] }] }),
} satisfies Record<string, (m: Words) => SaveDialogOptions>;

type SavePurpose = keyof typeof SAVE;
const saves = (purpose: string): purpose is SavePurpose => purpose in SAVE;

export const choosePath: PathChooser = async ({ purpose, suggestion }) => {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const place = suggestion === undefined ? {} : { defaultPath: suggestion };
  const { dialogs } = messages();
  if (saves(purpose)) {
    const options = { ...SAVE[purpose](dialogs), ...place };
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    return canceled || !filePath ? null : filePath;
  }
  const options = { ...OPEN[purpose](dialogs), ...place };
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
};

/** Asks whether the window may close although takes wait for room on the disk. */
export function mayClose(window: BrowserWindow): boolean {
  const m = messages().unsaved;
  const choice = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: m.message,
    detail: m.detail,
    buttons: [m.keepOpen, m.lose],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return choice === 1;
}
