import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  camera: 'Cámara',
  chooseCamera: 'Elige una cámara',
  turnOff: 'Apagar la cámara',
  turnOn: 'Encender la cámara',
  numbered: (number) => `Cámara ${number}`,
  gettingReady: 'Preparando la detección de las manos…',
  recovering: 'La detección de las manos se ha parado. Se está reiniciando…',
  tryAgain: 'Reintentar',

  silent: {
    title: 'La cámara no envía imagen',
    text: 'Está conectada, pero algo retiene la imagen.',
    slider: 'Abre la tapa de delante del objetivo, si la hay.',
    lid: 'Abre la tapa del portátil.',
  },
  starting: 'Iniciando la cámara…',
  off: {
    title: 'La cámara está apagada',
    text: 'No se lee ningún signo hasta que la vuelvas a encender.',
  },
  asking: {
    title: '¿Puede Signwright usar tu cámara?',
    text: 'Responde «Permitir» a la pregunta de la pantalla. La imagen nunca sale de este ordenador y nunca se guarda.',
  },
  denied: {
    title: 'Signwright no tiene permiso para usar la cámara',
    text: 'Sin imagen no puede ver tus manos. La imagen nunca sale de este ordenador y nunca se guarda.',
  },
  missing: {
    title: 'No se ha encontrado ninguna cámara',
    text: 'Conecta una: se inicia sola.',
    builtIn: '¿Está integrada? Busca un interruptor o una tecla con el símbolo de una cámara que la desactive.',
    action: 'Buscar de nuevo',
  },
  busy: {
    title: 'Otro programa está usando la cámara',
    text: 'Cierra el otro programa o su videollamada. Signwright lo intenta de nuevo cada pocos segundos.',
    action: 'Intentarlo ahora',
  },
  unplugged: {
    title: 'Se ha desconectado la cámara',
    named: (name) => `Vuelve a conectar «${name}» y todo seguirá solo, o elige otra cámara abajo.`,
    unnamed: 'Vuelve a conectarla y todo seguirá solo, o elige otra cámara abajo.',
  },
  unsupported: {
    title: 'Esta página no puede usar una cámara',
    text: 'Abre Signwright en el ordenador al que está conectada la cámara, en la dirección que mostró al arrancar.',
  },
  failed: {
    title: 'La cámara no se ha iniciado',
    text: (message) => `El sistema dice: ${message}`,
    replug: 'Desconecta la cámara, espera un momento y vuelve a conectarla.',
  },
  blind: {
    title: 'Signwright no puede buscar manos',
    driver:
      'Inténtalo de nuevo: tras una suspensión o una actualización, el controlador gráfico puede necesitar un momento.',
    install:
      'Si falta el modelo de las manos, vuelve a instalar Signwright (o ejecuta «npm run hand-model» en su carpeta).',
  },

  allow: {
    addressBar: 'Selecciona el símbolo de la cámara en un extremo de la barra de direcciones.',
    page: 'Elige «Permitir». La imagen aparece sola, o después de «Reintentar».',
    mac: 'Abre Ajustes del Sistema, Privacidad y seguridad, Cámara.',
    macApp: 'Activa Signwright, ciérralo y vuelve a abrirlo.',
    macBrowser: 'Activa tu navegador, ciérralo y vuelve a abrirlo.',
    windows: 'Abre Configuración, Privacidad y seguridad, Cámara.',
    windowsSwitches: 'Activa «Acceso a la cámara» y «Permitir que las aplicaciones de escritorio accedan a la cámara».',
    linuxApp: 'Permite la cámara a Signwright en los ajustes del sistema, en Privacidad o Aplicaciones.',
    linuxBrowser: 'Permite la cámara a tu navegador en los ajustes del sistema, en Privacidad o Aplicaciones.',
    linuxGroup:
      'Si sigue sin funcionar, quizá tu cuenta no tenga permiso para usar dispositivos de vídeo: añádela al grupo «video» y vuelve a iniciar sesión.',
  },
};
