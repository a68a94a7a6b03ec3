import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');

const takes = (count: number) => plural(count, { one: `${count} prise`, other: `${decimal(count)} prises` });
const words = (count: number) => plural(count, { one: `${count} mot`, other: `${decimal(count)} mots` });
const these = (count: number) => plural(count, { one: 'celui-ci', other: `ces ${decimal(count)}` });

export const messages: Messages = {
  models: 'Modèles',
  allModels: 'Tous les modèles',
  goBack: (model) => `Revenir à « ${model} »`,
  compareDots: 'Comparer…',
  mergeDots: 'Fusionner…',
  importDots: 'Importer…',
  notListed: (why) => `La liste des modèles n’a pas pu être lue. ${why}`,
  notListedAgain: (why) => `La liste des modèles n’a pas pu être relue. ${why}`,
  tryAgain: 'Réessayer',
  looking: 'Recherche des modèles…',
  noModels: 'Il n’y a pas de modèle. Importez-en un ou entraînez le vôtre.',
  trainedAppear: 'Les modèles que vous entraînez apparaissent ici.',
  train: 'Entraîner un modèle',
  recognisesNext: (model) => `« ${model} » reconnaît les signes dès le prochain.`,
  isDeleted: (model) => `« ${model} » est supprimé. Pendant sept jours, vous pouvez le restaurer sous la liste.`,
  isBack: (model) => `« ${model} » est restauré.`,

  deleted: 'Supprimés',
  goesOn: (when) => `sera effacé pour de bon le ${when}`,
  restore: 'Restaurer',
  restoreModel: (model) => `Restaurer ${model}`,

  parts: { card: 'Fiche', results: 'Résultats', words: 'Mots' },
  partsOf: (model) => `Parties de ${model}`,
  inUse: 'Utilisé',
  recognisesNow: 'Utilisé : il reconnaît maintenant les signes',
  use: 'L’utiliser',
  opening: 'Ouverture…',
  aboutUse: 'Dès que vous l’utilisez, il reconnaît les signes à partir du prochain ; rien n’est interrompu.',
  renameDots: 'Renommer…',
  exportDots: 'Exporter…',
  delete: 'Supprimer',
  onlyDeleted: 'Il ne peut qu’être supprimé.',
  cancel: 'Annuler',
  close: 'Fermer',

  renameModel: (model) => `Renommer « ${model} »`,
  name: 'Nom',
  rename: 'Renommer',

  accuracy: 'Précision',
  groupsJudged: 'Groupes évalués',
  stillJudged: 'Provisoire : son évaluation est en cours.',
  judgingStopped: 'Provisoire : son évaluation s’est arrêtée.',
  showTraining: 'Montrer l’entraînement',
  howKnown: 'D’où on le sait',
  unjudged: (count, named) =>
    plural(count, {
      one: `${words(count)} n’est pas dans les chiffres, car personne d’autre ne l’a montré : ${named}.`,
      other: `${words(count)} ne sont pas dans les chiffres, car personne d’autre ne les a montrés : ${named}.`,
    }),
  knows: 'Connaît',
  network: 'Réseau',
  networkOf: (family) => `réseau ${family}`,
  parameters: (count) => plural(count, { one: `${count} paramètre`, other: `${decimal(count)} paramètres` }),
  learntFrom: 'Prises dont il a appris',
  copyVersion: 'Copier la version complète des données',
  copy: 'Copier',
  stillFrozen: 'Encore conservées ici, telles quelles',
  notKept: 'Pas conservées ici',
  modelCard: 'Fiche du modèle',
  noCard: 'Il est venu sans fiche.',

  origins: { released: 'Fourni avec Signwright', trained: 'Entraîné ici', imported: 'Venu d’ailleurs' },
  originsBehind: { released: 'fourni avec Signwright', trained: 'entraîné ici', imported: 'venu d’ailleurs' },
  takes,
  words,
  wordsOff: (count, off) =>
    plural(off, {
      one: `${words(count)} (${off} désactivé)`,
      other: `${words(count)} (${decimal(off)} désactivés)`,
    }),
  people: (count) => plural(count, { one: `${count} personne`, other: `${decimal(count)} personnes` }),
  andMore: (named, more) =>
    plural(more, { one: `${named} et ${more} autre`, other: `${named} et ${decimal(more)} autres` }),
  notJudged: 'Pas évalué',
  beingJudged: (done, all) =>
    plural(all, {
      one: `Évaluation en cours : ${done} groupe sur ${all}`,
      other: `Évaluation en cours : ${done} sur ${decimal(all)} groupes`,
    }),
  onStrangers: (share) => `${share} sur des personnes qu’il n’a jamais vues`,
  onOtherSittings: (share) =>
    `${share} dans d’autres séances de la seule personne : on ne sait rien des autres personnes`,
  byMaker: (share) => `${share}, d’après sa fiche`,
  withWorst: (said, name, share) => `${said} ; au plus bas : ${name}, ${share}`,
  judgedSoFar: (said, done, all) =>
    plural(done, {
      one: `${said} (${done} groupe évalué sur ${decimal(all)})`,
      other: `${said} (${done} groupes évalués sur ${decimal(all)})`,
    }),

  besideReleased: 'Écrire aussi les mots du modèle fourni avec Signwright',
  nothingBeside: 'Ce modèle-là n’a pas de mots qui manquent à celui-ci.',
  aboutBeside: (count) =>
    plural(count, {
      one: `${count} mot de plus. Deux réseaux lisent alors chaque signe, ce qui demande environ deux fois plus de calcul ; et plus il y a de mots, plus il est facile de les confondre.`,
      other: `${decimal(count)} mots de plus. Deux réseaux lisent alors chaque signe, ce qui demande environ deux fois plus de calcul ; et plus il y a de mots, plus il est facile de les confondre.`,
    }),
  findWord: 'Chercher un mot',
  turnOn: (count) => `Activer ${these(count)}`,
  turnOff: (count) => `Désactiver ${these(count)}`,
  allOffBut: (count) => `Tout désactiver sauf ${these(count)}`,
  allOn: 'Tout activer',
  areOn: (on, all) =>
    plural(on, {
      one: `${on} mot sur ${decimal(all)} est activé. L’effet est immédiat ; un mot désactivé n’est jamais écrit.`,
      other: `${decimal(on)} mots sur ${decimal(all)} sont activés. L’effet est immédiat ; un mot désactivé n’est jamais écrit.`,
    }),
  searchToSwitch: 'Cherchez-en quelques-uns pour les changer ensemble.',
  wordsWritten: 'Mots qui sont écrits',
  off: 'désactivé',
  noneLike: (text) => `Aucun de ses mots ne ressemble à « ${text} ».`,
  oneStays: 'Au moins un mot doit rester activé.',

  compareModels: 'Comparer deux modèles',
  firstModel: 'Premier modèle',
  secondModel: 'Deuxième modèle',
  nameInUse: (model) => `${model}, utilisé`,
  compare: 'Comparer',
  aboutComparing:
    'Les deux lisent les prises que la bibliothèque a maintenant, chacun seulement celles dont il n’a pas appris.',
  comparing: 'Les deux lisent les prises de la bibliothèque…',
  oneGone: 'L’un des modèles n’est plus là : choisissez-en un autre.',
  notKnown: 'inconnu',
  right: (share) => `${share} justes`,
  fairTakes: 'Prises équitables',
  fairOf: (fair, all) => `${decimal(fair)} sur ${takes(all)}`,
  takesAsOf: (version) => `État des prises : ${version}.`,
  onlyReads: (model) => `Seul « ${model} » lit celles-ci correctement`,
  none: 'Aucune.',
  unknownWord: 'mot inconnu',
  somebody: 'quelqu’un',
  wordBy: (word, signer) => `${word} par ${signer}`,
  unreadable: 'Son mouvement ne peut pas être lu.',
  gone: (count) =>
    plural(count, {
      one: `${count} de ces prises n’est plus dans la bibliothèque.`,
      other: `${decimal(count)} de ces prises ne sont plus dans la bibliothèque.`,
    }),
  loading: 'Chargement…',
  showMore: (count, left) => `En montrer ${count} de plus sur ${decimal(left)}`,

  noneFair: 'Il n’y a pas de prise sur laquelle les deux puissent être évalués équitablement.',
  same: (fair) =>
    plural(fair, {
      one: 'Les deux font pareil sur la seule prise équitable : ce que l’un lit correctement, l’autre aussi.',
      other: `Les deux font pareil sur les ${takes(fair)} : ce que l’un lit correctement, l’autre aussi.`,
    }),
  asMany: (fair, each) =>
    `Les deux en lisent autant correctement, sur ${takes(fair)} : ${decimal(each)} l’un seul, ${decimal(each)} l’autre seul.`,
  hardlyChance: (model, lead, fair, only, other) =>
    `Sur ${takes(fair)}, « ${model} » en lit correctement ${decimal(lead)} de plus (${decimal(only)} que lui seul lit, ${decimal(other)} que l’autre seul lit) : ce n’est guère un hasard.`,
  maybeChance: (model, lead, fair, only, other) =>
    `Sur ${takes(fair)}, « ${model} » en lit correctement ${decimal(lead)} de plus (${decimal(only)} que lui seul lit, ${decimal(other)} que l’autre seul lit) : cela peut être un hasard.`,
  rareChance:
    'Si les deux se valaient, le hasard seul ferait une telle différence dans moins d’une comparaison sur mille (test des signes). Il prend chaque prise pour elle-même : si peu de personnes ont signé, comptez sur plus de hasard.',
  chance: (count, of) =>
    plural(count, {
      one: `Si les deux se valaient, le hasard seul ferait une telle différence dans environ ${count} comparaison sur ${decimal(of)} (test des signes). Il prend chaque prise pour elle-même : si peu de personnes ont signé, comptez sur plus de hasard.`,
      other: `Si les deux se valaient, le hasard seul ferait une telle différence dans environ ${count} comparaisons sur ${decimal(of)} (test des signes). Il prend chaque prise pour elle-même : si peu de personnes ont signé, comptez sur plus de hasard.`,
    }),

  mergeModels: 'Fusionner des modèles',
  aboutMerging:
    'Un nouveau modèle apprend les mots de ceux que vous choisissez, à partir des prises dont chacun a appris et de celles enregistrées depuis. Les modèles eux-mêmes restent comme ils sont.',
  whichToMerge: (most) => `Modèles à fusionner, de deux à ${most}`,
  takesTwo: 'Il faut deux modèles dont les prises sont conservées ici. Entraînez-en d’abord un autre.',
  newName: 'Nom du nouveau modèle',
  useWhenLearnt: 'L’utiliser dès qu’il a appris',
  willKnow: (count, network) => `Il connaîtra ${words(count)}, sous forme de ${network}.`,
  chooseOneMore: 'Choisissez-en encore un.',
  chooseTwo: 'Choisissez-en deux ou plus.',
  merge: 'Apprendre tous leurs mots dans un seul modèle',
  obstacles: {
    trouble: 'Il est inutilisable.',
    released: 'Ses prises n’ont pas été fournies. Ses mots peuvent être écrits à côté de ceux de tout autre modèle.',
    imported: 'Il est venu sans ses prises : importez-les dans la bibliothèque et entraînez un modèle avec elles.',
    trained: 'Les prises dont il a appris ne sont plus conservées ici.',
  },

  exportModel: (model) => `Exporter « ${model} »`,
  as: 'Sous forme de',
  formats: {
    folder: {
      name: 'Dossier de modèle, pour Signwright',
      label: 'Nouveau dossier à écrire',
      hint: 'Poids, fiche, chiffres et mouvements typiques. Il ne contient les prises de personne. Un .zip de ce dossier peut aussi être importé ailleurs.',
    },
    onnx: {
      name: 'Fichier ONNX, pour d’autres programmes',
      label: 'Fichier à écrire (.onnx)',
      hint: 'Le réseau seul ; ses mots et la façon de l’alimenter sont écrits à côté, en .json.',
    },
  },
  choose: 'Choisir…',
  writing: 'Écriture…',
  written: (model, path) => `« ${model} » est dans ${path}.`,
  export: 'Exporter',

  importModel: 'Importer un modèle',
  importPath: 'Dossier ou .zip d’un modèle',
  chooseZip: 'Choisir un .zip…',
  chooseFolder: 'Choisir un dossier…',
  aboutImport:
    'Il est d’abord vérifié : la taille de ses fichiers, la forme de ses poids et leur empreinte. Aucun code n’en est jamais exécuté. Il ne reconnaît rien avant que vous l’utilisiez.',
  checking: 'Vérification…',
  imported: (model, count) => `« ${model} » est parmi les modèles, avec ${words(count)}. Il n’est pas encore utilisé.`,
  show: 'Le montrer',
  import: 'Importer',
};
