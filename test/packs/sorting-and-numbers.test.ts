import { beforeAll, describe, expect, test } from 'vitest';
import { readAllPacks } from '#cli/read-packs.ts';
import { decide } from '#engine/decide.ts';
import type { Pack } from '#engine/pack.ts';
import type { Contact } from '#engine/types.ts';
import type { Harm } from '#engine/vocabulary.ts';
import type { Instant } from '#kernel/instant.ts';

/* How policies sort harms, which numbers they give, and what their papers hold: data that no rule fires on. */

let packs: ReadonlyMap<string, Pack>;
beforeAll(async () => {
  packs = new Map((await readAllPacks()).map((pack) => [pack.id, pack]));
});

function packOf(id: string): Pack {
  const pack = packs.get(id);
  if (!pack) throw new Error(`there is no pack ${id}`);
  return pack;
}

/** The terms of a policy's taxonomy under which a harm falls. */
function termsFor(pack: string, taxonomy: string, harm: Harm): readonly string[] {
  const found = packOf(pack).data.meta.taxonomies.find(({ id }) => id === taxonomy);
  if (!found) throw new Error(`${pack} has no taxonomy ${taxonomy}`);
  return found.terms.filter(({ harms }) => harms.includes(harm)).map(({ id }) => id);
}

/** Texts of a paper's items that cite a clause. */
const itemsCiting = (pack: string, document: string, clause: string): readonly string[] =>
  (packOf(pack).data.documents.find(({ id }) => id === document)?.items ?? [])
    .filter(({ clauses }) => clauses.includes(clause))
    .map(({ text }) => text);

describe('e-safety sorts harms into four areas', () => {
  const area = (harm: Harm) => termsFor('e-safety', 'four-areas', harm);
  test('abusive pictures of children (ESF-2.2)', () => {
    for (const harm of ['indecent-images', 'self-generated-image', 'threat-to-share', 'upskirting'] as const)
      expect(area(harm)).toEqual(['abusive-images']);
  });
  test('grooming for sexual abuse (ESF-2.4)', () => {
    expect(area('grooming')).toEqual(['online-grooming']);
  });
  test('pornography, and other content that is offensive (ESF-2.5, ESF-2.6)', () => {
    expect(area('pornography-exposure')).toEqual(['pornography-and-offensive-content']);
    expect(area('harmful-content')).toEqual(['pornography-and-offensive-content']);
  });
  test('gang violence beside extremism (ESF-2.8)', () => {
    expect(area('gang-violence')).toEqual(area('extremism'));
  });
  test('bullying counts, beside the four (ESF-2.16)', () => {
    expect(area('cyberbullying')).toEqual(['cyber-bullying']);
  });
});

describe('safeguarding online sorts harms twice, side by side', () => {
  const area = (harm: Harm) => termsFor('safeguarding-online', 'five-areas', harm);
  const risk = (harm: Harm) => termsFor('safeguarding-online', 'four-risks', harm);
  test('five areas, each with its harms (SCO-2.1, SCO-2.2, SCO-2.3, SCO-2.4, SCO-2.5, SCO-2.6, SCO-2.7)', () => {
    expect(area('indecent-images')).toEqual(['indecent-images']);
    expect(area('grooming')).toEqual(['grooming']);
    expect(area('pornography-exposure')).toEqual(['exposure']);
    expect(area('self-generated-image')).toEqual(['sexting']);
    expect(area('extremism')).toEqual(['extremism']);
    expect(area('gang-violence')).toEqual(['gangs']);
  });
  test('sexting and grooming as it defines them; grooming by radicalisers too (SCO-2.32, SCO-2.106)', () => {
    const terms = packOf('safeguarding-online').data.meta.taxonomies.flatMap((each) => each.terms);
    expect(terms.find(({ id }) => id === 'sexting')?.title).toMatch(/making or sending/);
    expect(terms.find(({ id }) => id === 'grooming')?.title).toMatch(/radicalisation/);
  });
  test('bullying stands beside the five (SCO-2.12, SCO-2.13)', () => {
    expect(area('cyberbullying')).toEqual(['cyber-bullying']);
  });
  test('four risks beside them, a harm in several (SCO-2.15, SCO-2.16, SCO-2.21, SCO-2.24, SCO-2.29)', () => {
    expect(risk('harmful-content')).toEqual(['content']);
    expect(risk('grooming')).toEqual(['contact']);
    expect(risk('self-generated-image')).toEqual(['conduct']);
    expect(risk('scam')).toEqual(['commercialism']);
    expect(risk('cyberbullying')).toEqual(['contact', 'conduct']);
  });
  test('families who share too much are a harm of their own (SCO-2.123)', () => {
    expect(termsFor('safeguarding-online', 'other-harms', 'sharenting')).toEqual(['sharenting']);
  });
});

