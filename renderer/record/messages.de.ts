import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('de');

const takes = (count: number) => plural(count, { one: `${count} Aufnahme`, other: `${count} Aufnahmen` });
const minutes = (count: number) => plural(count, { one: `${count} Minute`, other: `${count} Minuten` });

export const messages: Messages = {
  takes,
  noSign: 'keine Gebärde',
  noSignOnlyMoving: 'Keine Gebärde: nur Bewegung',
  goOn: 'Weiter',

  recordSigns: 'Gebärden aufnehmen',
  libraryUnreadable: 'Die Bibliothek lässt sich nicht lesen.',
  tryAgain: 'Noch einmal versuchen',
  openingLibrary: 'Die Bibliothek wird geöffnet …',
  whatToRecord: 'Was aufgenommen wird',
  untilYouStop: 'Bis du stoppst',
  extent: (takesAsked, minutesAbout) => `${takes(takesAsked)}, etwa ${minutes(minutesAbout)}`,
  startRecording: 'Aufnahme starten',
  missing: {
    wordAndSigner: 'Wähle ein Wort und die Person, die gebärdet.',
    word: 'Wähle ein Wort.',
    signer: 'Wähle die Person, die gebärdet.',
  },

  wordsToRecord: 'Wörter zum Aufnehmen',
  findWord: 'Wort suchen oder ein neues eingeben',
  words: 'Wörter',
  addWord: (word) => `„${word}“ hinzufügen`,
  newWord: 'neues Wort',
  addMoreWords: 'Weitere Wörter hinzufügen',
  allMyWords: 'Alle meine Wörter',
  allOtherWords: 'Alle anderen Wörter',
  aboutNoSign: 'Hände, die sich bewegen, ohne zu gebärden: So lernt das Programm, dann zu schweigen.',
  plannedWords: 'Wörter für diese Sitzung',
  noTakesYet: 'noch keine Aufnahmen',
  soFar: (all) => `bisher ${all}`,
  soFarOfThem: (all, mine) => `bisher ${all}, davon ${mine} von dieser Person`,
  takesOf: (word) => `Aufnahmen von „${word}“`,
  leaveOut: (word) => `„${word}“ weglassen`,
  endless: 'Weitermachen, bis ich stoppe',
  takesOfEach: 'Aufnahmen je Wort',
  randomOrder: 'In zufälliger Reihenfolge',
  clearList: 'Liste leeren',
  ofWords: (count) => plural(count, { one: `mit ${count} Wort`, other: `mit ${count} Wörtern` }),
  moreAboutWord: 'Mehr zu diesem Wort',
  wordFields: {
    language: { name: 'Gebärdensprache', hint: 'DGS, ÖGS, …' },
    note: { name: 'Wie es gebärdet wird', hint: 'flache Hand vom Kinn nach vorn' },
    reference: { name: 'Wo man es nachschlagen kann', hint: 'ein Wörterbuch, eine Seite' },
  },

  whoSigns: 'Wer gebärdet',
  choosePerson: 'Person wählen',
  somebodyElse: 'Jemand anderes …',
  addPerson: 'Person hinzufügen',
  personName: 'Name oder ein anderes Wort für diese Person',
  rename: 'Umbenennen…',
  editPerson: (name) => `Umbenennen: ${name}`,
  add: 'Hinzufügen',

  how: 'Wie',
  ways: {
    'hands-free': {
      name: 'Freihändig',
      hint: 'Gebärde, senke die Hände, gebärde wieder. Jede Gebärde wird eine Aufnahme.',
    },
    manual: {
      name: 'Mit Taste oder Pedal',
      hint: 'Drücke die Leertaste, wenn eine Gebärde beginnt, und noch einmal, wenn sie endet.',
    },
  },
  timeToStepBack: 'Zeit zum Zurücktreten',
  noTime: 'keine',
  seconds: (seconds) => `${seconds} s`,
  sounds: 'Töne',

  toSignNow: 'Jetzt zu gebärden',
  onlyMove: 'keine Gebärde: nur bewegen',
  then: 'dann:',
  recording: 'Aufnahme',
  pedalKeys: 'Leertaste, Eingabetaste, Bild ab oder ein Fußpedal',
  pause: 'Pause',
  endOfSign: 'Ende der Gebärde',
  beginningOfSign: 'Beginn der Gebärde',
  space: 'Leertaste',
  skip: 'Überspringen',
  stop: 'Stoppen',
  escape: 'Esc',
  newWords: 'Neue Wörter',
  place: (at, of) => `${at} von ${of}`,
  idleIdeas: {
    head: 'Kratz dich am Kopf',
    drink: 'Trink einen Schluck',
    talk: 'Gestikuliere ein wenig',
    glasses: 'Schieb die Brille hoch',
    hands: 'Reib dir die Hände',
    arms: 'Verschränk kurz die Arme',
    hair: 'Streich dir die Haare glatt',
    keyboard: 'Tippe auf einer Tastatur',
    watch: 'Schau auf die Uhr',
    chin: 'Stütz das Kinn auf die Hand',
    point: 'Zeig auf etwas',
    sleeves: 'Zupf die Ärmel zurecht',
  },

  badge: {
    ready: 'Mach dich bereit',
    paused: 'Pause',
    interrupted: 'Unterbrochen',
    noPicture: 'Kein Bild: Aufnahme wartet',
    saved: 'Gespeichert',
    noted: 'Gespeichert, mit Hinweis',
    discarded: 'Nicht aufgenommen',
    signing: 'Gebärde läuft …',
    moving: 'Bewegung läuft …',
    press: 'Drücke, wenn du beginnst',
    waitingForSign: 'Warten auf eine Gebärde',
    waitingForMovement: 'Warten auf eine Bewegung',
  },

  said: {
    sign: (word) => `Gebärde „${word}“`,
    move: 'Beweg dich, aber gebärde nicht',
    now: (prompt, progress) => `${prompt}, ${progress}.`,
    ready: 'Mach dich bereit.',
    paused: 'Pause.',
    interrupted: 'Die Verbindung ist unterbrochen. Was gebärdet wurde, ist sicher.',
    ended: (count) => `Die Sitzung ist beendet, mit ${takes(count)}.`,
  },

  wasInterrupted: 'Die Sitzung wurde unterbrochen',
  connectionBack: (count) =>
    plural(count, {
      one: `Die Verbindung ist wieder da. ${takes(count)} dieser Sitzung ist sicher; eine Gebärde, die gerade lief, ist verloren.`,
      other: `Die Verbindung ist wieder da. ${takes(count)} dieser Sitzung sind sicher; eine Gebärde, die gerade lief, ist verloren.`,
    }),
  connectionLost:
    'Gespeicherte Aufnahmen sind sicher. Sobald die Verbindung wieder da ist, kannst du weitermachen, wo du warst.',
  goOnTakesLeft: (count) => `Weiter: noch ${takes(count)}`,
  finish: 'Beenden',
  stopped: (count) =>
    plural(count, {
      one: `Die Sitzung wurde beendet. ${takes(count)} ist gespeichert.`,
      other: `Die Sitzung wurde beendet. ${takes(count)} sind gespeichert.`,
    }),
  takesWait: 'Aufnahmen warten im Arbeitsspeicher.',
  someTakesWait: (count) =>
    plural(count, {
      one: `${takes(count)} wartet im Arbeitsspeicher.`,
      other: `${takes(count)} warten im Arbeitsspeicher.`,
    }),
  keepOpen: 'Gespeichert wird von selbst, sobald es möglich ist: Lass Signwright bis dahin offen.',

  takesOfSitting: 'Aufnahmen dieser Sitzung',
  noneMade:
    'Jede Aufnahme erscheint hier, sobald sie gemacht ist. Du kannst sie ansehen, behalten oder noch einmal machen.',
  newestFirst: 'Aufnahmen, die neueste zuerst',
  deleted: 'Gelöscht.',
  redone: 'Gelöscht; das Wort kommt noch einmal.',
  kept: 'Behalten',
  keep: 'Behalten',
  keepTake: (word) => `„${word}“ behalten`,
  redo: 'Noch einmal',
  pageUp: 'Bild auf',
  redoTake: (word) => `„${word}“ noch einmal aufnehmen`,
  delete: 'Löschen',
  deleteTake: (word) => `„${word}“ löschen`,
  undo: 'Rückgängig',
  bringBack: (word) => `„${word}“ zurückholen`,

  allDone: 'Alles geschafft',
  recordingStopped: 'Aufnahme gestoppt',
  ofWhichNoted: (count) => `davon ${count} mit Hinweis`,
  noted: (count) => `${count} mit Hinweis`,
  goOnLeft: (count) => `Weiter: noch ${count}`,
  recordMore: 'Mehr aufnehmen',
  review: 'In der Bibliothek ansehen',
};
