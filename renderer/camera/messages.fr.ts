import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  camera: 'Caméra',
  chooseCamera: 'Choisissez une caméra',
  turnOff: 'Éteindre la caméra',
  turnOn: 'Allumer la caméra',
  numbered: (number) => `Caméra ${number}`,
  gettingReady: 'Préparation de la détection des mains…',
  recovering: 'La détection des mains s’est arrêtée. Elle redémarre…',
  tryAgain: 'Réessayer',

  silent: {
    title: 'La caméra n’envoie pas d’image',
    text: 'Elle est connectée, mais quelque chose retient l’image.',
    slider: 'Ouvrez le cache devant l’objectif, s’il y en a un.',
    lid: 'Ouvrez le capot de l’ordinateur portable.',
  },
  starting: 'Démarrage de la caméra…',
  off: {
    title: 'La caméra est éteinte',
    text: 'Aucun signe n’est lu tant que vous ne la rallumez pas.',
  },
  asking: {
    title: 'Signwright peut-il utiliser votre caméra ?',
    text: 'Répondez « Autoriser » à la question affichée à l’écran. L’image ne quitte jamais cet ordinateur et n’est jamais enregistrée.',
  },
  denied: {
    title: 'Signwright n’a pas le droit d’utiliser la caméra',
    text: 'Sans image, il ne peut pas voir vos mains. L’image ne quitte jamais cet ordinateur et n’est jamais enregistrée.',
  },
  missing: {
    title: 'Aucune caméra trouvée',
    text: 'Branchez-en une : elle démarre toute seule.',
    builtIn: 'Est-elle intégrée ? Cherchez un interrupteur ou une touche avec un symbole de caméra qui la désactive.',
    action: 'Chercher de nouveau',
  },
  busy: {
    title: 'Un autre programme utilise la caméra',
    text: 'Fermez l’autre programme ou son appel vidéo. Signwright réessaie toutes les quelques secondes.',
    action: 'Essayer maintenant',
  },
  unplugged: {
    title: 'La caméra a été débranchée',
    named: (name) => `Rebranchez « ${name} » et tout reprend tout seul, ou choisissez une autre caméra ci-dessous.`,
    unnamed: 'Rebranchez-la et tout reprend tout seul, ou choisissez une autre caméra ci-dessous.',
  },
  unsupported: {
    title: 'Cette page ne peut pas utiliser de caméra',
    text: 'Ouvrez Signwright sur l’ordinateur auquel la caméra est branchée, à l’adresse affichée au démarrage.',
  },
  failed: {
    title: 'La caméra n’a pas démarré',
    text: (message) => `Le système indique : ${message}`,
    replug: 'Débranchez la caméra, attendez un instant, puis rebranchez-la.',
  },
  blind: {
    title: 'Signwright ne peut pas chercher les mains',
    driver: 'Réessayez : un pilote graphique a parfois besoin d’un moment après une mise en veille ou une mise à jour.',
    install:
      'Si le modèle des mains est absent, réinstallez Signwright (ou lancez « npm run hand-model » dans son dossier).',
  },

  allow: {
    addressBar: 'Sélectionnez le symbole de caméra à une extrémité de la barre d’adresse.',
    page: 'Choisissez « Autoriser ». L’image vient toute seule, ou après « Réessayer ».',
    mac: 'Ouvrez Réglages Système, Confidentialité et sécurité, Appareil photo.',
    macApp: 'Activez Signwright, puis quittez-le et rouvrez-le.',
    macBrowser: 'Activez votre navigateur, puis quittez-le et rouvrez-le.',
    windows: 'Ouvrez Paramètres, Confidentialité et sécurité, Caméra.',
    windowsSwitches:
      'Activez « Accès à la caméra » et « Autoriser les applications de bureau à accéder à votre caméra ».',
    linuxApp:
      'Autorisez la caméra pour Signwright dans les paramètres du système, sous Confidentialité ou Applications.',
    linuxBrowser:
      'Autorisez la caméra pour votre navigateur dans les paramètres du système, sous Confidentialité ou Applications.',
    linuxGroup:
      'Si cela ne marche toujours pas, votre compte n’a peut-être pas le droit d’utiliser les périphériques vidéo : ajoutez-le au groupe « video » et reconnectez-vous.',
  },
};
