import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  title: (view) => `${view} – Signwright`,
  nav: 'Ansichten',
  views: {
    translate: 'Übersetzen',
    practise: 'Üben',
    record: 'Aufnehmen',
    library: 'Bibliothek',
    train: 'Trainieren',
    models: 'Modelle',
    settings: 'Einstellungen',
  },
  skips: {
    translate: 'Direkt zu den Untertiteln',
    practise: 'Direkt zum Üben',
    record: 'Direkt zur Aufnahme',
    library: 'Direkt zur Bibliothek',
    train: 'Direkt zum Training',
    models: 'Direkt zu den Modellen',
    settings: 'Direkt zu den Einstellungen',
  },
  percent: (percent) => `${percent} %`,
  judging: (percent) => `Ein Modell wird beurteilt: ${percent} %`,
  training: (percent) => `Ein Training läuft: ${percent} %`,
  conversation: 'Gespräch',
  words: 'Wörter',

  lost: {
    what: 'Die Verbindung zu Signwright ist verloren.',
    then: 'Sie wird neu versucht. Läuft das Programm noch dort, wo du es gestartet hast?',
  },
  readOnly: {
    what: 'Es kann nichts gespeichert werden.',
    then: 'Signwright darf nicht in seinen Datenordner schreiben. Erlaube es und starte neu, oder wähle mit SIGNWRIGHT_DATA einen anderen Ordner.',
  },
  disconnected: 'Die Verbindung zu Signwright ist weg. Läuft es noch dort, wo du es gestartet hast?',
};
