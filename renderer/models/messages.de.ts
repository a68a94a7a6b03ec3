import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('de');

const takes = (count: number) => plural(count, { one: '1 Aufnahme', other: `${decimal(count)} Aufnahmen` });
const words = (count: number) => plural(count, { one: '1 Wort', other: `${decimal(count)} Wörter` });
/** Dative: “von …”. */
const ofWords = (count: number) => plural(count, { one: '1 Wort', other: `${decimal(count)} Wörtern` });
const these = (count: number) => plural(count, { one: 'Dieses', other: `Diese ${decimal(count)}` });

export const messages: Messages = {
  models: 'Modelle',
  allModels: 'Alle Modelle',
  goBack: (model) => `Zurück zu „${model}“`,
  compareDots: 'Vergleichen…',
  mergeDots: 'Zusammenführen…',
  importDots: 'Importieren…',
  notListed: (why) => `Die Modelle konnten nicht aufgelistet werden. ${why}`,
  notListedAgain: (why) => `Die Modelle konnten nicht noch einmal aufgelistet werden. ${why}`,
  tryAgain: 'Noch einmal versuchen',
  looking: 'Modelle werden gesucht…',
  noModels: 'Es gibt keine Modelle. Importiere eines oder trainiere ein eigenes.',
  trainedAppear: 'Modelle, die du trainierst, erscheinen hier.',
  train: 'Ein Modell trainieren',
  recognisesNext: (model) => `„${model}“ erkennt ab der nächsten Gebärde.`,
  isDeleted: (model) => `„${model}“ ist gelöscht. Sieben Tage lang lässt es sich unterhalb der Liste wiederherstellen.`,
  isBack: (model) => `„${model}“ ist wieder da.`,

  deleted: 'Gelöscht',
  goesOn: (when) => `wird am ${when} Uhr endgültig gelöscht`,
  restore: 'Wiederherstellen',
  restoreModel: (model) => `${model} wiederherstellen`,

  parts: { card: 'Steckbrief', results: 'Ergebnisse', words: 'Wörter' },
  partsOf: (model) => `Teile von ${model}`,
  inUse: 'Wird benutzt',
  recognisesNow: 'Wird benutzt: Es erkennt jetzt',
  use: 'Benutzen',
  opening: 'Wird geöffnet…',
  aboutUse: 'Wenn du es benutzt, erkennt es ab der nächsten Gebärde; nichts wird unterbrochen.',
  renameDots: 'Umbenennen…',
  exportDots: 'Exportieren…',
  delete: 'Löschen',
  onlyDeleted: 'Es lässt sich nur noch löschen.',
  cancel: 'Abbrechen',
  close: 'Schließen',

  renameModel: (model) => `„${model}“ umbenennen`,
  name: 'Name',
  rename: 'Umbenennen',

  accuracy: 'Genauigkeit',
  groupsJudged: 'Beurteilte Gruppen',
  stillJudged: 'Vorläufig: Es wird noch beurteilt.',
  judgingStopped: 'Vorläufig: Die Beurteilung wurde abgebrochen.',
  showTraining: 'Training zeigen',
  howKnown: 'Woher man das weiß',
  unjudged: (count, named) =>
    plural(count, {
      one: `1 Wort fehlt in den Zahlen, weil es sonst niemand gezeigt hat: ${named}.`,
      other: `${words(count)} fehlen in den Zahlen, weil sie sonst niemand gezeigt hat: ${named}.`,
    }),
  knows: 'Kennt',
  network: 'Netz',
  networkOf: (family) => `${family}-Netz`,
  parameters: (count) => `${decimal(count)} Parameter`,
  learntFrom: 'Aufnahmen, aus denen es lernte',
  copyVersion: 'Die ganze Datenversion kopieren',
  copy: 'Kopieren',
  stillFrozen: 'Hier noch unverändert aufbewahrt',
  notKept: 'Hier nicht aufbewahrt',
  modelCard: 'Steckbrief des Modells',
  noCard: 'Es kam ohne Steckbrief.',

  origins: { released: 'Kam mit Signwright', trained: 'Hier trainiert', imported: 'Von anderswo' },
  originsBehind: { released: 'kam mit Signwright', trained: 'hier trainiert', imported: 'von anderswo' },
  takes,
  words,
  wordsOff: (count, off) => `${words(count)} (${decimal(off)} aus)`,
  people: (count) => plural(count, { one: '1 Person', other: `${decimal(count)} Personen` }),
  andMore: (named, more) =>
    plural(more, { one: `${named} und 1 weiteres`, other: `${named} und ${decimal(more)} weitere` }),
  notJudged: 'Nicht beurteilt',
  beingJudged: (done, all) =>
    plural(all, {
      one: `Wird beurteilt: bisher ${done} von 1 Gruppe`,
      other: `Wird beurteilt: bisher ${done} von ${decimal(all)} Gruppen`,
    }),
  onStrangers: (share) => `${share} bei Personen, die es nie gesehen hat`,
  onOtherSittings: (share) =>
    `${share} in anderen Sitzungen der einzigen Person: über andere Personen ist nichts bekannt`,
  byMaker: (share) => `${share}, laut Steckbrief`,
  withWorst: (said, name, share) => `${said}; am schlechtesten: ${name}, ${share}`,
  judgedSoFar: (said, done, all) =>
    plural(all, {
      one: `${said} (bisher ${done} von 1 Gruppe beurteilt)`,
      other: `${said} (bisher ${done} von ${decimal(all)} Gruppen beurteilt)`,
    }),

  besideReleased: 'Auch die Wörter des Modells schreiben, das mit Signwright kam',
  nothingBeside: 'Jenes Modell hat keine Wörter, die diesem fehlen.',
  aboutBeside: (count) =>
    plural(count, {
      one: '1 Wort mehr. Dann lesen zwei Netze jede Gebärde, was etwa doppelt so viel Rechenzeit kostet; und je mehr Wörter es sind, desto leichter werden sie verwechselt.',
      other: `${decimal(count)} Wörter mehr. Dann lesen zwei Netze jede Gebärde, was etwa doppelt so viel Rechenzeit kostet; und je mehr Wörter es sind, desto leichter werden sie verwechselt.`,
    }),
  findWord: 'Wort suchen',
  turnOn: (count) => `${these(count)} einschalten`,
  turnOff: (count) => `${these(count)} ausschalten`,
  allOffBut: (count) =>
    plural(count, {
      one: 'Alle außer diesem ausschalten',
      other: `Alle außer diesen ${decimal(count)} ausschalten`,
    }),
  allOn: 'Alle ein',
  areOn: (on, all) =>
    plural(on, {
      one: `1 von ${ofWords(all)} ist eingeschaltet. Ein Schalter wirkt sofort; ein ausgeschaltetes Wort wird nie geschrieben.`,
      other: `${decimal(on)} von ${ofWords(all)} sind eingeschaltet. Ein Schalter wirkt sofort; ein ausgeschaltetes Wort wird nie geschrieben.`,
    }),
  searchToSwitch: 'Suche nach Wörtern, um sie gemeinsam zu schalten.',
  wordsWritten: 'Wörter, die geschrieben werden',
  off: 'aus',
  noneLike: (text) => `Keines der Wörter ähnelt „${text}“.`,
  oneStays: 'Mindestens ein Wort muss eingeschaltet bleiben.',

  compareModels: 'Zwei Modelle vergleichen',
  firstModel: 'Erstes Modell',
  secondModel: 'Zweites Modell',
  nameInUse: (model) => `${model}, wird benutzt`,
  compare: 'Vergleichen',
  aboutComparing:
    'Beide lesen die Aufnahmen, die jetzt in der Bibliothek sind, jedes nur solche, aus denen es nicht gelernt hat.',
  comparing: 'Beide lesen die Aufnahmen der Bibliothek…',
  oneGone: 'Eines der Modelle ist nicht mehr da: Wähle ein anderes.',
  notKnown: 'nicht bekannt',
  right: (share) => `${share} richtig`,
  fairTakes: 'Faire Aufnahmen',
  fairOf: (fair, all) => `${decimal(fair)} von ${takes(all)}`,
  takesAsOf: (version) => `Stand der Aufnahmen: ${version}.`,
  onlyReads: (model) => `Nur „${model}“ liest diese richtig`,
  none: 'Keine.',
  unknownWord: 'unbekanntes Wort',
  somebody: 'jemand',
  wordBy: (word, signer) => `${word} von ${signer}`,
  unreadable: 'Die Bewegung lässt sich nicht lesen.',
  gone: (count) =>
    plural(count, {
      one: '1 Aufnahme davon ist nicht mehr in der Bibliothek.',
      other: `${decimal(count)} Aufnahmen davon sind nicht mehr in der Bibliothek.`,
    }),
  loading: 'Wird geladen…',
  showMore: (count, left) => `${count} weitere von ${decimal(left)} zeigen`,

  noneFair: 'Es gibt keine Aufnahmen, an denen beide fair gemessen werden können.',
  same: (fair) =>
    plural(fair, {
      one: 'Bei der einen fairen Aufnahme sind beide gleich: Was das eine richtig liest, liest auch das andere richtig.',
      other: `Bei allen ${takes(fair)} sind beide gleich: Was das eine richtig liest, liest auch das andere richtig.`,
    }),
  asMany: (fair, each) =>
    `Beide lesen gleich viele der ${takes(fair)} richtig: ${decimal(each)} nur das eine, ${decimal(each)} nur das andere.`,
  hardlyChance: (model, lead, fair, only, other) =>
    `„${model}“ liest von ${takes(fair)} ${decimal(lead)} mehr richtig (${decimal(only)} nur dieses, ${decimal(other)} nur das andere): Das ist kaum Zufall.`,
  maybeChance: (model, lead, fair, only, other) =>
    `„${model}“ liest von ${takes(fair)} ${decimal(lead)} mehr richtig (${decimal(only)} nur dieses, ${decimal(other)} nur das andere): Das kann Zufall sein.`,
  rareChance:
    'Wären beide gleich gut, ergäbe der Zufall allein einen so großen Unterschied in weniger als einem von tausend Vergleichen (Vorzeichentest). Er betrachtet jede Aufnahme für sich: Haben nur wenige Personen gebärdet, ist mit mehr Zufall zu rechnen.',
  chance: (count, of) =>
    `Wären beide gleich gut, ergäbe der Zufall allein einen so großen Unterschied in etwa ${count} von ${decimal(of)} Vergleichen (Vorzeichentest). Er betrachtet jede Aufnahme für sich: Haben nur wenige Personen gebärdet, ist mit mehr Zufall zu rechnen.`,

  mergeModels: 'Modelle zusammenführen',
  aboutMerging:
    'Ein neues Modell lernt die Wörter der Modelle, die du auswählst: aus den Aufnahmen, aus denen sie gelernt haben, und aus denen, die seitdem dazukamen. Die Modelle selbst bleiben, wie sie sind.',
  whichToMerge: (most) => `Modelle zum Zusammenführen, zwei bis ${most}`,
  takesTwo: 'Es braucht zwei Modelle, deren Aufnahmen hier aufbewahrt sind. Trainiere zuerst noch eines.',
  newName: 'Name des neuen Modells',
  useWhenLearnt: 'Benutzen, sobald es gelernt hat',
  willKnow: (count, network) => `Es wird ${words(count)} kennen, als ${network}.`,
  chooseOneMore: 'Wähle noch eines.',
  chooseTwo: 'Wähle zwei oder mehr.',
  merge: 'Alle ihre Wörter in einem Modell lernen',
  obstacles: {
    trouble: 'Es ist nicht zu gebrauchen.',
    released:
      'Seine Aufnahmen kamen nicht mit. Seine Wörter können neben denen jedes anderen Modells geschrieben werden.',
    imported: 'Es kam ohne seine Aufnahmen: Importiere sie in die Bibliothek und trainiere ein Modell damit.',
    trained: 'Die Aufnahmen, aus denen es lernte, sind hier nicht mehr aufbewahrt.',
  },

  exportModel: (model) => `„${model}“ exportieren`,
  as: 'Als',
  formats: {
    folder: {
      name: 'Modellordner, für Signwright',
      label: 'Neuer Ordner, der angelegt wird',
      hint: 'Gewichte, Steckbrief, Kennzahlen und typische Bewegungen. Aufnahmen von Personen sind nicht dabei. Als .zip lässt er sich auch anderswo importieren.',
    },
    onnx: {
      name: 'ONNX-Datei, für andere Programme',
      label: 'Datei, die geschrieben wird (.onnx)',
      hint: 'Nur das Netz; seine Wörter und was es als Eingabe braucht, stehen daneben in einer .json-Datei.',
    },
  },
  choose: 'Auswählen…',
  writing: 'Wird geschrieben…',
  written: (model, path) => `„${model}“ liegt in ${path}.`,
  export: 'Exportieren',

  importModel: 'Ein Modell importieren',
  importPath: 'Ordner oder .zip eines Modells',
  chooseZip: '.zip auswählen…',
  chooseFolder: 'Ordner auswählen…',
  aboutImport:
    'Zuerst wird es geprüft: die Größe seiner Dateien, die Form seiner Gewichte und deren Prüfsumme. Code daraus wird nie ausgeführt. Es erkennt nichts, bevor du es benutzt.',
  checking: 'Wird geprüft…',
  imported: (model, count) =>
    `„${model}“ ist jetzt unter den Modellen, mit ${ofWords(count)}. Es wird noch nicht benutzt.`,
  show: 'Zeigen',
  import: 'Importieren',
};
