import { pluralsOf } from '../../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('de');

export const messages: Messages = {
  forPrograms: 'Für andere Programme',
  about:
    'Untertitel in OBS oder Wörter für ein eigenes Programm. Sie gehen nur an Programme auf diesem Computer, und nur solange dies eingeschaltet ist.',
  give: 'Wörter an andere Programme auf diesem Computer weitergeben',
  usePort: (port) => `Port ${port} verwenden`,
  address: 'Adresse der Untertitelseite, für eine Browserquelle in OBS',
  copy: 'Adresse kopieren',
  copied: 'Die Adresse ist kopiert. Wer sie hat, kann auf diesem Computer mitlesen.',
  notCopied: 'Die Zwischenablage war nicht zu benutzen. Zeige den Schlüssel und kopiere die Adresse von Hand.',
  showKey: 'Schlüssel zeigen',
  newKey: 'Neuer Schlüssel',
  aboutNewKey: 'Die Adresse enthält einen Schlüssel. Mit einem neuen ist ausgeschlossen, wer den alten hat.',
  renewed: 'Der Schlüssel ist neu. Kopiere die Adresse neu überallhin, wo sie gebraucht wird.',
  listening: (count) =>
    count === 0
      ? 'Gerade liest kein Programm mit.'
      : plural(count, { one: `Gerade liest ${count} Programm mit.`, other: `Gerade lesen ${count} Programme mit.` }),
  port: 'Port',
  useThisPort: 'Diesen Port verwenden',
  noPort: (least, most) => `Ein Port ist eine Zahl von ${least} bis ${most}.`,
  mayBegin: 'Sie dürfen auch einen neuen Satz beginnen',
  looking: 'Wird nachgesehen …',
  begun: 'Ein anderes Programm hat einen neuen Satz begonnen. „Rückgängig“ holt die Wörter zurück.',
};
