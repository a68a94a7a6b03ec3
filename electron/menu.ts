/** The application menu: editing, zoom and full screen; reload and developer tools only while developing. */
import { app, Menu, type MenuItemConstructorOptions } from 'electron';
import { shellLanguage } from './language/language.ts';
import { messages } from './language/messages.ts';

/** In the language of the window, also when that changes. */
export function setMenu(): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menu()));
  shellLanguage.onchange = setMenu;
}

// Electron's own labels are English everywhere but on macOS, so each item has its own.
function menu(): MenuItemConstructorOptions[] {
  const m = messages().menu;
  const mac = process.platform === 'darwin';
  const developing: MenuItemConstructorOptions[] = [
    { role: 'reload' },
    { role: 'toggleDevTools' },
    { type: 'separator' },
  ];
  const edit: MenuItemConstructorOptions[] = [
    { role: 'undo', label: m.undo },
    { role: 'redo', label: m.redo },
    { type: 'separator' },
    { role: 'cut', label: m.cut },
    { role: 'copy', label: m.copy },
    { role: 'paste', label: m.paste },
    { role: 'delete', label: m.remove },
    { type: 'separator' },
    { role: 'selectAll', label: m.selectAll },
  ];
  const view: MenuItemConstructorOptions[] = [
    ...(app.isPackaged ? [] : developing),
    { role: 'resetZoom', label: m.actualSize },
    { role: 'zoomIn', label: m.larger },
    { role: 'zoomOut', label: m.smaller },
    { type: 'separator' },
    { role: 'togglefullscreen', label: m.fullScreen },
  ];
  const window: MenuItemConstructorOptions[] = [
    { role: 'minimize', label: m.minimise },
    { role: 'zoom', label: m.zoom, visible: mac },
    ...(mac
      ? ([{ type: 'separator' }, { role: 'front', label: m.toFront }] satisfies MenuItemConstructorOptions[])
      : ([{ role: 'close', label: m.close }] satisfies MenuItemConstructorOptions[])),
  ];
  return [
    mac ? { label: app.name, submenu: appMenu() } : { label: m.file, submenu: [{ role: 'quit', label: m.quit }] },
    { label: m.edit, submenu: edit },
    { label: m.view, submenu: view },
    { label: m.window, role: 'window', submenu: window },
  ];
}

/** The first one on macOS. */
function appMenu(): MenuItemConstructorOptions[] {
  const m = messages().menu;
  return [
    { role: 'about', label: m.about(app.name) },
    { type: 'separator' },
    { role: 'services', label: m.services },
    { type: 'separator' },
    { role: 'hide', label: m.hide(app.name) },
    { role: 'hideOthers', label: m.hideOthers },
    { role: 'unhide', label: m.showAll },
    { type: 'separator' },
    { role: 'quit', label: m.quitApp(app.name) },
  ];
}
