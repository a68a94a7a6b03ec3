export const messages = {
  camera: 'Camera',
  chooseCamera: 'Choose a camera',
  turnOff: 'Turn the camera off',
  turnOn: 'Turn the camera on',
  /** Where the system tells no name. */
  numbered: (number: number) => `Camera ${number}`,
  gettingReady: 'Getting ready to see hands…',
  recovering: 'Hand detection stopped. Starting it again…',
  tryAgain: 'Try again',

  silent: {
    title: 'The camera sends no picture',
    text: 'It is connected, but something holds the picture back.',
    slider: 'Open the slider in front of the lens, if there is one.',
    lid: 'Open the lid of the laptop.',
  },
  starting: 'Starting the camera…',
  off: {
    title: 'The camera is off',
    text: 'No sign is read until you turn it on again.',
  },
  asking: {
    title: 'May Signwright use your camera?',
    text: 'Answer “Allow” in the question on the screen. The picture never leaves this machine and is never stored.',
  },
  denied: {
    title: 'Signwright may not use the camera',
    text: 'Without a picture it cannot see your hands. The picture never leaves this machine and is never stored.',
  },
  missing: {
    title: 'No camera found',
    text: 'Plug one in: it starts by itself.',
    builtIn: 'Is it built in? Look for a switch or a key with a camera sign that turns it off.',
    action: 'Look again',
  },
  busy: {
    title: 'Another program is using the camera',
    text: 'Close the other program, or its video call. Signwright tries again every few seconds.',
    action: 'Try now',
  },
  unplugged: {
    title: 'The camera was unplugged',
    named: (name: string) => `Plug “${name}” in again and it goes on by itself, or choose another camera below.`,
    unnamed: 'Plug it in again and it goes on by itself, or choose another camera below.',
  },
  unsupported: {
    title: 'This page cannot use a camera',
    text: 'Open Signwright on the machine that the camera is plugged into, at the address it showed when it started.',
  },
  failed: {
    title: 'The camera did not start',
    text: (message: string) => `The system says: ${message}`,
    replug: 'Unplug the camera, wait a moment, and plug it in again.',
  },
  blind: {
    title: 'Signwright cannot look for hands',
    driver: 'Try again: a graphics driver may need a moment after sleep or an update.',
    install: 'If the hand model is missing, install Signwright again (or run “npm run hand-model” in its folder).',
  },

  /** How somebody who has refused the camera allows it; settings by the names that the systems give them. */
  allow: {
    addressBar: 'Select the camera sign at one end of the address bar.',
    page: 'Choose “Allow”. The picture comes by itself, or after “Try again”.',
    mac: 'Open System Settings, Privacy & Security, Camera.',
    macApp: 'Switch Signwright on, then quit it and open it again.',
    macBrowser: 'Switch your browser on, then quit it and open it again.',
    windows: 'Open Settings, Privacy & security, Camera.',
    windowsSwitches: 'Switch on “Camera access” and “Let desktop apps access your camera”.',
    linuxApp: 'Allow the camera for Signwright in the system settings, under Privacy or Apps.',
    linuxBrowser: 'Allow the camera for your browser in the system settings, under Privacy or Apps.',
    linuxGroup:
      'If it still fails, your account may lack the right to use video devices: add it to the group “video” and log in again.',
  },
};
export type Messages = typeof messages;
