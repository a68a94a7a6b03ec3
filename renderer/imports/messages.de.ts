import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('de');
const takes = (count: number) =>
  plural(count, { one: `${decimal(count)} Aufnahme`, other: `${decimal(count)} Aufnahmen` });
const words = (count: number) => plural(count, { one: `${decimal(count)} Wort`, other: `${decimal(count)} Wörtern` });
const videos = (count: number) => plural(count, { one: `${decimal(count)} Video`, other: `${decimal(count)} Videos` });
const signers = (count: number) =>
  plural(count, { one: `${decimal(count)} Person`, other: `${decimal(count)} Personen` });

export const messages: Messages = {
  importTakes: 'Aufnahmen importieren',
  what: 'Was importiert wird',
  formats: {
    auto: 'Selbst herausfinden',
    takes: 'Aufnahmen von Signwright (takes.parquet)',
    'mp-data': 'MP_Data-Ordner (NumPy-Sequenzen)',
    gislr: 'Einzelne Gebärden von Google (Kaggle GISLR)',
    pose: '.pose-Dateien',
    videos: 'Videodateien (MP4, WebM, MOV, MKV)',
  },
  file: 'Datei',
  fileOrFolder: 'Datei oder Ordner',
  chooseFile: 'Datei auswählen…',
  chooseFolder: 'Ordner auswählen…',
  signerIfUnnamed: 'Wer gebärdet, falls die Daten es nicht sagen',
  languageIfUnnamed: 'Sprache, falls die Daten keine nennen',
  languageCode: 'gsg',
  frameRate: 'Bilder pro Sekunde, falls bekannt',
  aspect: 'Breite / Höhe des Bildes, falls bekannt',
  aspectUnclear: 'Schreib es als 16:9 oder 1,78, von 0,1 bis 10.',
  importOfTakes: 'Import von Aufnahmen',
  importOfVideos: 'Import von Videos',
  stopping: 'Wird angehalten…',
  tooLate: 'Zum Anhalten war es zu spät.',
  reading: 'Wird gelesen…',
  lookThrough: 'Filtere nach Sitzung, um anzusehen, was dazugekommen ist.',
  cancelImport: 'Import abbrechen',
  import: 'Importieren',
  show: 'Anzeigen',
  importingTakes: 'Aufnahmen werden importiert',
  importingNow: (note) => `Aufnahmen werden importiert: ${note}`,
  importingVideos: (done, total) => `Videos werden importiert: ${done} von ${total}`,

  aboutFolders: 'Ein Ordner mit einem Ordner für jedes Wort, und darin die Videos dazu:',
  clipPath: 'hallo/video.mp4',
  aboutKeeping: 'Behalten wird nur, wo die Hände sind, nie das Video.',
  videoFolder: 'Ordner mit Videos',
  folderOfSigner: 'Der Ordner über dem des Wortes nennt die Person, die gebärdet:',
  signerPath: 'anna/hallo/video.mp4',
  signer: 'Wer gebärdet',
  handsOfNew: 'Mit welcher Hand führen die neuen Personen?',
  found: (count, ofWords) => `${videos(count)} zu ${words(ofWords)}.`,
  foundNamed: (count, ofWords, names) => `${videos(count)} zu ${words(ofWords)}: ${names}.`,
  foundSigners: (count, names) => `${signers(count)}: ${names}.`,
  unusable: (count) =>
    plural(count, {
      one: `${decimal(count)} Datei ist nicht zu gebrauchen.`,
      other: `${decimal(count)} Dateien sind nicht zu gebrauchen.`,
    }),
  videosDone: (done, total) => `${done} von ${total} Videos`,
  goesOn: 'Du kannst das hier schließen und weiterarbeiten; der Import geht weiter.',
  failed: (why) => `${why} Was vorher importiert wurde, ist in der Bibliothek.`,

  problems: 'Dateien, die nicht zu gebrauchen waren',
  copyList: 'Liste kopieren',
  more: (count) => `und ${decimal(count)} weitere`,

  left: {
    nearly: 'fast fertig',
    seconds: (count) => `noch etwa ${count} s`,
    minutes: (count) => `noch etwa ${count} min`,
    hours: (count) => `noch etwa ${count} h`,
  },
  came: (count, ofWords, by) =>
    plural(count, {
      one: `${takes(count)} zu ${words(ofWords)} von ${signers(by)} ist in der Bibliothek.`,
      other: `${takes(count)} zu ${words(ofWords)} von ${signers(by)} sind in der Bibliothek.`,
    }),
  imported: (count, ofWords) =>
    plural(count, {
      one: `${takes(count)} zu ${words(ofWords)} wurde importiert.`,
      other: `${takes(count)} zu ${words(ofWords)} wurden importiert.`,
    }),
  knownAlready: (count) =>
    plural(count, {
      one: `${videos(count)} war schon in der Bibliothek.`,
      other: `${videos(count)} waren schon in der Bibliothek.`,
    }),
  nothingNew: 'Nichts Neues ist hinzugekommen.',
  takesKnown: (count) =>
    plural(count, {
      one: `${takes(count)} war schon in der Bibliothek.`,
      other: `${takes(count)} waren schon in der Bibliothek.`,
    }),
  binned: (count) =>
    plural(count, {
      one: `${decimal(count)} davon liegt im Papierkorb und lässt sich dort wiederherstellen.`,
      other: `${decimal(count)} davon liegen im Papierkorb und lassen sich dort wiederherstellen.`,
    }),
  unused: (count) =>
    plural(count, {
      one: `${decimal(count)} Datei war nicht zu gebrauchen.`,
      other: `${decimal(count)} Dateien waren nicht zu gebrauchen.`,
    }),
  cancelled: 'Der Import wurde abgebrochen: Wähle denselben Ordner noch einmal, dann geht er dort weiter.',
  takesImported: (count) =>
    plural(count, { one: `${takes(count)} wurde importiert.`, other: `${takes(count)} wurden importiert.` }),
  videosImported: (count) =>
    plural(count, {
      one: `Videos: ${takes(count)} wurde importiert.`,
      other: `Videos: ${takes(count)} wurden importiert.`,
    }),

  fault: {
    unplayableKind: 'Diese Art von Video lässt sich hier nicht abspielen. Wandle es zuerst in MP4 oder WebM um.',
    tooLarge: 'Die Datei ist größer als 1 GB. Schneide sie in Videos von je einer Gebärde.',
    noWord:
      'Das Video liegt in keinem Ordner, der sein Wort nennen könnte. Sortiere die Videos in einen Ordner je Wort.',
    noSignerFolder: 'Über dem Ordner des Wortes gibt es keinen, der die Person nennen könnte, die gebärdet.',
    longName: (most) => `Der Name eines Ordners ist länger als ${most} Zeichen.`,
    controlName: 'Der Name eines Ordners enthält Steuerzeichen, zum Beispiel einen Zeilenumbruch. Benenne ihn um.',
    noSigner: 'Niemand ist genannt, der darin gebärdet.',
    noHand: 'Darin wurde keine Hand gefunden.',
    detectionBroke: 'Die Handerkennung ist daran zweimal gescheitert.',
    unreadable: 'Die Datei lässt sich nicht lesen.',
    tooLong: (seconds, most) =>
      `Es dauert ${seconds} s. Schneide es in Videos von je einer Gebärde, höchstens ${most} s lang.`,
    noLength: 'Seine Länge lässt sich nicht feststellen. Wandle es zuerst in MP4 um.',
    stalled: 'Es gibt keine Bilder mehr her. Vielleicht ist es beschädigt.',
    unplayable: 'Es lässt sich hier nicht abspielen. Wandle es zuerst in MP4 oder WebM um.',
    soundOnly: 'Es enthält Ton, aber keine Bilder.',
    noDrawing: 'Dieses Fenster kann keine Bilder zeichnen.',
  },
};
