import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import { capital, spelledIn } from '../language/spelled.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');
const spelled = spelledIn('fr');

const takes = (count: number) => plural(count, { one: `${count} prise`, other: `${decimal(count)} prises` });
const bracketed = (text: string) => text && ` (${text})`;

export const messages: Messages = {
  quoted: (word) => `« ${word} »`,
  noSign: '« aucun signe »',
  more: (count) => plural(count, { one: `${count} autre`, other: `${count} autres` }),
  takes,
  of: (part, whole) => `${decimal(part)} sur ${decimal(whole)}`,
  range: (low, high) => `${low} à ${high}`,
  doubt: (range) => `probablement ${range}`,
  tryAgain: 'Réessayer',
  showFirst: (count) => `N’en montrer que ${count}`,
  showAllWords: (count) => `Montrer les ${decimal(count)} mots`,
  showAllPeople: (count) => `Montrer les ${decimal(count)} personnes`,
  showAllConfusions: (count) => `Montrer les ${decimal(count)} confusions`,

  unread: (why) => `Les résultats n’ont pas pu être lus. ${why}`,
  unreadAgain: (why) => `Les résultats n’ont pas pu être relus. ${why}`,
  loading: 'Chargement des résultats…',
  noResults: 'Pas de résultats prise par prise',
  onlyCard:
    'On ne sait quelles prises ont été lues correctement que pour les modèles entraînés ici : pour celui-ci, il y a ce que son auteur a écrit sur sa fiche.',
  stillComing:
    'Il peut déjà être utilisé. Ses chiffres arrivent : les premiers seront là quand la première partie de ses prises aura été mise de côté et évaluée.',
  notJudged: 'Il n’a pas été évalué prise par prise.',

  verdict: 'Ce qu’il vaut',
  noneJudged: 'Aucune prise n’a pu être évaluée.',
  ofStrangers: (count, doubt) =>
    `de réussite sur ${takes(count)} de personnes dont rien n’avait été appris${bracketed(doubt)}.`,
  ofSittings: (count, doubt) => `de réussite sur ${takes(count)} de séances mises de côté${bracketed(doubt)}.`,
  worst: 'Au plus bas :',
  worstSitting: 'Séance la plus faible :',
  mayMove: 'Les chiffres peuvent encore changer.',
  unjudged: (count, named) =>
    plural(count, {
      one: `Pas évalué, car seules les personnes mises de côté l’ont montré : ${named}.`,
      other: `Pas évalués, car seules les personnes mises de côté les ont montrés : ${named}.`,
    }),

  byWord: 'Par mot',
  byPerson: 'Par personne',
  word: 'Mot',
  person: 'Personne',
  readRightly: 'Lu correctement',
  takesColumn: 'Prises',

  confusions: 'Ce qui a été pris pour quoi',
  noConfusions: 'Rien n’a été pris pour autre chose.',
  readElse: (count) =>
    plural(count, {
      one: `${takes(count)} a été lue comme autre chose. Ouvrez un nombre pour voir précisément ces prises, à côté de prises de ce qui a été lu.`,
      other: `${takes(count)} ont été lues comme autre chose. Ouvrez un nombre pour voir précisément ces prises, à côté de prises de ce qui a été lu.`,
    }),
  confusionList: 'Confusions, les plus fréquentes d’abord',
  confusedOnly: 'Montrer seulement les mots confondus',
  asList: 'En liste',
  matrix: 'Ce qui a été signé, par ligne, et ce qui a été lu, par colonne',
  signed: 'Signé',
  read: 'lu',
  cellRead: (word, written, part, whole) => `${word} lu ${written} : ${decimal(part)} sur ${decimal(whole)}`,
  cellRight: (word, part, whole) => `${word} lu correctement : ${decimal(part)} sur ${decimal(whole)}`,

  readAs: (word, written) => `${word} lu comme ${written}`,
  readRight: (word) => `${word} lu correctement`,
  signedReadAs: (word, written) => `${word} signé, ${written} lu`,
  signedAndRead: (word) => `${word} signé et lu`,
  takesReadAs: (word, written) => `Prises de ${word} lues comme ${written}`,
  takesReadRight: (word) => `Prises de ${word} lues correctement`,
  someGone: (count) =>
    plural(count, {
      one: `${count} d’entre elles n’est plus dans la bibliothèque.`,
      other: `${decimal(count)} d’entre elles ne sont plus dans la bibliothèque.`,
    }),
  allGone: (count) =>
    plural(count, {
      one: 'Elle n’est plus dans la bibliothèque.',
      other: 'Aucune d’entre elles n’est plus dans la bibliothèque.',
    }),
  shown: (count) => `En voici ${count}.`,
  takesUnread: (why) => `Les prises n’ont pas pu être lues. ${why}`,
  forComparison: (word) => `À titre de comparaison : ${word}`,
  takesForComparison: (word) => `Prises de ${word}, à titre de comparaison`,
  noneToCompare: (word) => `La bibliothèque n’a pas de prises de ${word} pour comparer.`,

  calibration: 'Peut-on se fier à ses pourcentages ?',
  noTakes: (least) => `Aucune prise n’a été évaluée : trop peu pour le dire. Il en faut au moins ${least}.`,
  tooFew: (count, least) =>
    plural(count, {
      one: `${takes(count)} a été évaluée : trop peu pour le dire. Il en faut au moins ${least}.`,
      other: `${takes(count)} ont été évaluées : trop peu pour le dire. Il en faut au moins ${least}.`,
    }),
  howSure: 'certitude annoncée',
  sureAndRight: 'Sa certitude, et combien de fois il avait raison',
  says: 'Il annonce',
  right: 'Juste',
  dashedLine:
    'Sur la ligne en pointillés, ce qu’il annonce est vrai ; les gros points représentent beaucoup de prises.',
  off: (points) =>
    plural(points, {
      one: `En moyenne, il se trompe de ${points} point (erreur de calibration attendue).`,
      other: `En moyenne, il se trompe de ${decimal(points)} points (erreur de calibration attendue).`,
    }),
  rightWhenSays: (said, right) => `Quand il annonce ${said}, il a raison dans ${right} des cas.`,
  trusted: 'Dans l’ensemble, on peut se fier à ses pourcentages.',
  tooSure: 'Dans l’ensemble, il est plus sûr de lui qu’il ne devrait.',
  tooModest: 'Dans l’ensemble, il a raison plus souvent qu’il ne l’annonce.',

  growth: 'Ce que plus de prises apporteraient',
  notMeasured: 'Pas encore mesuré.',
  takesAWordAxis: 'prises par mot',
  takesAWord: 'Prises par mot',
  growthTable: 'Part lue correctement, selon le nombre de prises par mot dont il a appris',
  growthOfWords: 'Ce que plus de prises de chaque mot apporteraient',
  wouldBring: (more, word, share, now) =>
    plural(more, {
      one: `Une prise de plus de ${word} donnerait environ ${share} (${now} à présent).`,
      other: `${capital(spelled(more))} prises de plus de ${word} donneraient environ ${share} (${now} à présent).`,
    }),
  recordTakes: (word, count) => `Enregistrer ${word}, ${takes(count)}`,
  record: 'Enregistrer',

  advice: 'Ce qui aiderait',
  noAdvice: 'Rien de particulier.',
  unlearnt: (words) =>
    `La bibliothèque a des prises de ${words} dont ce modèle n’a pas appris : réentraînez pour voir ce qu’elles apportent.`,
  recordName: (name) => `Enregistrer ${name}`,
  recordSigner: (signer) => `Enregistrer ${signer}`,
  recordWords: (count) => plural(count, { one: 'Enregistrer un mot', other: `Enregistrer ${spelled(count)} mots` }),
  onePerson:
    'Toutes les prises sont d’une seule personne, on ne sait donc pas s’il lit bien les autres : enregistrez une deuxième personne, qui signe les mêmes mots.',
  recordSecond: 'Enregistrer une deuxième personne',
  theOthers: 'les autres',
  readWorst: (signer, share, others, rest) =>
    `${signer} est la personne la moins bien lue (${share}, ${others} ${rest}) : enregistrez plus de prises de ${signer}, avec les mots les moins bien lus.`,
  noIdle:
    'Il n’y a pas de prises de mouvements sans signe, si bien que tout mouvement est pris pour un mot : enregistrez ce que font les mains quand elles ne signent rien.',
  recordIdle: 'Enregistrer des mouvements sans signe',
  idleTaken: (wrong, all, more) =>
    `Des mouvements sans signe ont été pris pour un mot (${wrong} sur ${all}) : enregistrez-en ${spelled(more)} prises de plus.`,
  mixedUp: (more, words, count, of) =>
    `Enregistrez ${spelled(more)} prises de plus de ${words} : ces mots sont confondus (${count} sur ${of}).`,
  mixedUpWith: (more, word, other, count, of) =>
    `Enregistrez ${spelled(more)} prises de plus de ${word} : ce mot est confondu avec ${other}, qui a déjà de nouvelles prises (${count} sur ${of}).`,
  overlooked: (word, count, of, more) =>
    `${word} passe inaperçu (${count} sur ${of}) : enregistrez-en ${spelled(more)} de plus.`,
  readBadly: (word, right, of, more) =>
    `${word} n’est lu correctement que dans ${takes(right)} sur ${of} : enregistrez-en ${spelled(more)} de plus.`,
  fewTakes: (word, count, more) => `${word} n’a que ${takes(count)} : enregistrez-en ${spelled(more)} de plus.`,
  haveFewTakes: (words, few) => `${words} ont moins de ${few} prises : enregistrez-en quelques-unes de plus.`,
  onePersonOnly: (count, words) =>
    plural(count, {
      one: `${words} n’a été signé que par une personne, on ne sait donc pas si les autres sont bien lues : faites-le signer par quelqu’un d’autre.`,
      other: `${words} n’ont été signés que par une personne, on ne sait donc pas si les autres sont bien lues : faites-les signer par quelqu’un d’autre.`,
    }),
};
