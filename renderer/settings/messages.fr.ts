import { decimal } from '../language/numbers.ts';
import { pluralsOf } from '../language/plural.ts';
import type { Messages } from './messages.en.ts';

const plural = pluralsOf('fr');

export const messages: Messages = {
  settings: 'Réglages',
  appearance: 'Apparence',
  colours: 'Couleurs',
  themes: { system: 'Comme le système', light: 'Clair', dark: 'Sombre' },
  language: 'Langue',
  languageOfWindow: 'Langue de la fenêtre',
  asTheSystem: 'Comme le système',
  firstSteps: 'Premiers pas',
  aboutFirstSteps: 'De la caméra au premier mot reconnu.',
  showFirstSteps: 'Montrer les premiers pas',
  camera: {
    title: 'Caméra',
    about:
      'Quand plusieurs personnes sont visibles, Signwright lit l’une d’elles et reste avec elle tant qu’elle est là.',
    mirrored: 'Ma caméra envoie une image en miroir',
    aboutMirrored:
      'Certaines caméras virtuelles le font, et la gauche est alors prise pour la droite. Pour le savoir, tenez quelque chose avec des lettres devant la caméra pendant que ceci est désactivé : si vous pouvez les lire dans l’image de Signwright, activez-le.',
  },
  conversation: {
    title: 'Conversation',
    sentenceEnds: 'Une phrase se termine',
    whenISaySo: 'quand je le décide (N)',
    afterSeconds: (count) =>
      plural(count, { one: `après ${count} seconde sans signe`, other: `après ${count} secondes sans signe` }),
    keep: 'Conserver les conversations sur cet ordinateur',
    kept: 'Elles seront là au prochain démarrage. Désactiver ceci les supprime.',
    notKept: 'Elles disparaissent quand Signwright est fermé.',
  },
  usual: {
    title: 'Ce que vous dites d’habitude',
    about: 'Quand deux signes se ressemblent, Signwright écrit alors celui qui vient d’habitude ensuite chez vous.',
    learn: 'Apprendre quels mots je signe l’un après l’autre',
    stays:
      'Les mots sont comptés tels que vous les laissez ou les corrigez. Les nombres restent sur cet ordinateur, et aucune phrase n’est conservée.',
    counted: (count) =>
      count === 0
        ? 'Rien n’a encore été compté.'
        : plural(count, {
            one: `${decimal(count)} mot a été compté jusqu’ici.`,
            other: `${decimal(count)} mots ont été comptés jusqu’ici.`,
          }),
    forget: 'Oublier ce que je dis d’habitude',
  },
  speech: {
    title: 'Synthèse vocale',
    about:
      'Les phrases sont dites par les voix installées sur cet ordinateur. Aucun texte n’est envoyé où que ce soit.',
    looking: 'Recherche de voix…',
    languageOfWords: 'Langue des mots',
    voice: 'Voix',
    foreign: (voice, words) =>
      `Cette voix est faite pour une autre langue (${voice}). Les mots sont en ${words} et peuvent sonner bizarrement.`,
    measures: { rate: 'Vitesse', pitch: 'Hauteur', volume: 'Volume' },
    tryIt: 'Essayer',
    sample: 'Bonjour, voici ma voix.',
    stop: 'Arrêter',
    auto: 'Dire chaque phrase quand elle se termine',
  },
  caption: {
    title: 'Grands sous-titres',
    about: 'Pour les sous-titres qui remplissent la fenêtre, et pour leur petite fenêtre.',
    letters: 'Les touches d’une seule lettre agissent dans Traduire (N, S, F, T)',
  },
  engine: {
    title: 'Moteur',
    about: 'Ce qui calcule les mots. Cela ne change pas les mots reconnus.',
    names: {
      auto: 'Automatique (recommandé)',
      onnx: 'Processeur (ONNX Runtime)',
      webgpu: 'Carte graphique avec WebGPU (ONNX Runtime)',
      dml: 'Carte graphique avec DirectML (ONNX Runtime)',
      coreml: 'Carte graphique avec CoreML (ONNX Runtime)',
      cuda: 'Carte graphique NVIDIA avec CUDA (ONNX Runtime)',
      tensorflow: 'TensorFlow',
    },
    aboutAuto: 'Le plus rapide de ceux qui marchent sur cet ordinateur, d’après les mesures.',
    trying: 'Les moteurs sont à l’essai. Cela prend quelques secondes.',
    running: (engine) => `En marche : ${engine}.`,
    runsNow: 'en marche',
    tryAgain: 'Réessayer',
    tryEngineAgain: (engine) => `Réessayer : ${engine}`,
    measure: 'Mesurer',
    measureAgain: 'Mesurer de nouveau',
    looking: 'Recherche des moteurs.',
    notMeasured: 'Il n’a pas encore été mesuré.',
    runsOn: (device) => `Il tourne sur : ${device}.`,
    takes: (p50, p95) => `Une réponse prend ${p50}, et pour 95 sur 100 au plus ${p95}.`,
    lessThan: (time) => `moins de ${time}`,
  },
  diagnostics: {
    title: 'Diagnostic',
    about:
      'Si quelque chose ne marche pas, ce texte aide à trouver pourquoi. Il ne contient aucun mot, aucun nom et aucune prise. Rien n’est envoyé : vous le lisez, l’enregistrez et le donnez à qui vous voulez.',
    text: 'Le diagnostic',
    show: 'Afficher le diagnostic',
    showAgain: 'L’afficher de nouveau',
    save: 'Enregistrer en texte…',
  },
  product: {
    title: 'À propos',
    version: (version) => `Signwright ${version}. Logiciel libre sous licence Apache-2.0.`,
    asksHost: (host) =>
      `« Chercher des mises à jour » demande à ${host} la dernière version. Ce serveur apprend l’adresse internet de cet ordinateur, et rien de ce que vous faites ici. Signwright ne cherche jamais de lui-même.`,
    neverLooks:
      'Cette copie ne cherche jamais de mises à jour, et rien n’en part sur le réseau. Une version plus récente se trouve là où vous avez obtenu celle-ci.',
    look: 'Chercher des mises à jour',
    looking: 'Recherche…',
    current: 'C’est la dernière version.',
    newer: (version, size) => `La version ${version} est là (${size}).`,
    fetch: (version) => `Télécharger la version ${version}`,
    fetching: (version, size) => `Téléchargement de la version ${version} (${size})…`,
    fetched: (version, path) =>
      `La version ${version} est dans ${path}. Fermez Signwright et ouvrez ce fichier pour l’installer. Vos prises et vos modèles restent.`,
    unknown: 'Signwright ne dit pas quelle est sa version. Fermez-le et rouvrez-le.',
    licencesMore: 'Licences…',
    licences: 'Licences',
    licencesOfAll: 'Licences de tout ce qui compose Signwright',
    oneMoment: 'Un instant…',
    noLicences: 'La liste des licences manque. Elle est créée par « npm run build ».',
  },
};
