import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('de');

export const messages: Messages = {
  settings: 'Einstellungen',
  appearance: 'Aussehen',
  colours: 'Farben',
  themes: { system: 'Wie das System', light: 'Hell', dark: 'Dunkel' },
  language: 'Sprache',
  languageOfWindow: 'Sprache des Fensters',
  asTheSystem: 'Wie das System',
  firstSteps: 'Erste Schritte',
  aboutFirstSteps: 'Von der Kamera bis zum ersten erkannten Wort.',
  showFirstSteps: 'Erste Schritte zeigen',
  camera: {
    title: 'Kamera',
    about: 'Sind mehrere Personen im Bild, liest Signwright eine davon und bleibt bei ihr, solange sie da ist.',
    mirrored: 'Meine Kamera liefert ein Spiegelbild',
    aboutMirrored:
      'Manche virtuellen Kameras tun das, und dann werden links und rechts verwechselt. So findest du es heraus: Halte etwas mit Buchstaben vor die Kamera, während dies aus ist. Kannst du sie im Bild von Signwright lesen, schalte es ein.',
  },
  conversation: {
    title: 'Gespräch',
    sentenceEnds: 'Ein Satz endet',
    whenISaySo: 'wenn ich es bestimme (N)',
    afterSeconds: (count) =>
      plural(count, { one: `nach ${count} Sekunde ohne Gebärde`, other: `nach ${count} Sekunden ohne Gebärde` }),
    keep: 'Gespräche auf diesem Computer aufbewahren',
    kept: 'Beim nächsten Start sind sie wieder da. Schaltest du dies aus, werden sie gelöscht.',
    notKept: 'Sie sind weg, sobald Signwright geschlossen wird.',
  },
  usual: {
    title: 'Was du meistens sagst',
    about: 'Wo sich zwei Gebärden ähneln, schreibt Signwright dann die, die bei dir meistens als Nächstes kommt.',
    learn: 'Lernen, welche Wörter ich nacheinander gebärde',
    stays:
      'Gezählt werden Wörter so, wie du sie stehen lässt oder berichtigst. Die Zahlen bleiben auf diesem Computer, und kein Satz wird aufbewahrt.',
    counted: (count) =>
      count === 0
        ? 'Noch ist nichts gezählt.'
        : plural(count, {
            one: `Bisher ist ${decimal(count)} Wort gezählt.`,
            other: `Bisher sind ${decimal(count)} Wörter gezählt.`,
          }),
    forget: 'Vergessen, was ich meistens sage',
  },
  speech: {
    title: 'Sprachausgabe',
    about: 'Sätze sprechen die Stimmen, die auf diesem Computer installiert sind. Kein Text wird irgendwohin gesendet.',
    looking: 'Stimmen werden gesucht …',
    languageOfWords: 'Sprache der Wörter',
    voice: 'Stimme',
    foreign: (voice, words) =>
      `Diese Stimme ist für eine andere Sprache gemacht (${voice}). Die Wörter sind auf ${words} und klingen damit vielleicht seltsam.`,
    measures: { rate: 'Tempo', pitch: 'Tonhöhe', volume: 'Lautstärke' },
    tryIt: 'Ausprobieren',
    sample: 'Hallo, so klinge ich.',
    stop: 'Stopp',
    auto: 'Jeden Satz sprechen, wenn er endet',
  },
  caption: {
    title: 'Große Untertitel',
    about: 'Für die Untertitel, die das Fenster füllen, und für ihr kleines Fenster.',
    letters: 'Tasten mit einem Buchstaben wirken beim Übersetzen (N, S, F, T)',
  },
  engine: {
    title: 'Engine',
    about: 'Was die Wörter berechnet. Welche Wörter erkannt werden, ändert sich dadurch nicht.',
    names: {
      auto: 'Automatisch (empfohlen)',
      onnx: 'Prozessor (ONNX Runtime)',
      webgpu: 'Grafikkarte mit WebGPU (ONNX Runtime)',
      dml: 'Grafikkarte mit DirectML (ONNX Runtime)',
      coreml: 'Grafikkarte mit CoreML (ONNX Runtime)',
      cuda: 'NVIDIA-Grafikkarte mit CUDA (ONNX Runtime)',
      tensorflow: 'TensorFlow',
    },
    aboutAuto: 'Die schnellste, die auf diesem Computer läuft, nach Messung.',
    trying: 'Engines werden ausprobiert. Das dauert einige Sekunden.',
    running: (engine) => `Läuft gerade: ${engine}.`,
    runsNow: 'läuft gerade',
    tryAgain: 'Noch einmal versuchen',
    tryEngineAgain: (engine) => `${engine}: noch einmal versuchen`,
    measure: 'Messen',
    measureAgain: 'Noch einmal messen',
    looking: 'Engines werden gesucht.',
    notMeasured: 'Sie wurde noch nicht gemessen.',
    runsOn: (device) => `Sie läuft auf: ${device}.`,
    takes: (p50, p95) => `Eine Antwort dauert ${p50}, bei 95 von 100 höchstens ${p95}.`,
    lessThan: (time) => `weniger als ${time}`,
  },
  diagnostics: {
    title: 'Diagnose',
    about:
      'Wenn etwas nicht funktioniert, hilft dieser Text, den Grund zu finden. Er enthält kein Wort, keinen Namen und keine Aufnahme. Nichts wird gesendet: Du liest ihn, speicherst ihn und gibst ihn, wem du willst.',
    text: 'Die Diagnose',
    show: 'Diagnose zeigen',
    showAgain: 'Neu zeigen',
    save: 'Als Text speichern …',
  },
  product: {
    title: 'Über Signwright',
    version: (version) => `Signwright ${version}. Freie Software unter der Lizenz Apache-2.0.`,
    asksHost: (host) =>
      `„Nach Updates suchen“ fragt ${host} nach der neuesten Version. Dieser Server erfährt die Internetadresse dieses Computers und nichts von dem, was du hier tust. Von selbst sucht Signwright nie.`,
    neverLooks:
      'Diese Kopie sucht nie nach Updates, und nichts von ihr geht ins Netz. Eine neuere Version gibt es dort, wo du diese herhast.',
    look: 'Nach Updates suchen',
    looking: 'Wird gesucht …',
    current: 'Das ist die neueste Version.',
    newer: (version, size) => `Version ${version} ist da (${size}).`,
    fetch: (version) => `Version ${version} holen`,
    fetching: (version, size) => `Version ${version} wird geholt (${size}) …`,
    fetched: (version, path) =>
      `Version ${version} liegt in ${path}. Schließe Signwright und öffne diese Datei, um sie zu installieren. Deine Aufnahmen und Modelle bleiben.`,
    unknown: 'Signwright sagt nicht, welche Version es ist. Schließe es und öffne es wieder.',
    licencesMore: 'Lizenzen …',
    licences: 'Lizenzen',
    licencesOfAll: 'Lizenzen von allem, woraus Signwright besteht',
    oneMoment: 'Einen Moment …',
    noLicences: 'Die Liste der Lizenzen fehlt. „npm run build“ erzeugt sie.',
  },
};
