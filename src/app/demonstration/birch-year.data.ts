import type { Matter } from './matter.ts';

/** A year at Birch Lodge, the oldest first. */
export const BIRCH_YEAR: readonly Matter[] = [
  // Naomi: fewer hours before exams, her own idea.
  {
    child: 'naomi',
    by: 'gwen',
    began: { daysAgo: 310, time: '16:40' },
    wroteAfter: 20,
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
        'Naomi has not slept since the break-up and reads old messages all night. Phone downstairs from 23:00.',
    },
    steps: [
      {
        at: { minutes: 30 },
        by: 'gwen',
        does: 'add',
        says: {
          childSaid: 'Wake me if Mum rings, though.',
          reach: 'The house phone by her bed for calls.',
          reviewInDays: 7,
          endsInDays: 14,
        },
      },
      {
        at: { days: 7, time: '15:30' },
        by: 'orla',
        does: 'review',
        facts: { outcome: 'continue', riskReduced: false },
        says: {
          words: 'Helps. Naomi asks for another week.',
          childSaid: 'One more week, then I am good.',
          reviewInDays: 7,
        },
      },
      {
        at: { days: 14, time: '16:00' },
        by: 'orla',
        does: 'review',
        facts: { outcome: 'end', riskReduced: true },
        says: { words: 'Ended as agreed.', childSaid: 'Slept eight hours!' },
      },
      {
        at: { days: 1, time: '13:20' },
        by: 'priya',
        does: 'answer',
        view: 'agrees',
        says: { words: 'Agreed.' },
      },
    ],
  },
  // Leo: a console in anger.
  {
    child: 'leo',
    by: 'malik',
    began: { daysAgo: 262, time: '18:55' },
    wroteAfter: 30,
    type: 'device.seized',
    facts: { suspicion: ['property-damage'] },
    says: {
      safe: 'yes',
      device: 'Games console',
      words:
        'Leo threw the controller through the window after a lost game. Nobody hurt. Console taken to calm things.',
    },
    device: { key: 'console', kind: 'games-console', description: 'Games console', owner: 'child' },
    steps: [
      {
        at: { minutes: 80 },
        by: 'malik',
        does: 'add',
        says: {
          childSaid: 'I was just so angry. Sorry about the window.',
          seal: '003301',
          keptAt: 'locked cupboard, office',
        },
      },
      {
        at: { days: 1, time: '16:20' },
        by: 'marcus',
        does: 'tell',
        type: 'device.returned',
        says: {
          safe: 'yes',
          device: 'Games console',
          words: 'No ground to keep it. Given back; Leo helps with the glazing bill by sweeping the yard.',
          childSaid: 'Thanks. I swept it twice.',
        },
      },
    ],
  },
  // Zofia: a picture passed on without her say.
  {
    child: 'zofia',
    by: 'gwen',
    began: { daysAgo: 221, time: '12:30' },
    wroteAfter: 16,
    type: 'device.seized',
    facts: { suspicion: ['significant-harm'] },
    says: {
      safe: 'yes',
      device: 'White phone',
      words:
        'Zofia told me that a picture of her was passed on without her say. She gave me the phone. Nobody here has looked.',
    },
    device: { key: 'white-phone', kind: 'phone', description: 'White phone', owner: 'child' },
    worry: {
      harms: ['self-generated-image'],
      imageSharedBy: 'peer',
      immediateDanger: false,
      personPosingRisk: { relation: 'peer', isChild: true },
    },
    steps: [
      {
        at: { minutes: 35 },
        by: 'gwen',
        does: 'add',
        says: {
          childSaid: 'I do not want anyone to see it. Not you either.',
          words: 'Switched off by Zofia herself, then sealed.',
          seal: '003304',
          keptAt: 'safe, office',
        },
      },
      {
        at: { minutes: 150 },
        by: 'marcus',
        does: 'add',
        about: 'worry',
        facts: { policeConsulted: true, childrensServicesConsulted: true },
        says: { words: 'Police and Children’s Services spoken to. Zofia knows each step before it happens.' },
      },
      {
        at: { days: 1, time: '10:30' },
        by: 'marcus',
        does: 'tell',
        type: 'device.handed-to-police',
        facts: { reference: 'WB/5333/26' },
        says: {
          safe: 'yes',
          device: 'White phone',
          words: 'Collected by an officer Zofia had met before. Seal unbroken.',
          reference: 'WB/5333/26',
        },
      },
      {
        at: { days: 6, time: '15:00' },
        by: 'marcus',
        does: 'add',
        about: 'worry',
        facts: { jointDecisionOnFamily: 'inform' },
        says: { words: 'Joint decision: Zofia’s mother is told, by Zofia and Priya together.' },
      },
      {
        at: { days: 41, time: '17:00' },
        by: 'marcus',
        does: 'tell',
        type: 'device.returned',
        says: {
          safe: 'yes',
          device: 'White phone',
          words: 'Back from the police. Zofia chose a new number.',
          childSaid: 'It is mine again.',
        },
      },
    ],
  },
  {
    child: 'zofia',
    by: 'gwen',
    began: { daysAgo: 221, time: '12:40' },
    wroteAfter: 22,
    type: 'access.restricted',
    facts: {
      what: ['phone'],
      extent: 'withdrawn',
      emergency: true,
      grounds: ['significant-harm', 'offence'],
      agreedWithChild: true,
    },
    says: {
      safe: 'yes',
      words:
        'Her phone is with us for the police. She has the private phone, and Gwen’s company if she wants it.',
    },
    steps: [
      {
        at: { days: 2, time: '16:20' },
        by: 'orla',
        does: 'review',
        facts: { outcome: 'reduce', riskReduced: true },
        says: {
          words: 'A phone of the home’s for calls and music until hers is back.',
          childSaid: 'OK that helps.',
          reviewInDays: 7,
        },
      },
      {
        at: { days: 9, time: '16:35' },
        by: 'orla',
        does: 'review',
        facts: { outcome: 'end', riskReduced: true },
        says: {
          words: 'The borrowed phone is open now. Nothing is limited any more.',
          childSaid: 'Can I keep the ringtone?',
        },
      },
      {
        at: { days: 0, time: '16:10' },
        by: 'priya',
        does: 'answer',
        view: 'agrees',
        says: { words: 'Agreed, and I am with you on this.' },
      },
    ],
    care: { 'consult ofsted': 'set-aside' },
  },
  // Naomi: the social worker objects, and is right.
  {
    child: 'naomi',
    by: 'malik',
    began: { daysAgo: 201, time: '21:20' },
    wroteAfter: 45,
    type: 'access.restricted',
    facts: {
      what: ['social-media'],
      extent: 'withdrawn',
      emergency: true,
      grounds: ['injury'],
      agreedWithChild: false,
    },
    says: {
      safe: 'yes',
      words: 'Naomi wanted to meet somebody at the station at night. All apps off until we know more.',
    },
    steps: [
      {
        at: { days: 1, time: '09:15' },
        by: 'priya',
        does: 'answer',
        view: 'objects',
        says: {
          words:
            'It was her cousin, whom I know. All apps is too much. Open them today and talk about meeting at night.',
        },
      },
      {
        at: { days: 1, time: '11:30' },
        by: 'marcus',
        does: 'review',
        facts: { outcome: 'end', riskReduced: true },
        says: {
          words: 'Ended. We asked Naomi too late.',
          childSaid: 'I said it was my cousin. Nobody listened.',
        },
      },
      {
        at: { days: 1, time: '12:10' },
        by: 'marcus',
        does: 'note',
        says: { words: 'Talked with Malik about asking first. Apology given to Naomi.' },
      },
    ],
  },
  // Naomi: contact cut down, planned with everybody.
  {
    child: 'naomi',
    by: 'marcus',
    began: { daysAgo: 89, time: '14:30' },
    wroteAfter: 12,
    type: 'access.restricted',
    facts: {
      what: ['contact'],
      extent: 'reduced',
      emergency: false,
      agreedWithPlacingAuthority: true,
      agreedWithChild: true,
      grounds: ['significant-harm'],
    },
    says: {
      safe: 'yes',
      words: 'Calls with an older friend only with staff near, agreed at the planning meeting.',
    },
    steps: [
      {
        at: { minutes: 20 },
        by: 'marcus',
        does: 'add',
        says: {
          childSaid: 'I get why. I still like him.',
          reach: 'Everybody else as before.',
          reviewInDays: 7,
          endsInDays: 28,
        },
      },
      {
        at: { days: 7, time: '15:10' },
        by: 'orla',
        does: 'review',
        facts: { outcome: 'continue', riskReduced: false },
        says: {
          words: 'Two calls, both tense. Goes on.',
          childSaid: 'He got cross when you sat there.',
          reviewInDays: 7,
        },
      },
      {
        at: { days: 16, time: '15:20' },
        by: 'orla',
        does: 'review',
        facts: { outcome: 'reduce', riskReduced: true },
        says: { words: 'Naomi decides herself who sits in.', childSaid: 'Orla can stay.', reviewInDays: 7 },
      },
      {
        at: { days: 23, time: '15:00' },
        by: 'marcus',
        does: 'review',
        facts: { outcome: 'end', riskReduced: true },
        says: {
          words: 'Naomi ended the friendship. Nothing left to limit.',
          childSaid: 'I am done with him.',
        },
      },
      {
        at: { days: 2, time: '10:00' },
        by: 'priya',
        does: 'answer',
        view: 'agrees',
        says: { words: 'As agreed at the meeting.' },
      },
    ],
    care: { plan: 'left' },
  },
  // Leo: one evening without internet.
  {
    child: 'leo',
    by: 'malik',
    began: { daysAgo: 51, time: '19:30' },
    wroteAfter: 25,
    type: 'access.restricted',
    facts: { what: ['internet'], extent: 'withdrawn', emergency: true, grounds: ['property-damage'] },
    says: {
      safe: 'yes',
      words: 'Leo was about to throw the television because of a game. Internet off until the morning.',
    },
    steps: [
      {
        at: { minutes: 95 },
        by: 'malik',
        does: 'add',
        facts: { agreedWithChild: false },
        says: {
          childSaid: 'I hate this place. (Later:) Sorry.',
          reach: 'Phone, books, the table football.',
          reviewInDays: 1,
          endsInDays: 1,
        },
      },
      {
        at: { days: 1, time: '08:40' },
        by: 'orla',
        does: 'review',
        facts: { outcome: 'end', riskReduced: true },
        says: { words: 'Calm, breakfast made for everybody. Internet back.', childSaid: 'I made pancakes.' },
      },
      { at: { days: 3, time: '14:45' }, by: 'callum', does: 'answer', view: 'received' },
    ],
    care: { 'notify social-worker': 'late' },
  },
  // Kai arrives.
  {
    child: 'kai',
    by: 'gwen',
    began: { daysAgo: 40, time: '13:15' },
    wroteAfter: 28,
    type: 'device.held-on-arrival',
    facts: {},
    says: {
      safe: 'yes',
      device: 'Phone with a dinosaur case',
      words: 'Kai came with Yasmin. The phone was Mum’s old one and has no settings for a child.',
    },
    device: {
      key: 'dinosaur-phone',
      kind: 'phone',
      description: 'Phone with a dinosaur case',
      owner: 'child',
    },
    steps: [
      {
        at: { minutes: 60 },
        by: 'gwen',
        does: 'add',
        facts: { carePlanEstablished: false, riskAssessed: false },
        says: {
          childSaid: 'Can I say good night to Mum?',
          words: 'Yes, every night on the house phone.',
          seal: '003318',
          keptAt: 'safe, office',
        },
      },
      {
        at: { days: 6, time: '16:30' },
        by: 'orla',
        does: 'add',
        facts: { carePlanEstablished: true, riskAssessed: true },
        says: { words: 'Plan agreed. Child settings done with Kai.' },
      },
      {
        at: { days: 7, time: '16:05' },
        by: 'orla',
        does: 'tell',
        type: 'device.returned',
        says: {
          safe: 'yes',
          device: 'Phone with a dinosaur case',
          words: 'Back with Kai, Mum’s number first in the list.',
          childSaid: 'Roar.',
        },
      },
    ],
  },
  // Leo: a review that nobody has done.
  {
    child: 'leo',
    by: 'gwen',
    began: { daysAgo: 12, time: '15:45' },
    wroteAfter: 14,
    type: 'access.restricted',
    facts: {
      what: ['internet'],
      extent: 'reduced',
      emergency: false,
      agreedWithChild: true,
      grounds: ['property-damage'],
    },
    says: { safe: 'yes', words: 'Two games with strangers’ voices are off on school days. The rest stays.' },
    steps: [
      {
        at: { minutes: 30 },
        by: 'gwen',
        does: 'add',
        says: {
          childSaid: 'Saturday is enough. Sunday too please.',
          reach: 'All other games; calls with Dad.',
          reviewInDays: 7,
          endsInDays: 28,
        },
      },
      {
        at: { days: 1, time: '10:20' },
        by: 'callum',
        does: 'answer',
        view: 'agrees',
        says: { words: 'Agreed, Sunday too.' },
      },
    ],
    care: { review: 'left' },
  },
  // Zofia: told, not yet answered.
  {
    child: 'zofia',
    by: 'orla',
    began: { daysAgo: 6, time: '17:20' },
    wroteAfter: 9,
    type: 'access.restricted',
    facts: {
      what: ['phone', 'social-media'],
      extent: 'reduced',
      emergency: false,
      agreedWithChild: true,
      grounds: ['significant-harm'],
    },
    says: {
      safe: 'yes',
      words:
        'The old picture was mentioned again in a group. Zofia asked us to keep that group off her phone for now.',
    },
    steps: [
      {
        at: { minutes: 20 },
        by: 'orla',
        does: 'add',
        says: {
          childSaid: 'Just that group. Nothing else.',
          reach: 'Everything but one group.',
          reviewInDays: 7,
        },
      },
    ],
    care: { 'consult social-worker': 'left' },
  },
  // Kai, since yesterday: the social worker not reached yet.
  {
    child: 'kai',
    by: 'malik',
    began: { hoursAgo: 20 },
    wroteAfter: 10,
    type: 'access.restricted',
    facts: { what: ['internet'], extent: 'withdrawn', emergency: true, grounds: ['significant-harm'] },
    says: {
      safe: 'yes',
      words:
        'A stranger’s voice in the game asked Kai where he lives. Kai ran to me. Internet off on his phone for now.',
    },
    steps: [
      {
        at: { minutes: 40 },
        by: 'malik',
        does: 'add',
        facts: { agreedWithChild: true },
        says: {
          childSaid: 'I did not tell him.',
          reach: 'Mum at bedtime on the house phone, as every night.',
          reviewInDays: 1,
        },
      },
    ],
    care: { 'notify social-worker': 'unreached', 'agree home-manager': 'left', 'consult ofsted': 'left' },
  },
];
