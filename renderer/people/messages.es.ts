import type { Messages } from './messages.en.ts';

export const messages: Messages = {
  severalPeople: 'Varias personas en la imagen',
  follow: 'Seguir',
  choices: {
    nearest: 'La persona más cercana',
    left: 'La persona de la izquierda',
    right: 'La persona de la derecha',
    chosen: 'La que yo señale',
  },
  other: 'Seguir a la otra persona',
  reads: {
    left: 'Hay varias personas en la imagen. Se lee a la de la izquierda.',
    right: 'Hay varias personas en la imagen. Se lee a la de la derecha.',
    front: 'Hay varias personas en la imagen. Se lee a la de delante.',
    back: 'Hay varias personas en la imagen. Se lee a la de atrás.',
    one: 'Hay varias personas en la imagen. Se lee a una de ellas.',
  },
  gone: {
    nearest: 'La persona elegida se ha ido. Se vuelve a leer a la más cercana.',
    left: 'La persona elegida se ha ido. Se vuelve a leer a la de la izquierda.',
    right: 'La persona elegida se ha ido. Se vuelve a leer a la de la derecha.',
  },
  setting: {
    legend: 'Si se ve a varias personas, leer',
    about:
      'La izquierda y la derecha son las que ves en la imagen. Allí también puedes señalar a una persona o pulsar «Seguir a la otra persona»: se la lee hasta que se vaya.',
  },
};
