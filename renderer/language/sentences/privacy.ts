/** What the main side says about what is kept on this machine, and when something went wrong that nobody expected. */
import type { Sentence } from '../sentence.ts';

export const sentences: readonly Sentence[] = [
  {
    en: 'Your browser cannot open folders: the path is shown here.',
    de: 'Dein Browser kann keine Ordner öffnen: Der Pfad steht hier.',
    fr: 'Votre navigateur ne peut pas ouvrir de dossiers : le chemin est affiché ici.',
    es: 'Tu navegador no puede abrir carpetas: aquí se muestra la ruta.',
  },
  {
    en: 'Something went wrong inside Signwright, and it goes on. What is saved is safe. If something does not work any more, restart the app.',
    de: 'In Signwright ist etwas schiefgegangen; es läuft weiter. Was gespeichert ist, ist sicher. Wenn etwas nicht mehr funktioniert, starte das Programm neu.',
    fr: 'Quelque chose s’est mal passé dans Signwright, qui continue. Ce qui est enregistré est en sécurité. Si quelque chose ne marche plus, redémarrez le programme.',
    es: 'Algo ha ido mal en Signwright, que sigue en marcha. Lo guardado está a salvo. Si algo deja de funcionar, reinicia el programa.',
  },
];
