/** The system's own dialogs: for choosing a file or a folder, and before something is lost. */
import { BrowserWindow, dialog, type OpenDialogOptions, type SaveDialogOptions } from 'electron';
import type { PathChooser } from './exchange/handlers.ts';

const PARQUET = { name: 'Signwright takes', extensions: ['parquet'] };
const OPEN: Record<'import-file' | 'import-folder' | 'import-model' | 'import-model-folder', OpenDialogOptions> = {
  'import-file': {
    title: 'Import takes',
    properties: ['openFile'],
    filters: [
      { name: 'Takes', extensions: ['parquet', 'zip', 'pose', 'npy', 'csv'] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  'import-folder': { title: 'Import a folder of takes', properties: ['openDirectory'] },
  'import-model': {
    title: 'Import a model',
    properties: ['openFile'],
    filters: [
      { name: 'Signwright models', extensions: ['zip'] },
      { name: 'All files', extensions: ['*'] },
    ],
  },
  'import-model-folder': { title: 'Import a model folder', properties: ['openDirectory'] },
};
const SAVE = {
  export: { title: 'Export takes', filters: [PARQUET] },
  'export-model': { title: 'Export the model as a folder' },
  'export-onnx': { title: 'Export the model as ONNX', filters: [{ name: 'ONNX', extensions: ['onnx'] }] },
  'export-text': { title: 'Save as text', filters: [{ name: 'Text', extensions: ['txt'] }] },
  'export-captions': { title: 'Save as captions', filters: [{ name: 'WebVTT captions', extensions: ['vtt'] }] },
} satisfies Record<string, SaveDialogOptions>;

type SavePurpose = keyof typeof SAVE;
const saves = (purpose: string): purpose is SavePurpose => purpose in SAVE;

export const choosePath: PathChooser = async ({ purpose, suggestion }) => {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const place = suggestion === undefined ? {} : { defaultPath: suggestion };
  if (saves(purpose)) {
    const options = { ...SAVE[purpose], ...place };
    const { canceled, filePath } = await (window
      ? dialog.showSaveDialog(window, options)
      : dialog.showSaveDialog(options));
    return canceled || !filePath ? null : filePath;
  }
  const options = { ...OPEN[purpose], ...place };
  const { canceled, filePaths } = await (window
    ? dialog.showOpenDialog(window, options)
    : dialog.showOpenDialog(options));
  return canceled ? null : (filePaths[0] ?? null);
};

/** Asks whether the window may close although takes wait for room on the disk. */
export function mayClose(window: BrowserWindow): boolean {
  const choice = dialog.showMessageBoxSync(window, {
    type: 'warning',
    message: 'Some takes are not saved yet.',
    detail: 'They wait until there is room on the disk. If you close Signwright now, they are lost.',
    buttons: ['Keep it open', 'Close and lose them'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return choice === 1;
}
