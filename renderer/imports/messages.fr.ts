import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');
const takes = (count: number) => plural(count, { one: `${decimal(count)} prise`, other: `${decimal(count)} prises` });
const words = (count: number) => plural(count, { one: `${decimal(count)} mot`, other: `${decimal(count)} mots` });
const videos = (count: number) => plural(count, { one: `${decimal(count)} vidéo`, other: `${decimal(count)} vidéos` });
const signers = (count: number) =>
  plural(count, { one: `${decimal(count)} personne`, other: `${decimal(count)} personnes` });

export const messages: Messages = {
  importTakes: 'Importer des prises',
  what: 'Que faut-il importer ?',
  formats: {
    auto: 'Le trouver tout seul',
    takes: 'Prises de Signwright (takes.parquet)',
    'mp-data': 'Dossier MP_Data (séquences NumPy)',
    gislr: 'Signes isolés de Google (Kaggle GISLR)',
    pose: 'Fichiers .pose',
    videos: 'Vidéos (MP4, WebM, MOV, MKV)',
  },
  file: 'Fichier',
  fileOrFolder: 'Fichier ou dossier',
  chooseFile: 'Choisir un fichier…',
  chooseFolder: 'Choisir un dossier…',
  signerIfUnnamed: 'Qui signe, si les données ne le disent pas',
  languageIfUnnamed: 'Langue, si les données n’en nomment pas',
  languageCode: 'fsl',
  frameRate: 'Images par seconde, si elles sont connues',
  aspect: 'Largeur / hauteur de l’image, si elles sont connues',
  aspectUnclear: 'Écrivez 16:9 ou 1,78, de 0,1 à 10.',
  importOfTakes: 'Importation de prises',
  importOfVideos: 'Importation de vidéos',
  stopping: 'Arrêt…',
  tooLate: 'Il était trop tard pour arrêter l’importation.',
  reading: 'Lecture…',
  lookThrough: 'Filtrez par séance pour parcourir ce qui est arrivé.',
  cancelImport: 'Annuler l’importation',
  import: 'Importer',
  show: 'Afficher',
  importingTakes: 'Importation de prises',
  importingNow: (note) => `Importation de prises : ${note}`,
  importingVideos: (done, total) => `Importation de vidéos : ${done} sur ${total}`,

  aboutFolders: 'Un dossier contenant un dossier par mot, avec ses vidéos :',
  clipPath: 'bonjour/video.mp4',
  aboutKeeping: 'Seule la position des mains est gardée, jamais la vidéo.',
  videoFolder: 'Dossier de vidéos',
  folderOfSigner: 'Le dossier au-dessus de celui du mot nomme la personne qui signe :',
  signerPath: 'anna/bonjour/video.mp4',
  signer: 'Personne qui signe',
  handsOfNew: 'Quelle est la main dominante des nouvelles personnes ?',
  found: (count, ofWords) => `${videos(count)} de ${words(ofWords)}.`,
  foundNamed: (count, ofWords, names) => `${videos(count)} de ${words(ofWords)} : ${names}.`,
  foundSigners: (count, names) => `${signers(count)} : ${names}.`,
  unusable: (count) =>
    plural(count, {
      one: `${decimal(count)} fichier ne peut pas servir.`,
      other: `${decimal(count)} fichiers ne peuvent pas servir.`,
    }),
  videosDone: (done, total) =>
    plural(total, { one: `${done} sur ${total} vidéo`, other: `${done} sur ${total} vidéos` }),
  goesOn: 'Vous pouvez fermer ceci et continuer à travailler ; l’importation se poursuit.',
  failed: (why) => `${why} Ce qui a été importé avant est dans la bibliothèque.`,

  problems: 'Fichiers qui n’ont pas pu servir',
  copyList: 'Copier la liste',
  more: (count) => plural(count, { one: `et ${decimal(count)} autre`, other: `et ${decimal(count)} autres` }),

  left: {
    nearly: 'presque fini',
    seconds: (count) => `encore environ ${count} s`,
    minutes: (count) => `encore environ ${count} min`,
    hours: (count) => `encore environ ${count} h`,
  },
  came: (count, ofWords, by) =>
    plural(count, {
      one: `${takes(count)} de ${words(ofWords)} par ${signers(by)} est dans la bibliothèque.`,
      other: `${takes(count)} de ${words(ofWords)} par ${signers(by)} sont dans la bibliothèque.`,
    }),
  imported: (count, ofWords) =>
    plural(count, {
      one: `${takes(count)} de ${words(ofWords)} a été importée.`,
      other: `${takes(count)} de ${words(ofWords)} ont été importées.`,
    }),
  knownAlready: (count) =>
    plural(count, {
      one: `${videos(count)} était déjà dans la bibliothèque.`,
      other: `${videos(count)} étaient déjà dans la bibliothèque.`,
    }),
  nothingNew: 'Rien de nouveau n’a été ajouté.',
  takesKnown: (count) =>
    plural(count, {
      one: `${takes(count)} était déjà dans la bibliothèque.`,
      other: `${takes(count)} étaient déjà dans la bibliothèque.`,
    }),
  binned: (count) =>
    plural(count, {
      one: `${decimal(count)} d’entre elles est dans la corbeille, d’où elle peut être restaurée.`,
      other: `${decimal(count)} d’entre elles sont dans la corbeille, d’où elles peuvent être restaurées.`,
    }),
  unused: (count) =>
    plural(count, {
      one: `${decimal(count)} fichier n’a pas pu servir.`,
      other: `${decimal(count)} fichiers n’ont pas pu servir.`,
    }),
  cancelled: 'L’importation a été annulée : choisissez de nouveau le même dossier pour reprendre là où elle en était.',
  takesImported: (count) =>
    plural(count, { one: `${takes(count)} a été importée.`, other: `${takes(count)} ont été importées.` }),
  videosImported: (count) =>
    plural(count, {
      one: `Vidéos : ${takes(count)} a été importée.`,
      other: `Vidéos : ${takes(count)} ont été importées.`,
    }),

  fault: {
    unplayableKind: 'Ce type de vidéo ne peut pas être lu ici. Convertissez-la d’abord en MP4 ou WebM.',
    tooLarge: 'Le fichier dépasse 1 Go. Coupez-le en vidéos d’un seul signe.',
    noWord: 'La vidéo n’est dans aucun dossier qui pourrait nommer son mot. Rangez les vidéos dans un dossier par mot.',
    noSignerFolder: 'Au-dessus du dossier du mot, aucun dossier ne peut nommer la personne qui signe.',
    longName: (most) => `Le nom d’un dossier dépasse ${most} caractères.`,
    controlName: 'Le nom d’un dossier contient des caractères de contrôle, un saut de ligne par exemple. Renommez-le.',
    noSigner: 'Rien ne dit qui y signe.',
    noHand: 'Aucune main n’y a été trouvée.',
    detectionBroke: 'La détection des mains y a échoué, deux fois.',
    unreadable: 'Le fichier ne peut pas être lu.',
    tooLong: (seconds, most) => `Elle dure ${seconds} s. Coupez-la en vidéos d’un seul signe, de ${most} s au plus.`,
    noLength: 'Sa durée ne peut pas être établie. Convertissez-la d’abord en MP4.',
    stalled: 'Elle ne donne plus d’images. Elle est peut-être endommagée.',
    unplayable: 'Elle ne peut pas être lue ici. Convertissez-la d’abord en MP4 ou WebM.',
    soundOnly: 'Elle contient du son, mais pas d’images.',
    noDrawing: 'Cette fenêtre ne peut pas dessiner d’images.',
  },
};
