import type { Harm } from '#engine/vocabulary.ts';

const WORDS: Readonly<Record<Harm, string>> = {
  'indecent-images': 'Indecent images of children',
  grooming: 'Grooming',
  'self-generated-image': 'A nude or sexual picture of themselves',
  'pornography-exposure': 'Seeing pornography',
  'inappropriate-contact': 'Contact by somebody unsuitable',
  'sexual-communication': 'Sexual messages to a child',
  'sexual-exploitation': 'Sexual exploitation',
  cyberbullying: 'Bullying online',
  extremism: 'Extremism',
  'gang-violence': 'Gangs and violence',
  scam: 'Scams',
  'money-mule': 'Moving money for others',
  gaming: 'Harm through games',
  sharenting: 'Parents posting about their child',
  'threat-to-share': 'A threat to share a picture',
  upskirting: 'Upskirting',
  'harmful-content': 'Harmful content',
  'self-harm-content': 'Content about self-harm or suicide',
  phishing: 'Phishing',
  overspending: 'Spending too much',
  'excessive-use': 'Too much time online',
  other: 'Something else',
};

/** A harm as it begins a line. */
export const harmWords = (harm: string): string => WORDS[harm as Harm] ?? harm.replaceAll('-', ' ');

const C_WORDS = {
  content: 'Content',
  contact: 'Contact',
  conduct: 'Conduct',
  commercialisation: 'Commercialisation',
  commercialism: 'Commercialism',
  communities: 'Communities',
} as const;
/** One of the Five Cs, or of the four kinds of risk, as a word. */
export const cWords = (c: string): string => C_WORDS[c as keyof typeof C_WORDS] ?? c;
