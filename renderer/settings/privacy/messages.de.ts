import { decimal } from '../../language/numbers.ts';
import { pluralsOf } from '../../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('de');

const takes = (count: number) => `${decimal(count)} ${plural(count, { one: 'Aufnahme', other: 'Aufnahmen' })}`;
/** In the dative. */
const words = (count: number) => `${decimal(count)} ${plural(count, { one: 'Wort', other: 'Wörtern' })}`;
const people = (count: number) => `${decimal(count)} ${plural(count, { one: 'Person', other: 'Personen' })}`;

export const messages: Messages = {
  privacy: 'Privatsphäre',
  about: 'Alles bleibt auf diesem Computer. Nichts, was du gebärdest, sagst oder tippst, wird irgendwohin gesendet.',
  neverSaved: 'Nie gespeichert:',
  aboutNeverSaved:
    'Bilder und Video. In jedem Bild werden die Hände gesucht, dann wird das Bild verworfen. Eine Aufnahme enthält die Positionen von 21 Punkten jeder Hand und sonst nichts von dir.',
  saved: (takeCount, wordCount, signerCount) =>
    `${takes(takeCount)} zu ${words(wordCount)} von ${people(signerCount)} ${plural(takeCount, { one: 'ist', other: 'sind' })} gespeichert.`,
  deleted: (count) =>
    plural(count, {
      one: `${decimal(count)} weitere Aufnahme ist gelöscht und lässt sich wiederherstellen.`,
      other: `${decimal(count)} weitere Aufnahmen sind gelöscht und lassen sich wiederherstellen.`,
    }),
  libraryUnreadable: 'Die Bibliothek lässt sich gerade nicht lesen.',
  whatIsSaved: 'Was gespeichert ist, und wie groß es ist',
  what: 'Was',
  size: 'Größe',
  places: {
    library: 'Wörter, Personen und Aufnahmen',
    models: 'Deine eigenen Modelle',
    trainings: 'Trainings',
    snapshots: 'Aufnahmen, aus denen Modelle gelernt haben',
    conversation: 'Das Gespräch, weil du es aufbewahren wolltest',
    'usual-words': 'Wie oft deine Wörter aufeinander folgen, weil du sie zählen lässt',
    settings: 'Einstellungen',
    logs: 'Was schiefging, ohne Wörter und Namen',
    browser: 'Was das Fenster sich merkt: Farben, Kamera, temporäre Dateien',
  },
  together: 'Zusammen',
  liesIn: 'Alles liegt in',
  browserKeeps: 'Dein Browser merkt sich die Farben und die Kamera, die du gewählt hast.',
  openFolder: 'Ordner öffnen',
  forgetPersonMore: 'Aufnahmen einer Person löschen …',
  deleteEverythingMore: 'Alles löschen …',
  cancel: 'Abbrechen',
  close: 'Schließen',
  deleting: 'Wird gelöscht …',
  everything: {
    title: 'Alles löschen?',
    about: 'Das wird endgültig gelöscht und lässt sich nicht zurückholen:',
    after: 'Dateien, die du exportiert hast, bleiben, wo sie sind. Signwright beginnt danach wie neu.',
    word: 'LÖSCHEN',
    typeWord: (word) => `Tippe ${word}, um fortzufahren`,
    delete: 'Alles löschen',
    losses: {
      takes: (takeCount, wordCount, signerCount) =>
        `${takes(takeCount)} zu ${words(wordCount)} von ${people(signerCount)}.`,
      library: 'Die Bibliothek, die sich gerade nicht lesen lässt.',
      models: (count) =>
        plural(count, { one: `${decimal(count)} eigenes Modell.`, other: `${decimal(count)} eigene Modelle.` }),
      trainings: (count) =>
        plural(count, {
          one: `${decimal(count)} laufendes Training: wird sofort beendet.`,
          other: `${decimal(count)} laufende Trainings: werden sofort beendet.`,
        }),
      conversation: 'Das Gespräch, das du aufbewahrt hast.',
      usualWords: 'Was darüber gezählt wurde, was du meistens gebärdest.',
      rest: 'Alle Einstellungen und Protokolle.',
    },
  },
  person: {
    title: 'Aufnahmen einer Person löschen',
    who: 'Wer',
    withTakes: (name, count) => `${name} (${takes(count)})`,
    about:
      'Alle Aufnahmen dieser Person werden endgültig gelöscht, ihr Name auch. Ein Training, das gerade aus ihnen lernt, wird beendet. Nichts davon lässt sich zurückholen.',
    typeName: (name) => `Tippe den Namen „${name}“, um fortzufahren`,
    delete: 'Endgültig löschen',
    done: (count) =>
      plural(count, {
        one: `${decimal(count)} Aufnahme wurde endgültig gelöscht, auch aus dem, was Trainings davon behalten hatten.`,
        other: `${decimal(count)} Aufnahmen wurden endgültig gelöscht, auch aus dem, was Trainings davon behalten hatten.`,
      }),
    underway: (share) =>
      `Die Bibliothek wird ohne diese Person neu geschrieben: ${decimal(Math.floor(100 * share))} %. Übersetzen und Aufnehmen gehen dabei weiter.`,
    trainings: 'Diese Trainings haben daraus gelernt und wurden beendet:',
    models:
      'Diese Modelle haben daraus gelernt. Sie enthalten keine Aufnahme, aber das Gelernte. Ein Modell, das du löschst, lässt sich sieben Tage lang zurückholen.',
    modelDeleted: 'Gelöscht',
    modelInUse: 'Wird benutzt: Wähle zuerst ein anderes Modell.',
    deleteModel: 'Löschen',
    deleteModelNamed: (name) => `${name} löschen`,
  },
};
