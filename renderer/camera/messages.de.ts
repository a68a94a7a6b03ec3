import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  camera: 'Kamera',
  chooseCamera: 'Kamera wählen',
  turnOff: 'Kamera ausschalten',
  turnOn: 'Kamera einschalten',
  numbered: (number) => `Kamera ${number}`,
  gettingReady: 'Die Handerkennung wird vorbereitet…',
  recovering: 'Die Handerkennung ist stehen geblieben. Sie wird neu gestartet…',
  tryAgain: 'Noch einmal versuchen',

  silent: {
    title: 'Die Kamera sendet kein Bild',
    text: 'Sie ist verbunden, aber etwas hält das Bild zurück.',
    slider: 'Öffne den Schieber vor der Linse, falls es einen gibt.',
    lid: 'Klappe den Laptop auf.',
  },
  starting: 'Die Kamera startet…',
  off: {
    title: 'Die Kamera ist aus',
    text: 'Es wird nichts gelesen, bis du sie wieder einschaltest.',
  },
  asking: {
    title: 'Darf Signwright deine Kamera benutzen?',
    text: 'Antworte mit „Zulassen“, wenn du gefragt wirst. Das Bild verlässt diesen Computer nie und wird nie gespeichert.',
  },
  denied: {
    title: 'Signwright darf die Kamera nicht benutzen',
    text: 'Ohne Bild sieht es deine Hände nicht. Das Bild verlässt diesen Computer nie und wird nie gespeichert.',
  },
  missing: {
    title: 'Keine Kamera gefunden',
    text: 'Schließe eine an: Sie startet von selbst.',
    builtIn: 'Ist sie eingebaut? Suche nach einem Schalter oder einer Taste mit Kamerasymbol, die sie ausschaltet.',
    action: 'Noch einmal suchen',
  },
  busy: {
    title: 'Ein anderes Programm benutzt die Kamera',
    text: 'Schließe das andere Programm oder beende den Videoanruf. Signwright versucht es alle paar Sekunden noch einmal.',
    action: 'Jetzt versuchen',
  },
  unplugged: {
    title: 'Die Kamera wurde ausgesteckt',
    named: (name) =>
      `Stecke „${name}“ wieder ein, dann geht es von selbst weiter, oder wähle unten eine andere Kamera.`,
    unnamed: 'Stecke sie wieder ein, dann geht es von selbst weiter, oder wähle unten eine andere Kamera.',
  },
  unsupported: {
    title: 'Diese Seite kann keine Kamera benutzen',
    text: 'Öffne Signwright auf dem Computer, an den die Kamera angeschlossen ist, unter der Adresse, die es beim Start gezeigt hat.',
  },
  failed: {
    title: 'Die Kamera ist nicht gestartet',
    text: (message) => `Das System meldet: ${message}`,
    replug: 'Stecke die Kamera aus, warte einen Moment und stecke sie wieder ein.',
  },
  blind: {
    title: 'Signwright kann nicht nach Händen suchen',
    driver:
      'Versuche es noch einmal: Nach dem Ruhezustand oder einem Update braucht der Grafiktreiber manchmal einen Moment.',
    install:
      'Fehlt das Handmodell, dann installiere Signwright neu (oder führe „npm run hand-model“ in seinem Ordner aus).',
  },

  allow: {
    addressBar: 'Wähle das Kamerasymbol an einem Ende der Adressleiste.',
    page: 'Wähle „Zulassen“. Das Bild kommt von selbst oder nach „Noch einmal versuchen“.',
    mac: 'Öffne Systemeinstellungen, Datenschutz & Sicherheit, Kamera.',
    macApp: 'Schalte Signwright ein, beende es dann und öffne es wieder.',
    macBrowser: 'Schalte deinen Browser ein, beende ihn dann und öffne ihn wieder.',
    windows: 'Öffne Einstellungen, Datenschutz und Sicherheit, Kamera.',
    windowsSwitches: 'Schalte „Kamerazugriff“ und „Zulassen, dass Desktop-Apps auf Ihre Kamera zugreifen“ ein.',
    linuxApp: 'Erlaube Signwright die Kamera in den Systemeinstellungen, unter Datenschutz oder Anwendungen.',
    linuxBrowser: 'Erlaube deinem Browser die Kamera in den Systemeinstellungen, unter Datenschutz oder Anwendungen.',
    linuxGroup:
      'Geht es immer noch nicht, dann darf dein Konto vielleicht keine Videogeräte benutzen: Füge es der Gruppe „video“ hinzu und melde dich neu an.',
  },
};