describe('the front doors, by area and hour', () => {
  const DAY = '2026-11-25T11:00:00Z';
  const NIGHT = '2026-11-25T23:00:00Z';
  function door(area: string, at: string): Contact | undefined {
    const occurredAt = Date.parse(at) as Instant;
    const facts = { harms: ['grooming'], localAuthority: area };
    const event = { type: 'concern.raised' as const, occurredAt, facts };
    const { duties } = decide({
      packs: [packOf('safeguarding-online')],
      settings: {},
      history: [],
      event,
      now: occurredAt,
    });
    return duties.find(({ to, contact }) => contact !== undefined && to.includes('childrens-services'))
      ?.contact;
  }
  test('Bedford Borough (SCO-10.6, SCO-10.7, SCO-10.8)', () => {
    expect(door('bedford-borough', DAY)).toMatchObject({
      name: 'Integrated Front Door, Bedford Borough',
      phone: '01234 718700',
      email: 'Multi.Agency@bedford.gov.uk',
    });
  });
  test('Central Bedfordshire (SCO-10.9, SCO-10.10, SCO-10.11)', () => {
    expect(door('central-bedfordshire', DAY)).toMatchObject({
      name: 'Access and Referral Hub, Central Bedfordshire',
      phone: '0300 300 8585',
      email: 'cs.accessandreferral@centralbedfordshire.gov.uk',
    });
  });
  test('Luton (SCO-10.12, SCO-10.13, SCO-10.14)', () => {
    expect(door('luton', DAY)).toMatchObject({
      name: 'Multi-Agency Safeguarding Hub, Luton',
      phone: '01582 547653',
      email: 'mash@luton.gov.uk',
    });
  });
  test('one number for all three at night (SCO-10.15)', () => {
    for (const area of ['bedford-borough', 'central-bedfordshire', 'luton'])
      expect(door(area, NIGHT)?.phone).toBe('0300 300 8123');
  });
  test('no door of another area is ever offered', () => {
    expect(door('marlshire', DAY)).toBeUndefined();
  });
  test('national routes stand open day and night, each with who may use it (SCO-12.3, SCO-12.12, SCO-12.15)', () => {
    const routes = packOf('safeguarding-online').data.directory;
    const ceop = routes.find(({ to }) => to === 'ceop');
    const iwf = routes.find(({ to }) => to === 'iwf');
    expect(ceop).toMatchObject({ open: 'always', url: 'https://www.ceop.police.uk/' });
    expect(iwf).toMatchObject({ open: 'always', url: 'https://report.iwf.org.uk/' });
    for (const route of [ceop, iwf]) expect(route?.who).toBeTruthy();
    expect(iwf?.who).toMatch(/practitioners give their name/);
  });
  test('Childline and the report of terrorism stand in the list, and do no duty (SCO-12.11, SCO-8.53, ESF-11.22)', () => {
    const listed = ['safeguarding-online', 'e-safety'].flatMap((id) =>
      packOf(id).data.directory.filter((entry) => entry['listed-only']),
    );
    expect(listed.map(({ id }) => id)).toEqual(['childline', 'report-terrorism', 'report-terrorism']);
    expect(listed[0]).toMatchObject({ phone: '0800 1111', open: 'always', who: 'Any child' });
    const occurredAt = Date.parse(DAY) as Instant;
    const { duties } = decide({
      packs: [packOf('safeguarding-online'), packOf('e-safety')],
      settings: {},
      history: [],
      event: { type: 'concern.raised', occurredAt, facts: { harms: ['extremism', 'grooming'] } },
      now: occurredAt,
    });
    expect(duties.some(({ to }) => to.includes('child') || to.includes('prevent-lead'))).toBe(true);
    const named = duties.flatMap(({ contact }) => contact?.name ?? []);
    for (const { name } of listed) expect(named).not.toContain(name);
  });
  test('every number and route says when it was last checked', () => {
    for (const { data } of packs.values()) {
      for (const entry of data.directory) {
        expect([entry.id, entry['last-checked']]).toEqual([
          entry.id,
          expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
        ]);
      }
    }
  });
});

describe('papers hold the points that the policies name', () => {
  test('the phone contract: no ganging up, passing on, uploading; language (ESF-6.31, ESF-6.32, ESF-6.33, ESF-6.35)', () => {
    for (const [clause, word] of [
      ['ESF-6.31', 'humiliated'],
      ['ESF-6.32', 'pass'],
      ['ESF-6.33', 'website'],
      ['ESF-6.35', 'racist, sexist or obscene'],
    ] as const)
      expect(itemsCiting('e-safety', 'phone-contract', clause).join()).toContain(word);
  });
  test('staff: mobiles in an emergency, one secured tablet leaves the home (ESF-8.6, ESF-8.10)', () => {
    expect(itemsCiting('e-safety', 'staff-agreement', 'ESF-8.6').join()).toContain('in an emergency');
    expect(itemsCiting('e-safety', 'staff-agreement', 'ESF-8.10').join()).toContain('one tablet');
  });
  test('an acceptable use policy (SCO-3.22, SCO-3.24, SCO-3.25, SCO-3.26, SCO-3.27, SCO-13.2)', () => {
    const of = (clause: string) => itemsCiting('safeguarding-online', 'acceptable-use-policy', clause).join();
    expect(of('SCO-3.22')).toContain('other policies');
    expect(of('SCO-3.24')).toContain('may be used');
    expect(of('SCO-3.25')).toContain('may not be used');
    expect(of('SCO-3.26')).toContain('misuse');
    expect(of('SCO-3.27')).toContain('support');
    expect(of('SCO-13.2')).toContain('children and staff');
  });
  test('filters on single machines where a feed has none (SCO-3.33)', () => {
    const citing = packOf('safeguarding-online').data.documents.flatMap(({ items }) =>
      items.filter(({ clauses }) => clauses.includes('SCO-3.33')),
    );
    expect(citing.map(({ text }) => text).join()).toMatch(/[Ff]ilter/);
  });
});

test('why the family waits is said: the kind of abuse, and evidence that could go (SCO-8.12)', () => {
  const rules = packOf('safeguarding-online').data.rules.filter(({ clauses }) =>
    clauses.includes('SCO-8.12'),
  );
  expect(rules.length).toBeGreaterThan(0);
  expect(JSON.stringify(rules)).toMatch(/evidence/i);
});
