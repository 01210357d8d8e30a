import { capital } from '#kernel/fill-words.ts';

const ACTS: Readonly<Record<string, string>> = {
  'restrict-access': 'Limiting access',
  'confiscate-device': 'Keeping the device',
  'return-device': 'Giving the device back',
  'examine-device': 'Looking through the device',
  'inform-family': 'Telling the family',
  'attach-image': 'Attaching a picture',
  'ask-child-to-delete': 'Asking the child to delete',
  'close-case': 'Closing the case',
  'store-on-device': 'Keeping it on a device',
  'search-online': 'Looking online',
  'rely-on-online-information': 'Resting a judgement on what was found online',
  'finish-assessment': 'Finishing the assessment',
};

/** An act that policies judge, as the beginning of a line: "Limiting access". */
export const actWords = (act: string): string => {
  const words = ACTS[act] ?? act.replaceAll('-', ' ');
  return capital(words);
};
