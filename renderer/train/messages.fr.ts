import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');
const takes = (count: number) => plural(count, { one: `${decimal(count)} prise`, other: `${decimal(count)} prises` });
const words = (count: number) => plural(count, { one: `${decimal(count)} mot`, other: `${decimal(count)} mots` });
const people = (count: number) =>
  plural(count, { one: `${decimal(count)} personne`, other: `${decimal(count)} personnes` });

export const messages: Messages = {
  train: 'Entraîner',
  training: 'Entraînement',
  underWay: 'En cours',
  lastOne: 'Le dernier',
  noneYet:
    'Il n’y a encore eu aucun entraînement. Pendant qu’il s’en déroule un, vous voyez ici où il en est ; la traduction continue.',
  notListed: (why) => `La liste des entraînements n’a pas pu être lue. ${why}`,
  tryAgain: 'Réessayer',
  tryAgainWith: (name) => `Réessayer : ${name}`,
  cancel: 'Annuler',
  cancelOf: (name) => `Annuler ${name}`,
  takeOff: 'Retirer de la liste',
  takeOffOf: (name) => `Retirer de la liste : ${name}`,

  retrain: 'Réentraîner',
  notRead: (why) => `La bibliothèque n’a pas pu être lue. ${why}`,
  notReadAgain: (why) => `La bibliothèque n’a pas pu être relue. ${why}`,
  opening: 'Ouverture de la bibliothèque…',
  recognisesThen: 'Il reconnaît les signes dès qu’il a appris.',
  recognisesLater: 'Il ne sert que lorsque vous l’activez.',
  waitsForAnother: 'Un autre entraînement est en cours : celui-ci attend son tour.',
  recordSigns: 'Enregistrer des signes',
  worthKnowing: 'Bon à savoir avant',
  choose: 'Choisir…',
  notDefaults: 'Pas les réglages par défaut.',
  backToDefaults: 'Revenir aux réglages par défaut',

  name: 'Nom du modèle',
  myWords: 'Mes mots',
  people: 'Personnes',
  nobody: 'Personne n’a encore de prises.',
  takes,
  kind: 'Type de réseau',
  isDefault: 'par défaut',
  families: {
    gru: {
      name: 'GRU',
      text: 'Lit image après image et retient ce qui compte : prêt dès que le signe finit, bon pour presque tout.',
    },
    attention: {
      name: 'Attention',
      text: 'Lit le signe dans les deux sens et apprend quels moments comptent : environ un point de mieux sur beaucoup de mots de personnes inconnues, et plus vite entraîné.',
    },
    bidirectional: {
      name: 'Bidirectionnel',
      text: 'Lit le signe en avant et en arrière toutes les quelques images : pour les mots qui ne diffèrent que par leur fin.',
    },
    lstm: {
      name: 'LSTM',
      text: 'Comme le GRU, avec une seconde mémoire : aussi bon là où on l’a mesuré, plus gros, et un tiers plus long à entraîner.',
    },
    rnn: {
      name: 'RNN simple',
      text: 'Le plus simple et le plus petit : entraîné en deux fois moins de temps, bon pour un premier essai avec peu de mots.',
    },
    'encoder-decoder': {
      name: 'Encodeur-décodeur',
      text: 'Apprend aussi des phrases de deux ou trois signes, pour la recherche : le plus long à entraîner, et les sous-titres n’en montrent que le premier mot.',
    },
  },
  startFrom: 'Partir de',
  byTakes: 'Selon les prises (par défaut)',
  fromNothing: 'Rien : un réseau qui ne sait encore rien',
  releasedModel: (name) => `Le modèle fourni : ${name}`,
  aboutNothing: 'Demande beaucoup de prises ; il n’y a rien d’autres modèles dedans.',
  aboutModel: 'Il reprend la façon dont ce modèle voit bouger les mains ; ses mots sont appris à neuf.',
  merge: 'Réunir des vocabulaires',
  aboutMerge: (most) =>
    `Les prises dont ces modèles ont appris viennent avec leurs mots, même si la bibliothèque ne les a plus. ${most} au plus.`,
  knows: (known, from) => `${words(known)}, ${takes(from)}`,
  activateThen: 'L’activer dès qu’il a appris',
  frozen: 'Données : les prises telles qu’elles sont au début. Elles sont alors figées et reçoivent une version.',

  words: 'Mots',
  chosen: (chosen, of) => `${decimal(chosen)} sur ${decimal(of)}`,
  findToLearn: 'Chercher un mot à apprendre',
  find: 'Chercher un mot',
  all: 'Tous',
  allWords: 'Tous les mots',
  allFound: 'Tous ceux trouvés',
  allFoundWords: 'Tous ceux trouvés parmi les mots',
  none: 'Aucun',
  noneOfWords: 'Aucun des mots',
  noneFound: 'Aucun de ceux trouvés',
  noneFoundOfWords: 'Aucun de ceux trouvés parmi les mots',
  toLearn: 'Mots à apprendre',
  isNew: 'nouveau',
  fromFew: 'Il est déjà reconnu à partir de quelques prises.',
  noTakes: 'pas encore de prises',
  takesOfPeople: (count, signers) => `${takes(count)}, ${people(signers)}`,
  noneLike: (text) => `Aucun mot ne ressemble à « ${text} ».`,
  idleAlong: (count) =>
    plural(count, {
      one: `${decimal(count)} prise sans signe est toujours comprise.`,
      other: `${decimal(count)} prises sans signe sont toujours comprises.`,
    }),

  waiting: 'En attente',
  askedFor: (when) => `demandé le ${when}`,
  earlier: 'Entraînements précédents',
  ended: {
    queued: (when) => `Attend depuis le ${when}`,
    running: (when) => `En cours depuis le ${when}`,
    judging: (when) => `En cours d’évaluation depuis le ${when}`,
    done: (when) => `Terminé le ${when}`,
    failed: (when) => `Échoué le ${when}`,
    cancelled: (when) => `Annulé le ${when}`,
  },
  endedInUse: (ended) => `${ended}, reconnaît maintenant les signes`,
  endedDeleted: (ended) => `${ended}, son modèle a été supprimé`,
  againGoesOn: 'Réessayer : il reprend là où il en était.',
  results: 'Résultats',
  resultsOf: (name) => `Résultats de ${name}`,

  stages: 'Étapes',
  stage: { waits: 'Attend', collects: 'Rassemble', learns: 'Apprend', judges: 'Évalue', over: 'Terminé' },
  through: ', passée',
  failed: 'Il a échoué.',
  judging: 'Évaluation',
  learning: 'Apprentissage',
  collecting: 'Rassemblement des prises',
  judgingAt: (progress) => `Évaluation : ${progress}.`,
  learningAt: (progress) => `Apprentissage : ${progress}.`,
  toldOf: (name, told) => `${name} : ${told}`,
  modelDeleted: 'Son modèle a été supprimé.',
  notInUse: 'Il est prêt, et ne reconnaît pas encore les signes.',
  inUse: 'Il reconnaît maintenant les signes.',
  inUseSince: (time) => `Il reconnaît les signes depuis ${time}.`,
  activate: 'Activer',
  seeResults: 'Voir les résultats',
  rollBackTo: (name) => `Revenir à « ${name} »`,
  stopHere: 'S’arrêter là',
  goesOn: 'Il reprend là où il en était, avec les mêmes prises.',
  frozenAs: (count, signers) => `${takes(count)} de ${people(signers)}, figées sous la version`,
  asTheyAre: 'Il apprend des prises telles qu’elles sont maintenant.',
  meanwhile: 'La traduction continue pendant ce temps : vous pouvez aller à « Traduire ».',

  loss: 'Perte : à quel point il se trompe encore',
  lossNow: ', maintenant',
  lossChart: (first, at, last, step, steps) =>
    `Perte, sur une échelle logarithmique : ${first} au pas ${at}, ${last} au pas ${step} sur ${steps}.`,
  lossUnknown: 'Perte : pas encore de chiffres.',
  stepOf: (step) => `pas ${decimal(step)}`,
  epochOf: (epoch) => `époque ${epoch}`,
  heldOut: {
    person: 'Combien de prises de chaque personne mise de côté sont lues correctement, époque par époque',
    people: 'Combien de prises de chaque groupe de personnes mis de côté sont lues correctement, époque par époque',
    sitting: 'Combien de prises de chaque séance mise de côté sont lues correctement, époque par époque',
    sittings: 'Combien de prises de chaque groupe de séances mis de côté sont lues correctement, époque par époque',
  },
  heldOutChart: (epochs) =>
    plural(epochs, {
      one: `Graphique de la liste ci-dessous, sur ${epochs} époque`,
      other: `Graphique de la liste ci-dessous, sur ${epochs} époques`,
    }),

  standing: {
    waits: 'Attend son tour.',
    collects: 'Rassemble les prises et les fige telles qu’elles sont maintenant.',
    begins: 'Se prépare à apprendre.',
    learns: 'Apprend.',
    learnsFrom: (count, signers) => `Apprend à partir de ${takes(count)} de ${people(signers)}.`,
    judges: 'Le modèle est là. Des parties des prises sont mises de côté tour à tour, pour évaluer s’il est bon.',
    judged: (then) => `Il a été évalué. ${then}`,
  },
  steps: (step, steps, epoch, epochs) =>
    `Pas ${decimal(step)} sur ${decimal(steps)}, époque ${decimal(epoch)} sur ${decimal(epochs)}`,
  doneUnjudged: 'Terminé, sans chiffres.',
  growthFailed: (figures, why) => `${figures} Ce que plus de prises apporteraient n’a pas pu être établi : ${why}`,
  judgingFailed: (why) => `Le modèle est là, mais son évaluation a échoué : ${why}`,
  reads: {
    signers: (right, count, least) =>
      `Lit correctement ${right} de ${takes(count)} de personnes dont il n’a rien appris${least}.`,
    sessions: (right, count, least) =>
      `Lit correctement ${right} de ${takes(count)} de séances dont il n’a rien appris${least}. On ne sait rien pour d’autres personnes.`,
    all: (right, count, least) => `Lit correctement ${right} de ${takes(count)}${least}.`,
  },
  least: (name, right) => ` ; le moins pour ${name}, ${right}`,
  provisional: {
    person: (done, all) =>
      plural(done, {
        one: `Provisoire : ${done} personne sur ${all} évaluée.`,
        other: `Provisoire : ${done} personnes sur ${all} évaluées.`,
      }),
    people: (done, all) =>
      plural(done, {
        one: `Provisoire : ${done} groupe de personnes sur ${all} évalué.`,
        other: `Provisoire : ${done} groupes de personnes sur ${all} évalués.`,
      }),
    sitting: (done, all) =>
      plural(done, {
        one: `Provisoire : ${done} séance sur ${all} évaluée.`,
        other: `Provisoire : ${done} séances sur ${all} évaluées.`,
      }),
    sittings: (done, all) =>
      plural(done, {
        one: `Provisoire : ${done} groupe de séances sur ${all} évalué.`,
        other: `Provisoire : ${done} groupes de séances sur ${all} évalués.`,
      }),
  },
  notice: {
    failed: (name, why) => `L’entraînement « ${name} » a échoué : ${why}`,
    judged: (name, outcome) => `« ${name} » a été évalué. ${outcome}`,
    inUse: (name) => `« ${name} » a appris, et reconnaît maintenant les signes.`,
    learnt: (name) => `« ${name} » a appris. Activez-le pour l’utiliser.`,
  },
  quoted: (word) => `« ${word} »`,
  more: (count) => plural(count, { one: `${decimal(count)} autre`, other: `${decimal(count)} autres` }),

  about: {
    few: 'quelques secondes',
    seconds: (count) => `environ ${count} secondes`,
    minute: 'environ une minute',
    minutes: (count) => `environ ${count} minutes`,
    hour: 'environ une heure',
    hours: (count) => `environ ${count} heures`,
  },
  left: {
    nearly: 'presque fini',
    seconds: (count) => `encore environ ${count} s`,
    minutes: (count) => `encore environ ${count} min`,
    hours: (count, minutes) => `encore environ ${count} h ${minutes} min`,
  },

  noneChosen: 'Ce qui est choisi n’a pas de prises : choisissez plus de mots ou de personnes.',
  noneRecorded: 'Il n’y a pas encore de prises à apprendre : enregistrez-en d’abord.',
  twoChosen: 'Un modèle a besoin d’au moins deux mots : choisissez-en un autre.',
  twoRecorded: 'Un modèle a besoin d’au moins deux mots : enregistrez-en un autre, ou quelques prises sans signe.',
  learnt: {
    words,
    allNew: (count) => plural(count, { one: `${words(count)} (nouveau)`, other: `${words(count)} (tous nouveaux)` }),
    someNew: (count, fresh) =>
      plural(fresh, {
        one: `${words(count)} (dont ${decimal(fresh)} nouveau)`,
        other: `${words(count)} (dont ${decimal(fresh)} nouveaux)`,
      }),
  },
  source: (count, signers) => `${takes(count)} de ${people(signers)}`,
  sourceAtMost: (count, signers) => `au plus ${takes(count)} d’au plus ${people(signers)}`,
  learns: (learnt, source) => `Apprend ${learnt} avec ${source}.`,
  learnsAlong: (learnt, source, count, models) =>
    plural(models, {
      one: `Apprend ${learnt} avec ${source}, et avec au plus ${takes(count)} dont un autre modèle a appris.`,
      other: `Apprend ${learnt} avec ${source}, et avec au plus ${takes(count)} dont ${models} autres modèles ont appris.`,
    }),
  judgedByPeople: (time) =>
    `Ensuite, des personnes sont mises de côté tour à tour pour l’évaluer : encore ${time}, en arrière-plan.`,
  judgedBySittings: (time) =>
    `Ensuite, des séances sont mises de côté tour à tour pour l’évaluer : encore ${time}, en arrière-plan.`,
  notJudged: 'Rien ne peut être mis de côté pour l’évaluer : il vient sans chiffres.',
  takesAtMost: (count) => `au plus ${takes(count)}`,
  startsReleased: (least, counted) =>
    `De ce que le modèle fourni sait des mains s’il y a moins de ${least} prises par mot, sinon de rien. Maintenant : ${counted} par mot, donc du modèle fourni.`,
  startsNew: (least, counted) =>
    `De ce que le modèle fourni sait des mains s’il y a moins de ${least} prises par mot, sinon de rien. Maintenant : ${counted} par mot, donc de rien.`,

  noIdle: 'Il n’y a pas de prises de mains qui bougent sans signer : chaque mouvement serait pris pour un mot.',
  recordIdle: 'Enregistrer des mouvements sans signe',
  recordMore: 'En enregistrer d’autres',
  few: (count, names, least) =>
    plural(count, {
      one: `${names} a moins de ${least} prises : trop peu pour être bien lu.`,
      other: `${names} ont moins de ${least} prises : trop peu pour être bien lus.`,
    }),
  rare: (count, names, usual) =>
    plural(count, {
      one: `${names} a bien moins de prises que les autres mots, qui en ont environ ${usual}.`,
      other: `${names} ont bien moins de prises que les autres mots, qui en ont environ ${usual}.`,
    }),
  onePerson: 'Toutes les prises sont d’une seule personne : on ne peut pas dire si cela marche pour d’autres.',
  recordSecond: 'Enregistrer une deuxième personne',
  alone: (count, names) =>
    plural(count, {
      one: `${names} n’est signé que par une personne : on ne peut pas dire si cela marche pour d’autres.`,
      other: `${names} ne sont signés que par une personne : on ne peut pas dire si cela marche pour d’autres.`,
    }),
};
