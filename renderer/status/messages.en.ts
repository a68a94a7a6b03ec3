export const messages = {
  messages: 'Messages',
  status: 'Status',
  camera: 'Camera',
  pictures: (perSecond: number) => `${perSecond} fps`,
  light: 'Light',
  low: 'low, hands are hard to see',
  handDetection: 'Hand detection',
  detections: (perSecond: number) => `${perSecond} a second`,
  /** @param delegate what it runs on: GPU or CPU */
  detectionsOn: (perSecond: number, delegate: string) => `${perSecond} a second on ${delegate}`,
  milliseconds: (ms: number) => `${ms} ms`,
  mostWithin: (ms: number) => `(95 % within ${ms} ms)`,
  toGuess: 'Picture to guess',
  noGuess: 'no guess yet',
  aboutGuess:
    'From the moment the camera took the picture that made the guess until the guess stood on the screen',
  toWord: 'Picture to word',
  noWord: 'no word yet',
  aboutWord:
    'From the moment the camera took the last picture that the word needed until the word stood on the screen',
  words: 'Words',
  engineOn: (engine: string, device: string) => `${engine} on ${device}`,
  notRunning: 'not running',
  leftOut: 'Left out',
  frames: (perSecond: number) => `${perSecond} frames/s`,
};
export type Messages = typeof messages;
