import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { append, EMPTY_FRONTIER, type Frontier, frontierOf, rootOf } from './frontier.ts';
import { EMPTY_ROOT, type Hash, leafHash } from './hash.ts';
import { provesConsistency, provesInclusion } from './prove.ts';
import { consistencyProof, inclusionProof, treeRoot } from './tree.ts';

/* The reference tree of Certificate Transparency: eight entries, their roots and proofs as the public test data has them. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
].map((hex) => leafHash(Buffer.from(hex, 'hex')));
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const N1 = '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7';
const N23 = '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e';
const N4567 = '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4';
const N4 = 'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b';
const N45 = '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a';
const N67 = 'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0';
const INCLUSION: readonly [index: number, size: number, path: readonly string[]][] = [
  [0, 1, []],
  [0, 8, [N1, N23, N4567]],
  [5, 8, [N4, N67, ROOTS[4] ?? '']],
  [2, 3, [ROOTS[2] ?? '']],
  [1, 5, [ROOTS[1] ?? '', N23, N4]],
];
const CONSISTENCY: readonly [older: number, newer: number, proof: readonly string[]][] = [
  [1, 1, []],
  [1, 8, [N1, N23, N4567]],
  [6, 8, [N45, N67, ROOTS[4] ?? '']],
  [2, 5, [N23, N4]],
];
const hex = (hashes: readonly Hash[]) => hashes.map((hash) => hash.toString('hex'));
const hash = (text: string) => Buffer.from(text, 'hex');

describe('the reference tree (RFC 6962 2.1, ASVS 16.4.2)', () => {
  it('has the published root at each size, whole or appended to', () => {
    let frontier: Frontier = EMPTY_FRONTIER;
    for (const [size, root] of ROOTS.entries()) {
      expect(treeRoot(ENTRIES.slice(0, size)).toString('hex')).toBe(root);
      expect(rootOf(frontier).toString('hex')).toBe(root);
      const next = ENTRIES[size];
      if (next) frontier = append(frontier, next);
    }
  });

  it.each(INCLUSION)('proves entry %i of %i by the published path', (index, size, path) => {
    expect(hex(inclusionProof(ENTRIES.slice(0, size), index))).toEqual(path);
    const leaf = ENTRIES[index] as Hash;
    expect(provesInclusion(leaf, index, size, path.map(hash), hash(ROOTS[size] ?? ''))).toBe(true);
  });

  it.each(CONSISTENCY)('proves %i to be the beginning of %i as published', (older, newer, proof) => {
    expect(hex(consistencyProof(ENTRIES.slice(0, newer), older))).toEqual(proof);
    const at = (size: number) => ({ size, root: hash(ROOTS[size] ?? '') });
    expect(provesConsistency(at(older), at(newer), proof.map(hash))).toBe(true);
  });

  it('keeps entries and nodes apart, and the empty log from an empty entry', () => {
    expect(leafHash(Buffer.concat([hash(ROOTS[1] ?? ''), hash(N1)])).toString('hex')).not.toBe(ROOTS[2]);
    expect(EMPTY_ROOT.equals(leafHash(Buffer.alloc(0)))).toBe(false);
  });
});

const logs = fc
  .integer({ min: 1, max: 200 })
  .map((size) => Array.from({ length: size }, (_, index) => leafHash(Buffer.from(`entry ${index}`))));
const frontierAfter = (leaves: readonly Hash[]) => leaves.reduce(append, EMPTY_FRONTIER);

describe('every log', () => {
  it('appended one by one has the root of the whole, and its frontier can be kept and taken up', () => {
    fc.assert(
      fc.property(logs, fc.nat(), (leaves, pick) => {
        const cut = pick % leaves.length;
        const begun = frontierAfter(leaves.slice(0, cut));
        const taken = frontierOf(
          begun.size,
          begun.roots.map((root) => Buffer.from(root)),
        );
        expect(rootOf(leaves.slice(cut).reduce(append, taken)).equals(treeRoot(leaves))).toBe(true);
        expect(() => frontierOf(begun.size + 1, [...begun.roots, Buffer.alloc(31)])).toThrow(RangeError);
      }),
      { numRuns: 200 },
    );
  });

  it('proves each entry at its own place and at no other', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(), (leaves, pick, other) => {
        const [index, elsewhere] = [pick % leaves.length, other % leaves.length];
        const path = inclusionProof(leaves, index);
        const root = treeRoot(leaves);
        const leaf = leaves[index] as Hash;
        expect(provesInclusion(leaf, index, leaves.length, path, root)).toBe(true);
        if (elsewhere === index) return;
        expect(provesInclusion(leaf, elsewhere, leaves.length, path, root)).toBe(false);
        expect(provesInclusion(leaves[elsewhere] as Hash, index, leaves.length, path, root)).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('proves every beginning of it, and refuses one that says anything else', () => {
    fc.assert(
      fc.property(logs, fc.nat(), fc.nat(), (leaves, pick, place) => {
        const size = 1 + (pick % leaves.length);
        const older = { size, root: treeRoot(leaves.slice(0, size)) };
        const newer = { size: leaves.length, root: treeRoot(leaves) };
        const proof = consistencyProof(leaves, size);
        expect(provesConsistency(older, newer, proof)).toBe(true);
        const forged = leaves.slice(0, size);
        forged[place % size] = leafHash(Buffer.from('forged'));
        expect(provesConsistency({ size, root: treeRoot(forged) }, newer, proof)).toBe(false);
        expect(provesConsistency(newer, { size, root: older.root }, proof)).toBe(size === leaves.length);
        expect(provesConsistency(older, newer, [...proof, EMPTY_ROOT])).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});
