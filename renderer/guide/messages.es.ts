import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  firstSteps: 'Primeros pasos',
  close: 'Cerrar los primeros pasos',
  steps: { camera: 'Deja que el programa te vea', hands: 'Muestra las manos', sign: 'Signa tu primera palabra' },
  done: ', hecho',
  allowCamera: 'Permite la cámara cuando se te pregunte. Su imagen se queda en este ordenador y nunca se guarda.',
  raiseHand: 'Siéntate de modo que se vean las dos manos y la cara, con luz de frente. Levanta una mano.',
  makeIt: (word) =>
    `Mira el movimiento y luego hazlo: «${word}». Empieza con las manos en reposo y vuelve a dejarlas en reposo al terminar.`,
  readAs: (word) => `Se ha leído como «${word}». Inténtalo de nuevo o elige otra palabra.`,
  firstWord: (word) => `Tu primera palabra: «${word}».`,
  noModel: 'Las palabras vienen con el modelo, que no está cargado.',
  movingHands: (word) => `Manos que signan «${word}», como en un espejo`,
  hold: 'Parar el movimiento',
  play: 'Reproducir el movimiento',
  anotherWord: 'Otra palabra',
  leftHand: 'Signo con la mano izquierda',
  whatNext: 'Qué hacer ahora',
  aboutIdle:
    'Muestra durante un minuto cómo se mueven tus manos cuando no signas: así se escriben menos palabras equivocadas.',
  recordIdle: 'Grabar movimientos sin signo',
  aboutOwn: 'Enseña al programa un signo tuyo: para empezar bastan cinco tomas.',
  recordSign: 'Grabar un signo',
  aboutPractice: 'Mira qué palabras del modelo se leen cuando las signas.',
  practise: 'Practicar',
  translate: 'Traducir',
};
