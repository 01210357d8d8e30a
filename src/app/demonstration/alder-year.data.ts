import type { Matter } from './matter.ts';

/** A year at Alder House, the oldest first. */
export const ALDER_YEAR: readonly Matter[] = [
  // Rowan: a stranger in a game, and the police take the phone.
  {
    child: 'rowan',
    by: 'dele',
    began: { daysAgo: 330, time: '17:35' },
    wroteAfter: 9,
    type: 'device.seized',
    facts: { suspicion: ['significant-harm'], possibleUse: true },
    says: {
      safe: 'yes',
      device: 'Black phone, cracked corner',
      words:
        'Rowan showed me messages from somebody met in a game who asked to meet. I took the phone and left it as it was.',
    },
    device: { key: 'black-phone', kind: 'phone', description: 'Black phone, cracked corner', owner: 'child' },
    worry: {
      harms: ['inappropriate-contact', 'grooming'],
      personPosingRisk: { relation: 'stranger', adult: true },
      immediateDanger: false,
    },
    steps: [
      {
        at: { minutes: 55 },
        by: 'mei',
        does: 'add',
        says: {
          words: 'Sealed in front of Rowan. Screen off, not opened.',
          childSaid: 'I thought he was sixteen. I want you to have it.',
          seal: '004102',
          keptAt: 'safe 1, office',
        },
      },
      {
        at: { days: 1, time: '10:20' },
        by: 'amira',
        does: 'add',
        about: 'worry',
        facts: { policeConsulted: true, childrensServicesConsulted: true },
        says: {
          words:
            'Spoke with the police and with Children’s Services. They will decide together about the family.',
        },
      },
      {
        at: { days: 1, time: '10:45' },
        by: 'amira',
        does: 'tell',
        type: 'device.confiscated',
        facts: { owner: 'child', grounds: ['significant-harm'], consulted: ['social-worker'] },
        says: {
          safe: 'yes',
          device: 'Black phone, cracked corner',
          words: 'Confiscated: the messages go on and Rowan is in danger through this phone.',
          seal: '004102',
          keptAt: 'safe 1, office',
        },
      },
      {
        at: { days: 2, time: '14:10' },
        by: 'amira',
        does: 'tell',
        type: 'device.handed-to-police',
        facts: { reference: 'WB/4471/25' },
        says: {
          safe: 'yes',
          device: 'Black phone, cracked corner',
          words: 'Two officers came. Seal unbroken. They signed for it.',
          reference: 'WB/4471/25',
        },
      },
      {
        at: { days: 5, time: '11:30' },
        by: 'amira',
        does: 'add',
        about: 'worry',
        facts: { jointDecisionOnFamily: 'inform' },
        says: { words: 'Joint decision by telephone: Rowan’s mother is told today, with Rowan in the room.' },
      },
      {
        at: { days: 29, time: '16:15' },
        by: 'amira',
        does: 'tell',
        type: 'device.returned',
        says: {
          safe: 'yes',
          device: 'Black phone, cracked corner',
          words: 'The police gave it back this morning. Rowan signed for it. New settings made together.',
          childSaid: 'Finally. I have blocked everybody I do not know.',
        },
      },
    ],
    care: { 'notify social-worker': 'tried' },
  },
  {
    child: 'rowan',
    by: 'dele',
    began: { daysAgo: 330, time: '17:40' },
    wroteAfter: 14,
    type: 'access.restricted',
    facts: { what: ['phone'], extent: 'withdrawn', emergency: true, grounds: ['significant-harm'] },
    says: {
      safe: 'yes',
      words: 'With the phone gone, Rowan has no calls. The private phone in the quiet room is ready.',
    },
    steps: [
      {
        at: { minutes: 70 },
        by: 'mei',
        does: 'add',
        facts: { agreedWithChild: true },
        says: {
          childSaid: 'OK, but I want to ring my mum tomorrow.',
          reach: 'The private phone in the quiet room, at any time; Mum on Sundays by video with Mei.',
          reviewInDays: 2,
        },
      },
      {
        at: { days: 2, time: '17:30' },
        by: 'mei',
        does: 'review',
        facts: { outcome: 'continue', riskReduced: false },
        says: {
          words: 'The police have only just begun. Stays as it is.',
          childSaid: 'I miss my music.',
          reviewInDays: 2,
        },
      },
      {
        at: { days: 4, time: '16:50' },
        by: 'amira',
        does: 'review',
        facts: { outcome: 'reduce', riskReduced: true },
        says: {
          words: 'A phone of the home’s, without internet, from today.',
          childSaid: 'Better than nothing. Can I have the old tunes on it?',
          reviewInDays: 7,
        },
      },
      {
        at: { days: 11, time: '17:10' },
        by: 'mei',
        does: 'review',
        facts: { outcome: 'end', riskReduced: true },
        says: {
          words: 'Rowan has a number of their own again. Nobody unknown has it.',
          childSaid: 'Thanks for not telling me off.',
        },
      },
      {
        at: { days: 1, time: '15:05' },
        by: 'priya',
        does: 'answer',
        view: 'agrees',
        says: { words: 'Right thing to do. I will see Rowan on Thursday.' },
      },
    ],
    care: { 'consult ofsted': 'set-aside' },
  },
  // Jay: a laptop that was somebody else's.
  {
    child: 'jay',
    by: 'amira',
    began: { daysAgo: 243, time: '11:10' },
    wroteAfter: 25,
    type: 'device.confiscated',
    facts: { owner: 'other', suspectedStolen: true, consulted: ['social-worker'] },
    says: {
      safe: 'yes',
      device: 'Silver laptop, school sticker',
      words: 'Jay came home with a laptop that carries a school’s sticker. Jay says a friend lent it.',
      seal: '004107',
      keptAt: 'safe 1, office',
    },
    device: {
      key: 'silver-laptop',
      kind: 'laptop',
      description: 'Silver laptop, school sticker',
      owner: 'other',
    },
    steps: [
      {
        at: { days: 1, time: '09:40' },
        by: 'amira',
        does: 'tell',
        type: 'device.handed-to-police',
        facts: { reference: 'WB/5120/26' },
        says: {
          safe: 'yes',
          device: 'Silver laptop, school sticker',
          words: 'An officer collected it. The school had reported it missing. Jay told the truth himself.',
          childSaid: 'I said sorry. I only wanted to play.',
          reference: 'WB/5120/26',
        },
      },
    ],
  },
  // Sky arrives in a hurry, with a tablet.
  {
    child: 'sky',
    by: 'tomasz',
    began: { daysAgo: 281, time: '20:25' },
    wroteAfter: 40,
    type: 'device.held-on-arrival',
    facts: {},
    says: {
      safe: 'yes',
      device: 'Small tablet in a green case',
      words:
        'Sky arrived with a social worker and one bag. No plan yet, so the tablet stays with us tonight.',
    },
    device: {
      key: 'green-tablet',
      kind: 'tablet',
      description: 'Small tablet in a green case',
      owner: 'child',
    },
    steps: [
      {
        at: { minutes: 75 },
        by: 'tomasz',
        does: 'add',
        facts: { carePlanEstablished: false, riskAssessed: false },
        says: {
          childSaid: 'It has my photos of Nana on it. Do not lose it.',
          seal: '004105',
          keptAt: 'safe 2, office',
        },
      },
      {
        at: { days: 4, time: '17:20' },
        by: 'mei',
        does: 'add',
        facts: { carePlanEstablished: true, riskAssessed: true },
        says: { words: 'Plan meeting held. Filters set with Sky, photos looked at by Sky alone.' },
      },
      {
        at: { days: 5, time: '16:30' },
        by: 'mei',
        does: 'tell',
        type: 'device.returned',
        says: {
          safe: 'yes',
          device: 'Small tablet in a green case',
          words: 'Given back with a charger. Sky signed the sheet.',
          childSaid: 'All the photos are still there!',
        },
      },
    ],
  },
  // Rowan: the internet at night, eased step by step.
  {
    child: 'rowan',
    by: 'mei',
    began: { daysAgo: 190, time: '18:15' },
    wroteAfter: 12,
    type: 'access.restricted',
    facts: {
      what: ['internet'],
      extent: 'reduced',
      emergency: false,
      agreedWithChild: true,
      grounds: ['significant-harm'],
    },
    says: {
      safe: 'yes',
      words: 'Rowan asked for help: awake until four, watching. Internet off in the bedroom after 22:00.',
    },
    steps: [
      {
        at: { minutes: 30 },
        by: 'mei',
        does: 'add',
        says: {
          childSaid: 'It was my idea. Just do not make it forever.',
          reach: 'Everything until 22:00; the house phone at any hour.',
          reviewInDays: 7,
          endsInDays: 21,
        },
      },
      {
        at: { days: 7, time: '17:00' },
        by: 'mei',
        does: 'review',
        facts: { outcome: 'continue', riskReduced: false },
        says: { words: 'Sleeping better, not well yet. One more week.', childSaid: 'Fine.', reviewInDays: 7 },
      },
      {
        at: { days: 14, time: '17:25' },
        by: 'mei',
        does: 'review',
        facts: { outcome: 'reduce', riskReduced: true },
        says: { words: 'From 23:00 now, and not at all at weekends.', childSaid: 'Deal.', reviewInDays: 7 },
      },
      {
        at: { days: 20, time: '18:40' },
        by: 'amira',
        does: 'review',
        facts: { outcome: 'end', riskReduced: true },
        says: { words: 'Ended a day early. Rowan switches off alone.', childSaid: 'Told you I could.' },
      },
      {
        at: { days: 1, time: '10:10' },
        by: 'priya',
        does: 'answer',
        view: 'agrees',
        says: { words: 'Agreed. Good that Rowan asked.' },
      },
    ],
  },
  // Sky: unkind comments.
  {
    child: 'sky',
    by: 'bryony',
    began: { daysAgo: 152, time: '21:05' },
    wroteAfter: 20,
    type: 'access.restricted',
    facts: { what: ['social-media'], extent: 'reduced', emergency: false, grounds: ['significant-harm'] },
    says: {
      safe: 'yes',
      words:
        'Girls from the old school write unkind things under every picture. Two apps paused, the others stay.',
    },
    worry: { harms: ['cyberbullying'], immediateDanger: false, personPosingRisk: { relation: 'peer' } },
    steps: [
      {
        at: { days: 1, time: '08:15' },
        by: 'tomasz',
        does: 'add',
        facts: { agreedWithChild: true },
        says: {
          childSaid: 'I do not want to see it but I want to talk to Ama and Jess.',
          reach: 'Messages with Ama and Jess, calls, and everything else.',
          reviewInDays: 6,
        },
      },
      {
        at: { days: 1, time: '11:00' },
        by: 'tomasz',
        does: 'correct-time',
        earlier: 30,
        says: { words: 'It was half an hour earlier: I looked at the handover sheet.' },
      },
      {
        at: { days: 7, time: '16:45' },
        by: 'mei',
        does: 'review',
        facts: { outcome: 'reduce', riskReduced: true },
        says: {
          words: 'School spoke with the girls. One app back.',
          childSaid: 'It stopped mostly.',
          reviewInDays: 7,
        },
      },
      {
        at: { days: 13, time: '17:05' },
        by: 'mei',
        does: 'review',
        facts: { outcome: 'end', riskReduced: true },
        says: { words: 'Both apps back, with the girls blocked.', childSaid: 'I blocked them myself.' },
      },
      { at: { days: 2, time: '09:30' }, by: 'callum', does: 'answer', view: 'received' },
    ],
    care: { 'notify placing-authority': 'late' },
  },
  // Jay: a fight about to be arranged.
  {
    child: 'jay',
    by: 'dele',
    began: { daysAgo: 121, time: '19:20' },
    wroteAfter: 35,
    type: 'access.restricted',
    facts: {
      what: ['phone', 'social-media'],
      extent: 'withdrawn',
      emergency: true,
      grounds: ['injury', 'offence'],
    },
    says: {
      safe: 'yes',
      words:
        'A fight was being arranged for tonight and Jay was to film it. Phone off until tomorrow evening.',
    },
    steps: [
      {
        at: { minutes: 90 },
        by: 'dele',
        does: 'add',
        facts: { agreedWithChild: false },
        says: {
          childSaid: 'That is not fair. I was not going to hit anybody.',
          reach: 'The private phone; Mum and Dad as usual.',
          reviewInDays: 1,
          endsInDays: 2,
        },
      },
      {
        at: { days: 1, time: '18:30' },
        by: 'amira',
        does: 'review',
        facts: { outcome: 'end', riskReduced: true },
        says: {
          words: 'The evening passed. Phone and apps back; we talked about filming.',
          childSaid: 'You could have just asked me.',
        },
      },
      {
        at: { days: 3, time: '12:20' },
        by: 'priya',
        does: 'answer',
        view: 'objects',
        says: {
          words:
            'I would have liked a call the same evening, and a talk with Jay before. Next time ring the duty team.',
        },
      },
    ],
    care: { 'notify social-worker': 'late', 'notify placing-authority': 'late' },
  },
  // Sky: contact stopped for a night.
  {
    child: 'sky',
    by: 'tomasz',
    began: { daysAgo: 101, time: '16:20' },
    wroteAfter: 8,
    type: 'access.restricted',
    facts: { what: ['contact'], extent: 'withdrawn', emergency: true, grounds: ['significant-harm'] },
    says: {
      safe: 'yes',
      words:
        'A man in a car at the gate said he was an uncle. Sky did not know him. Calls from that number are stopped.',
    },
    steps: [
      {
        at: { minutes: 45 },
        by: 'mei',
        does: 'add',
        facts: { agreedWithChild: true, stopsProtectedContact: false },
        says: {
          childSaid: 'I do not know him. Dad does not have a brother.',
          reach: 'Dad and Nana as always.',
          reviewInDays: 3,
        },
      },
      {
        at: { days: 3, time: '15:40' },
        by: 'amira',
        does: 'review',
        facts: { outcome: 'continue', riskReduced: false },
        says: { words: 'The authority is asking who he is. Goes on.', childSaid: 'Good.', reviewInDays: 7 },
      },
      {
        at: { days: 10, time: '15:15' },
        by: 'amira',
        does: 'review',
        facts: { outcome: 'end', riskReduced: true },
        says: {
          words: 'A former neighbour, spoken to by the authority. The number is blocked by Sky’s own wish.',
          childSaid: 'I still do not want him to ring.',
        },
      },
      {
        at: { days: 0, time: '18:30' },
        by: 'callum',
        does: 'answer',
        view: 'agrees',
        says: { words: 'Agreed. I am finding out who he is.' },
      },
    ],
  },
  // Idris arrives.
  {
    child: 'idris',
    by: 'bryony',
    began: { daysAgo: 75, time: '23:10' },
    wroteAfter: 50,
    type: 'device.held-on-arrival',
    facts: {},
    says: {
      safe: 'yes',
      device: 'Old tablet with stickers',
      words: 'Idris came at night and fell asleep at once. The tablet is in the safe until the morning.',
    },
    device: {
      key: 'sticker-tablet',
      kind: 'tablet',
      description: 'Old tablet with stickers',
      owner: 'child',
    },
    steps: [
      {
        at: { days: 1, time: '09:05' },
        by: 'tomasz',
        does: 'add',
        facts: { carePlanEstablished: false, riskAssessed: false },
        says: {
          childSaid: 'Can I ring my auntie on it?',
          words: 'Rang her on the house phone instead.',
          seal: '004119',
          keptAt: 'safe 2, office',
        },
      },
      {
        at: { days: 6, time: '16:00' },
        by: 'mei',
        does: 'add',
        facts: { carePlanEstablished: true, riskAssessed: true },
        says: { words: 'Plan agreed with Yasmin. Child account, living room only.' },
      },
      {
        at: { days: 6, time: '16:40' },
        by: 'mei',
        does: 'tell',
        type: 'device.returned',
        says: {
          safe: 'yes',
          device: 'Old tablet with stickers',
          words: 'Given back, set up together.',
          childSaid: 'My dinosaur game still works.',
        },
      },
    ],
  },
  // Rowan: fewer hours, agreed.
  {
    child: 'rowan',
    by: 'tomasz',
    began: { daysAgo: 60, time: '15:50' },
    wroteAfter: 15,
    type: 'access.restricted',
    facts: {
      what: ['phone'],
      extent: 'reduced',
      emergency: false,
      agreedWithChild: true,
      grounds: ['significant-harm'],
    },
    says: {
      safe: 'yes',
      words: 'Loan adverts and a first order on somebody’s card. Phone downstairs after 20:00 for a while.',
    },
    steps: [
      {
        at: { minutes: 25 },
        by: 'tomasz',
        does: 'add',
        says: {
          childSaid: 'I did not know it was real money.',
          reach: 'Calls at any time.',
          reviewInDays: 7,
          endsInDays: 21,
        },
      },
      {
        at: { days: 7, time: '16:10' },
        by: 'mei',
        does: 'review',
        facts: { outcome: 'reduce', riskReduced: true },
        says: { words: 'Until 21:00 now. Spending lock is on.', childSaid: 'OK.', reviewInDays: 7 },
      },
      {
        at: { days: 14, time: '16:25' },
        by: 'mei',
        does: 'review',
        facts: { outcome: 'end', riskReduced: true },
        says: { words: 'Not needed any more.', childSaid: 'I explained it to Jay.' },
      },
      {
        at: { days: 1, time: '14:00' },
        by: 'priya',
        does: 'answer',
        view: 'agrees',
        says: { words: 'Agreed, with the end date.' },
      },
    ],
    care: { 'consult ofsted': 'set-aside' },
  },
  // Idris: a film much too old for him.
  {
    child: 'idris',
    by: 'dele',
    began: { daysAgo: 31, time: '19:05' },
    wroteAfter: 22,
    type: 'access.restricted',
    facts: { what: ['internet'], extent: 'reduced', emergency: false, grounds: ['significant-harm'] },
    says: {
      safe: 'yes',
      words: 'A film with real violence had started by itself. Only the list of approved channels for now.',
    },
    worry: { harms: ['harmful-content'], immediateDanger: false },
    steps: [
      {
        at: { minutes: 50 },
        by: 'dele',
        does: 'add',
        facts: { agreedWithChild: true },
        says: {
          childSaid: 'It was scary. I did not press anything.',
          reach: 'Games, drawing, ringing Auntie.',
          reviewInDays: 7,
        },
      },
      {
        at: { days: 7, time: '16:55' },
        by: 'mei',
        does: 'review',
        facts: { outcome: 'reduce', riskReduced: true },
        says: {
          words: 'Autoplay is off, a longer list of channels.',
          childSaid: 'Can the train one be on it?',
          reviewInDays: 7,
        },
      },
      {
        at: { days: 14, time: '17:15' },
        by: 'mei',
        does: 'review',
        facts: { outcome: 'end', riskReduced: true },
        says: { words: 'Filter for his age does it now.', childSaid: 'OK bye.' },
      },
      {
        at: { days: 1, time: '16:30' },
        by: 'yasmin',
        does: 'answer',
        view: 'agrees',
        says: { words: 'Thank you, agreed.' },
      },
    ],
  },
  // Sky: phone hours, still in force; the danger fell and nothing was eased.
  {
    child: 'sky',
    by: 'dele',
    began: { daysAgo: 23, time: '17:15' },
    wroteAfter: 10,
    type: 'access.restricted',
    facts: {
      what: ['phone'],
      extent: 'reduced',
      emergency: false,
      agreedWithChild: true,
      grounds: ['significant-harm'],
    },
    says: {
      safe: 'yes',
      words:
        'Messages from the old school again, most of them at night. Phone from 17:00 to 20:30 on school days.',
    },
    steps: [
      {
        at: { minutes: 40 },
        by: 'mei',
        does: 'add',
        says: {
          childSaid: 'Half past nine would be fairer.',
          reach: 'Dad and Nana at any time on the house phone.',
          reviewInDays: 7,
          endsInDays: 32,
        },
      },
      {
        at: { days: 8, time: '18:10' },
        by: 'mei',
        does: 'review',
        facts: { outcome: 'continue', riskReduced: false },
        says: {
          words: 'Still messages, fewer. One more week.',
          childSaid: 'I asked for 21:30.',
          reviewInDays: 7,
        },
      },
      {
        at: { days: 16, time: '17:45' },
        by: 'mei',
        does: 'review',
        facts: { outcome: 'continue', riskReduced: true },
        says: {
          words: 'It has stopped. We keep the hours until the school meeting.',
          childSaid: 'Then why not later?',
          reviewInDays: 7,
        },
      },
      {
        at: { days: 1, time: '09:50' },
        by: 'callum',
        does: 'answer',
        view: 'agrees',
        says: { words: 'Agreed until the school meeting.' },
      },
    ],
    care: { decide: 'left', review: 'left' },
  },
  // Jay: an adult nobody knows; the family's part waits.
  {
    child: 'jay',
    by: 'dele',
    began: { daysAgo: 3, time: '20:10' },
    wroteAfter: 18,
    type: 'access.restricted',
    facts: { what: ['social-media'], extent: 'reduced', emergency: false, grounds: ['significant-harm'] },
    says: {
      safe: 'yes',
      words:
        'Jay told me of a man who sends money for pictures of trainers and now wants others. That account is blocked.',
    },
    worry: {
      harms: ['inappropriate-contact', 'grooming'],
      personPosingRisk: { relation: 'stranger', adult: true },
      immediateDanger: false,
    },
    steps: [
      {
        at: { minutes: 65 },
        by: 'mei',
        does: 'add',
        facts: { agreedWithChild: true },
        says: {
          childSaid: 'Do not tell my mum yet. I will, but not like this.',
          reach: 'All friends, calls, and everything else.',
          reviewInDays: 4,
        },
      },
      {
        at: { days: 1, time: '10:05' },
        by: 'amira',
        does: 'add',
        about: 'worry',
        facts: { policeConsulted: true },
        says: {
          words: 'The police have the account name. Children’s Services ring back.',
          reference: 'WB/7718/26',
        },
      },
      {
        at: { days: 1, time: '11:40' },
        by: 'priya',
        does: 'answer',
        view: 'agrees',
        says: { words: 'Agreed. Strategy discussion is being arranged.' },
      },
    ],
  },
  // Rowan, yesterday: the phone is here, the social worker not reached.
  {
    child: 'rowan',
    by: 'dele',
    began: { hoursAgo: 27 },
    wroteAfter: 11,
    type: 'device.seized',
    facts: { suspicion: ['significant-harm'] },
    says: {
      safe: 'yes',
      device: 'Blue phone',
      words:
        'Messages from an unknown number that Rowan would not show. Rowan gave me the phone when I asked.',
    },
    device: { key: 'blue-phone', kind: 'phone', description: 'Blue phone', owner: 'child' },
    steps: [
      {
        at: { minutes: 50 },
        by: 'mei',
        does: 'add',
        says: {
          childSaid: 'Keep it for now. I need a break.',
          words: 'Sealed with Rowan watching.',
          seal: '004417',
          keptAt: 'safe 1, office',
        },
      },
    ],
    care: { 'notify social-worker': 'unreached', decide: 'left', record: 'left' },
  },
  {
    child: 'rowan',
    by: 'dele',
    began: { hoursAgo: 26.75 },
    wroteAfter: 8,
    type: 'access.restricted',
    facts: { what: ['phone'], extent: 'withdrawn', emergency: true, grounds: ['significant-harm'] },
    says: {
      safe: 'yes',
      words: 'No phone for now. The private phone is in the quiet room, and Rowan knows.',
    },
    steps: [
      {
        at: { minutes: 55 },
        by: 'mei',
        does: 'add',
        facts: { agreedWithChild: true },
        says: {
          childSaid: 'I can still ring Fola, right?',
          reach: 'The private phone in the quiet room; Fola, Priya and Mum at any time.',
          reviewInDays: 2,
        },
      },
    ],
    care: { 'notify social-worker': 'unreached', 'consult ofsted': 'left', plan: 'left', decide: 'left' },
  },
  // Idris, today: the first minute is written, the rest is still to do.
  {
    child: 'idris',
    by: 'tomasz',
    began: { hoursAgo: 5 },
    wroteAfter: 6,
    type: 'access.restricted',
    facts: { what: ['computer'], extent: 'withdrawn' },
    says: {
      safe: 'yes',
      words: 'Idris was on the living-room computer far past his time, tired and cross. It is off for today.',
    },
    care: { 'notify social-worker': 'left', 'agree child': 'left' },
  },
];
