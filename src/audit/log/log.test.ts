import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Canonical, canonical } from './canonical.ts';
import { ALGORITHM, commitmentTo, hashOfLeaf, type Payload } from './leaf.ts';
import { isSignedBy, originOf, readCheckpoint, readNoteKey, signerOf } from './note.ts';

const payload: Payload = {
  person: 'd0000000-0000-4000-8000-000000000001',
  role: 'support-worker',
  home: null,
  child: 'c0000000-0000-4000-8000-000000000001',
  subject: { child: 'c0000000-0000-4000-8000-000000000001' },
  because: 'you work at this home',
  reason: null,
};

describe('the one way to write an entry', () => {
  it('puts names in order and leaves nothing to chance, as RFC 8785 does', () => {
    expect(canonical({ b: [1, true, null], a: 'x"\u0007é', '\u20ac': '</script>', '1': '' })).toBe(
      '{"1":"","a":"x\\"\\u0007é","b":[1,true,null],"€":"</script>"}',
    );
  });

  it('is read back by JSON as what it was, and does not depend on the order of writing', () => {
    const { value } = fc.letrec<{ value: Canonical }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 3 },
        fc.string({ unit: 'grapheme' }),
        fc.maxSafeInteger().map((n) => n + 0),
        fc.boolean(),
        fc.constant(null),
        fc.array(tie('value')),
        fc.dictionary(
          fc.string({ unit: 'grapheme' }).filter((name) => name !== '__proto__'),
          tie('value'),
        ),
      ),
    }));
    fc.assert(
      fc.property(value, (each) => {
        const written = canonical(each);
        expect(canonical(JSON.parse(written) as Canonical)).toBe(written);
        if (each === null || typeof each !== 'object' || Array.isArray(each)) return;
        expect(canonical(Object.fromEntries(Object.entries(each).reverse()))).toBe(written);
      }),
    );
  });

  it.each([
    ['a fraction', 0.5],
    ['minus nothing', -0],
    ['half a character', '\ud800'],
  ])('refuses %s', (_what, value) => {
    expect(() => canonical(value)).toThrow(TypeError);
  });
});

describe('an entry (ASVS 16.2.1, 14.2.6)', () => {
  it('names nobody: what it says of people is behind a salted commitment', () => {
    const salt = Buffer.alloc(32, 1);
    const commitment = commitmentTo(payload, salt);
    expect(commitment.equals(commitmentTo(payload, salt))).toBe(true);
    expect(commitment.equals(commitmentTo(payload, Buffer.alloc(32, 2)))).toBe(false);
    expect(commitment.equals(commitmentTo({ ...payload, child: null }, salt))).toBe(false);
    expect(() => commitmentTo(payload, Buffer.alloc(31))).toThrow(RangeError);
  });

  it('has another hash where anything in it is another', () => {
    const leaf = {
      alg: ALGORITHM,
      seq: 0,
      at: '2026-11-21T10:00:00.000Z',
      event: 'CHILD_VIEWED',
      outcome: 'read',
      action: 'child.view',
      requestId: 'r1',
      provider: 'b0000000-0000-4000-8000-000000000001',
      commitment: commitmentTo(payload, Buffer.alloc(32)).toString('hex'),
    };
    for (const name of Object.keys(leaf)) {
      expect(hashOfLeaf({ ...leaf, [name]: name === 'seq' ? 1 : 'other' }).equals(hashOfLeaf(leaf))).toBe(
        false,
      );
    }
  });
});

describe('a checkpoint as other transparency logs write it (ASVS 16.4.2, 11.2.1)', () => {
  const signer = signerOf('kith/audit/x', Buffer.alloc(32, 7));
  const note = signer.sign(12, Buffer.alloc(32, 3));
  const key = readNoteKey(signer.publicKey);
  if (!key) throw new Error('a key that Kith wrote can be read');

  it('reads a key that is in public use: that of Go’s checksum database', () => {
    const go = readNoteKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
    expect(go?.name).toBe('sum.golang.org');
    expect(
      readNoteKey('sum.golang.org+033de0af+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8'),
    ).toBeUndefined();
  });

  it('has three lines and a signature, and is read back', () => {
    expect(note).toMatch(/^kith\/audit\/x\n12\n[A-Za-z0-9+/]{43}=\n\n— kith\/audit\/x [A-Za-z0-9+/]+=*\n$/);
    expect(readCheckpoint(note)).toEqual({ origin: 'kith/audit/x', size: 12, root: Buffer.alloc(32, 3) });
    expect(isSignedBy(note, key)).toBe(true);
  });

  it('is not believed with any other character in it', () => {
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.string({ minLength: 1, maxLength: 1 }), (place, other) => {
        const forged = note.slice(0, place) + other + note.slice(place + 1);
        if (forged === note) return;
        expect(readCheckpoint(forged) !== undefined && isSignedBy(forged, key)).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('is not believed from another key, or for another organisation', () => {
    const other = signerOf('kith/audit/x', Buffer.alloc(32, 8));
    expect(isSignedBy(other.sign(12, Buffer.alloc(32, 3)), key)).toBe(false);
    expect(originOf('b1')).toBe('kith/audit/b1');
    expect(isSignedBy(signerOf('kith/audit/y', Buffer.alloc(32, 7)).sign(12, Buffer.alloc(32, 3)), key)).toBe(
      false,
    );
  });

  it('bears signatures of others beside its own, as a witness adds them', () => {
    const witnessed = `${note}— witness.example AAAAAAAAAAAAAAAAAAAA\n`;
    expect(readCheckpoint(witnessed)?.size).toBe(12);
    expect(isSignedBy(witnessed, key)).toBe(true);
  });
});
