import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('de');
const takes = (count: number) =>
  plural(count, { one: `${decimal(count)} Aufnahme`, other: `${decimal(count)} Aufnahmen` });
const words = (count: number) => plural(count, { one: `${decimal(count)} Wort`, other: `${decimal(count)} Wörter` });
const people = (count: number) =>
  plural(count, { one: `${decimal(count)} Person`, other: `${decimal(count)} Personen` });

export const messages: Messages = {
  train: 'Trainieren',
  training: 'Training',
  underWay: 'Läuft gerade',
  lastOne: 'Das letzte',
  noneYet:
    'Es gab noch kein Training. Während eines läuft, siehst du hier, wie es vorangeht; übersetzt wird dabei weiter.',
  notListed: (why) => `Die Trainings konnten nicht aufgelistet werden. ${why}`,
  tryAgain: 'Noch einmal versuchen',
  tryAgainWith: (name) => `Noch einmal versuchen: ${name}`,
  cancel: 'Abbrechen',
  cancelOf: (name) => `${name} abbrechen`,
  takeOff: 'Aus der Liste nehmen',
  takeOffOf: (name) => `${name} aus der Liste nehmen`,

  retrain: 'Neu trainieren',
  notRead: (why) => `Die Bibliothek konnte nicht gelesen werden. ${why}`,
  notReadAgain: (why) => `Die Bibliothek konnte nicht noch einmal gelesen werden. ${why}`,
  opening: 'Die Bibliothek wird geöffnet…',
  recognisesThen: 'Es wird benutzt, sobald es gelernt hat.',
  recognisesLater: 'Es wird erst benutzt, wenn du es aktivierst.',
  waitsForAnother: 'Ein anderes Training läuft: Dieses wartet, bis es an der Reihe ist.',
  recordSigns: 'Gebärden aufnehmen',
  worthKnowing: 'Gut zu wissen',
  choose: 'Auswählen…',
  notDefaults: 'Nicht die Vorgaben.',
  backToDefaults: 'Zurück zu den Vorgaben',

  name: 'Name des Modells',
  myWords: 'Meine Wörter',
  people: 'Personen',
  nobody: 'Noch niemand hat Aufnahmen.',
  takes,
  kind: 'Art des Netzes',
  isDefault: 'Vorgabe',
  families: {
    gru: {
      name: 'GRU',
      text: 'Liest Bild für Bild mit und behält, was wichtig ist: fertig, wenn die Gebärde endet, gut für fast alles.',
    },
    attention: {
      name: 'Attention',
      text: 'Liest die Gebärde in beide Richtungen und lernt, welche Augenblicke zählen: bei vielen Wörtern fremder Personen etwa einen Prozentpunkt besser, und schneller trainiert.',
    },
    bidirectional: {
      name: 'Bidirektional',
      text: 'Liest die Gebärde alle paar Bilder vorwärts und rückwärts: für Wörter, die sich nur am Ende unterscheiden.',
    },
    lstm: {
      name: 'LSTM',
      text: 'Wie das GRU, mit einem zweiten Gedächtnis: ebenso gut, wo es gemessen wurde, größer, und das Training dauert ein Drittel länger.',
    },
    rnn: {
      name: 'Einfaches RNN',
      text: 'Das einfachste und kleinste: in der halben Zeit trainiert, gut für einen ersten Versuch mit wenigen Wörtern.',
    },
    'encoder-decoder': {
      name: 'Encoder-Decoder',
      text: 'Lernt auch Sätze aus zwei oder drei Gebärden, für die Forschung: Das Training dauert am längsten, und die Untertitel zeigen nur das erste Wort.',
    },
  },
  startFrom: 'Beginnen mit',
  byTakes: 'Wie es zu den Aufnahmen passt (Vorgabe)',
  fromNothing: 'Nichts: ein Netz, das noch nichts weiß',
  releasedModel: (name) => `Das mitgelieferte Modell: ${name}`,
  aboutNothing: 'Braucht viele Aufnahmen; von anderen Modellen steckt nichts darin.',
  aboutModel: 'Es übernimmt, wie jenes Modell die Bewegung der Hände sieht; die Wörter werden neu gelernt.',
  merge: 'Wortschätze vereinen',
  aboutMerge: (most) =>
    `Die Aufnahmen, von denen diese Modelle gelernt haben, kommen mit ihren Wörtern dazu, auch wenn die Bibliothek sie nicht mehr hat. Höchstens ${most}.`,
  knows: (known, from) => `${words(known)}, ${takes(from)}`,
  activateThen: 'Aktivieren, sobald es gelernt hat',
  frozen: 'Daten: die Aufnahmen, wie sie zu Beginn sind. Dann werden sie eingefroren und bekommen eine Version.',

  words: 'Wörter',
  chosen: (chosen, of) => `${decimal(chosen)} von ${decimal(of)}`,
  findToLearn: 'Ein Wort zum Lernen suchen',
  find: 'Wort suchen',
  all: 'Alle',
  allWords: 'Alle Wörter',
  allFound: 'Alle gefundenen',
  allFoundWords: 'Alle gefundenen Wörter',
  none: 'Keine',
  noneOfWords: 'Keine Wörter',
  noneFound: 'Keine gefundenen',
  noneFoundOfWords: 'Keine gefundenen Wörter',
  toLearn: 'Wörter zum Lernen',
  isNew: 'neu',
  fromFew: 'Es wird schon aus wenigen Aufnahmen erkannt.',
  noTakes: 'noch keine Aufnahmen',
  takesOfPeople: (count, signers) => `${takes(count)}, ${people(signers)}`,
  noneLike: (text) => `Kein Wort ähnelt „${text}“.`,
  idleAlong: (count) =>
    plural(count, {
      one: `${decimal(count)} Aufnahme ohne Gebärde ist immer dabei.`,
      other: `${decimal(count)} Aufnahmen ohne Gebärde sind immer dabei.`,
    }),

  waiting: 'Wartet',
  askedFor: (when) => `angefordert am ${when}`,
  earlier: 'Frühere Trainings',
  ended: {
    queued: (when) => `Wartet seit dem ${when}`,
    running: (when) => `Läuft seit dem ${when}`,
    judging: (when) => `Wird beurteilt seit dem ${when}`,
    done: (when) => `Fertig am ${when}`,
    failed: (when) => `Fehlgeschlagen am ${when}`,
    cancelled: (when) => `Abgebrochen am ${when}`,
  },
  endedInUse: (ended) => `${ended}, wird jetzt benutzt`,
  endedDeleted: (ended) => `${ended}, das Modell wurde gelöscht`,
  againGoesOn: 'Noch einmal versuchen: Es geht weiter, wo es stehen blieb.',
  results: 'Ergebnisse',
  resultsOf: (name) => `Ergebnisse von ${name}`,

  stages: 'Schritte',
  stage: { waits: 'Wartet', collects: 'Sammelt', learns: 'Lernt', judges: 'Beurteilt', over: 'Fertig' },
  through: ', erledigt',
  failed: 'Es ist fehlgeschlagen.',
  judging: 'Beurteilen',
  learning: 'Lernen',
  collecting: 'Aufnahmen sammeln',
  judgingAt: (progress) => `Beurteilt: ${progress}.`,
  learningAt: (progress) => `Lernt: ${progress}.`,
  toldOf: (name, told) => `${name}: ${told}`,
  modelDeleted: 'Das Modell wurde gelöscht.',
  notInUse: 'Es ist bereit und wird noch nicht benutzt.',
  inUse: 'Es wird jetzt benutzt.',
  inUseSince: (time) => `Es wird seit ${time} Uhr benutzt.`,
  activate: 'Aktivieren',
  seeResults: 'Ergebnisse ansehen',
  rollBackTo: (name) => `Zurück zu „${name}“`,
  stopHere: 'Hier aufhören',
  goesOn: 'Es geht weiter, wo es stehen blieb, mit denselben Aufnahmen.',
  frozenAs: (count, signers) => `${takes(count)} von ${people(signers)}, eingefroren als Version`,
  asTheyAre: 'Es lernt von den Aufnahmen, wie sie jetzt sind.',
  meanwhile: 'Übersetzt wird dabei weiter: Du kannst zu „Übersetzen“ wechseln.',

  loss: 'Verlust: wie falsch es noch liegt',
  lossNow: ', jetzt',
  lossChart: (first, at, last, step, steps) =>
    `Verlust, auf einer logarithmischen Skala: ${first} bei Schritt ${at}, ${last} bei Schritt ${step} von ${steps}.`,
  lossUnknown: 'Verlust: noch keine Zahlen.',
  stepOf: (step) => `Schritt ${decimal(step)}`,
  epochOf: (epoch) => `Epoche ${epoch}`,
  heldOut: {
    person: 'Wie viele Aufnahmen jeder ausgelassenen Person richtig gelesen werden, Epoche für Epoche',
    people: 'Wie viele Aufnahmen jeder ausgelassenen Personengruppe richtig gelesen werden, Epoche für Epoche',
    sitting: 'Wie viele Aufnahmen jeder ausgelassenen Sitzung richtig gelesen werden, Epoche für Epoche',
    sittings: 'Wie viele Aufnahmen jeder ausgelassenen Gruppe von Sitzungen richtig gelesen werden, Epoche für Epoche',
  },
  heldOutChart: (epochs) => `Diagramm zur Liste darunter, über ${epochs} Epochen`,

  standing: {
    waits: 'Wartet, bis es an der Reihe ist.',
    collects: 'Sammelt die Aufnahmen und friert sie ein, wie sie jetzt sind.',
    begins: 'Bereitet sich auf das Lernen vor.',
    learns: 'Lernt.',
    learnsFrom: (count, signers) => `Lernt aus ${takes(count)} von ${people(signers)}.`,
    judges: 'Das Modell ist da. Teile der Aufnahmen werden nacheinander ausgelassen, um zu beurteilen, wie gut es ist.',
    judged: (then) => `Es ist beurteilt. ${then}`,
  },
  steps: (step, steps, epoch, epochs) =>
    `Schritt ${decimal(step)} von ${decimal(steps)}, Epoche ${decimal(epoch)} von ${decimal(epochs)}`,
  doneUnjudged: 'Fertig, ohne Zahlen.',
  growthFailed: (figures, why) => `${figures} Was mehr Aufnahmen bringen würden, ließ sich nicht herausfinden: ${why}`,
  judgingFailed: (why) => `Das Modell ist da, aber es konnte nicht beurteilt werden: ${why}`,
  reads: {
    signers: (right, count, least) =>
      `Liest ${right} von ${takes(count)} richtig, bei Personen, von denen es nicht gelernt hat${least}.`,
    sessions: (right, count, least) =>
      `Liest ${right} von ${takes(count)} richtig, aus Sitzungen, von denen es nicht gelernt hat${least}. Über andere Personen ist nichts bekannt.`,
    all: (right, count, least) => `Liest ${right} von ${takes(count)} richtig${least}.`,
  },
  least: (name, right) => `; am wenigsten bei ${name}, ${right}`,
  provisional: {
    person: (done, all) => `Vorläufig: ${done} von ${all} Personen beurteilt.`,
    people: (done, all) => `Vorläufig: ${done} von ${all} Personengruppen beurteilt.`,
    sitting: (done, all) => `Vorläufig: ${done} von ${all} Sitzungen beurteilt.`,
    sittings: (done, all) => `Vorläufig: ${done} von ${all} Gruppen von Sitzungen beurteilt.`,
  },
  notice: {
    failed: (name, why) => `Das Training „${name}“ ist fehlgeschlagen: ${why}`,
    judged: (name, outcome) => `„${name}“ ist beurteilt. ${outcome}`,
    inUse: (name) => `„${name}“ hat gelernt und wird jetzt benutzt.`,
    learnt: (name) => `„${name}“ hat gelernt. Aktiviere es, um es zu benutzen.`,
  },
  quoted: (word) => `„${word}“`,
  more: (count) => plural(count, { one: `${decimal(count)} weiteres`, other: `${decimal(count)} weitere` }),

  about: {
    few: 'ein paar Sekunden',
    seconds: (count) => `etwa ${count} Sekunden`,
    minute: 'etwa eine Minute',
    minutes: (count) => `etwa ${count} Minuten`,
    hour: 'etwa eine Stunde',
    hours: (count) => `etwa ${count} Stunden`,
  },
  left: {
    nearly: 'gleich fertig',
    seconds: (count) => `noch etwa ${count} s`,
    minutes: (count) => `noch etwa ${count} min`,
    hours: (count, minutes) => `noch etwa ${count} h ${minutes} min`,
  },

  noneChosen: 'Die Auswahl hat keine Aufnahmen: Wähle mehr Wörter oder Personen.',
  noneRecorded: 'Es gibt noch keine Aufnahmen zum Lernen: Nimm zuerst welche auf.',
  twoChosen: 'Ein Modell braucht mindestens zwei Wörter: Wähle noch eines.',
  twoRecorded: 'Ein Modell braucht mindestens zwei Wörter: Nimm noch eines auf, oder einige Aufnahmen ohne Gebärde.',
  learnt: {
    words,
    allNew: (count) => `${words(count)} (alle neu)`,
    someNew: (count, fresh) => `${words(count)} (${decimal(fresh)} davon neu)`,
  },
  source: (count, signers) => `${takes(count)} von ${people(signers)}`,
  sourceAtMost: (count, signers) => `höchstens ${takes(count)} von höchstens ${people(signers)}`,
  learns: (learnt, source) => `Lernt ${learnt} aus ${source}.`,
  learnsAlong: (learnt, source, count, models) =>
    plural(models, {
      one: `Lernt ${learnt} aus ${source}, und aus höchstens ${takes(count)}, von denen ein anderes Modell gelernt hat.`,
      other: `Lernt ${learnt} aus ${source}, und aus höchstens ${takes(count)}, von denen ${models} andere Modelle gelernt haben.`,
    }),
  judgedByPeople: (time) =>
    `Danach werden zur Beurteilung nacheinander Personen ausgelassen: noch ${time}, im Hintergrund.`,
  judgedBySittings: (time) =>
    `Danach werden zur Beurteilung nacheinander Sitzungen ausgelassen: noch ${time}, im Hintergrund.`,
  notJudged: 'Zur Beurteilung kann nichts ausgelassen werden: Es kommt ohne Zahlen.',
  takesAtMost: (count) => `höchstens ${takes(count)}`,
  startsReleased: (least, counted) =>
    `Mit dem, was das mitgelieferte Modell über Hände weiß, wenn es weniger als ${least} Aufnahmen je Wort gibt, sonst mit nichts. Jetzt: ${counted} je Wort, also mit dem mitgelieferten Modell.`,
  startsNew: (least, counted) =>
    `Mit dem, was das mitgelieferte Modell über Hände weiß, wenn es weniger als ${least} Aufnahmen je Wort gibt, sonst mit nichts. Jetzt: ${counted} je Wort, also mit nichts.`,

  noIdle:
    'Es gibt keine Aufnahmen von Händen, die sich ohne Gebärde bewegen: Jede Bewegung würde für ein Wort gehalten.',
  recordIdle: 'Bewegung ohne Gebärde aufnehmen',
  recordMore: 'Mehr aufnehmen',
  few: (count, names, least) =>
    plural(count, {
      one: `${names} hat weniger als ${least} Aufnahmen: zu wenige, um gut gelesen zu werden.`,
      other: `${names} haben weniger als ${least} Aufnahmen: zu wenige, um gut gelesen zu werden.`,
    }),
  rare: (count, names, usual) =>
    plural(count, {
      one: `${names} hat viel weniger Aufnahmen als die anderen Wörter, die etwa ${usual} haben.`,
      other: `${names} haben viel weniger Aufnahmen als die anderen Wörter, die etwa ${usual} haben.`,
    }),
  onePerson: 'Alle Aufnahmen sind von einer Person: Wie gut das bei anderen klappt, lässt sich nicht sagen.',
  recordSecond: 'Eine zweite Person aufnehmen',
  alone: (count, names) =>
    plural(count, {
      one: `${names} wird nur von einer Person gebärdet: Wie gut das bei anderen klappt, lässt sich nicht sagen.`,
      other: `${names} werden nur von einer Person gebärdet: Wie gut das bei anderen klappt, lässt sich nicht sagen.`,
    }),
};
