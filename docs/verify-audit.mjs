// Checks an audit log that Kith exported. One file, needs nothing but itself: no network, no Kith, no packages.
//
//   node verify-audit.mjs audit-….jsonl [--key <public key>] [--known <file of checkpoints>]
//
// It is also the script inside verify-audit.html, which does the same in a browser. It was written from the description
// of the format (docs/audit-log.md), not from Kith's own code, so that a mistake of the one is not one of the other.
//
// What it checks: each entry hashes to what was hashed when it was taken in; what an entry says of people is what was
// committed to; the entries come to the root that each checkpoint states (RFC 6962); each checkpoint was signed by the
// log's key (Ed25519, c2sp.org/signed-note); the log goes on from every checkpoint that you kept yourself.

const encoder = new TextEncoder();

// SHA-256 (FIPS 180-4). Written out because a browser's own is slow for a million short texts.
const K = new Uint32Array(64);
const START = new Uint32Array(8);
for (let n = 2, found = 0; found < 64; n += 1) {
  let prime = true;
  for (let d = 2; d * d <= n; d += 1) if (n % d === 0) prime = false;
  if (!prime) continue;
  if (found < 8) START[found] = (Math.sqrt(n) % 1) * 2 ** 32;
  K[found] = (Math.cbrt(n) % 1) * 2 ** 32;
  found += 1;
}
const W = new Uint32Array(64);

export function sha256(...parts) {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const padded = new Uint8Array(((length + 72) >> 6) << 6);
  let offset = 0;
  for (const part of parts) {
    padded.set(part, offset);
    offset += part.length;
  }
  padded[length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(length / 2 ** 29));
  view.setUint32(padded.length - 4, length << 3);
  const h = START.slice();
  for (let block = 0; block < padded.length; block += 64) {
    for (let i = 0; i < 16; i += 1) W[i] = view.getUint32(block + i * 4);
    for (let i = 16; i < 64; i += 1) {
      const x = W[i - 15];
      const y = W[i - 2];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      W[i] = W[i - 16] + s0 + W[i - 7] + s1;
    }
    let [a, b, c, d, e, f, g, last] = h;
    for (let i = 0; i < 64; i += 1) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (last + s1 + ((e & f) ^ (~e & g)) + K[i] + W[i]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      last = g;
      g = f;
      f = e;
      e = (d + t1) | 0;
      d = c;
      c = b;
      b = a;
      a = (t1 + t2) | 0;
    }
    h[0] += a;
    h[1] += b;
    h[2] += c;
    h[3] += d;
    h[4] += e;
    h[5] += f;
    h[6] += g;
    h[7] += last;
  }
  const digest = new Uint8Array(32);
  for (let i = 0; i < 8; i += 1) new DataView(digest.buffer).setUint32(i * 4, h[i]);
  return digest;
}

const toHex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
const toBase64 = (bytes) => btoa(String.fromCharCode(...bytes));
/** Bytes of base64 written in the one right way; undefined for any other. */
function fromBase64(text) {
  try {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    return toBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** The one way to write a value: names in order, no spaces (RFC 8785, whole numbers only). */
function written(value) {
  if (Array.isArray(value)) return `[${value.map(written).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const names = Object.keys(value).sort();
    return `{${names.map((name) => `${JSON.stringify(name)}:${written(value[name])}`).join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new TypeError('a fraction');
  return JSON.stringify(value);
}

// The tree, as a pile of whole subtrees, the largest at the bottom: [how many entries, hash].
const NODE = Uint8Array.of(1);
const LEAF = Uint8Array.of(0);
function addTo(pile, hash) {
  let size = 1;
  let joined = hash;
  while (pile.length > 0 && pile.at(-1)[0] === size) {
    joined = sha256(NODE, pile.pop()[1], joined);
    size *= 2;
  }
  pile.push([size, joined]);
}
function rootOf(pile) {
  if (pile.length === 0) return sha256();
  return pile.map(([, hash]) => hash).reduceRight((right, left) => sha256(NODE, left, right));
}

/** A public key as signed notes write it, `name+id+key`; undefined where it is none. */
export function readKey(text) {
  const [, name, id, encoded] = /^([^\s+]+)\+([0-9a-f]{8})\+(\S+)$/.exec(text.trim()) ?? [];
  const bytes = encoded === undefined ? undefined : fromBase64(encoded);
  if (bytes?.length !== 33 || bytes[0] !== 1) return undefined;
  const own = toHex(sha256(encoder.encode(`${name}\n`), bytes)).slice(0, 8);
  return own === id ? { name, id, raw: bytes.subarray(1), text: text.trim() } : undefined;
}

function readCheckpoint(note) {
  const [, origin, size, root] =
    /^([^\n]+)\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\n\n(?:— \S+ [A-Za-z0-9+/]+=*\n)+$/.exec(note) ?? [];
  if (origin === undefined || fromBase64(root) === undefined) return undefined;
  return { origin, size: Number(size), root };
}

/** Can this browser, or this Node, check Ed25519 signatures? */
async function importKey(raw) {
  try {
    return await globalThis.crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
  } catch {
    return undefined;
  }
}

async function isSigned(note, key, imported) {
  const end = note.lastIndexOf('\n\n') + 1;
  const own = [];
  for (const line of note.slice(end + 1).split('\n')) {
    const [, name, encoded] = /^— (\S+) (\S+)$/.exec(line) ?? [];
    if (name !== key.name) continue;
    const bytes = fromBase64(encoded);
    if (bytes !== undefined && toHex(bytes.subarray(0, 4)) === key.id) own.push(bytes.subarray(4));
  }
  if (own.length === 0) return false;
  if (imported === undefined) return true;
  const text = encoder.encode(note.slice(0, end));
  for (const signature of own)
    if (!(await globalThis.crypto.subtle.verify('Ed25519', imported, signature, text))) return false;
  return true;
}

/** Signed notes in a text that somebody kept: as they are, or in lines of JSON as Kith keeps them. */
export function notesIn(text) {
  const plain = text
    .split('\n')
    .map((line) => {
      try {
        return JSON.parse(line).checkpoint ?? line;
      } catch {
        return line;
      }
    })
    .join('\n')
    .replaceAll('\r', '');
  return Array.from(plain.matchAll(/[^\n]+\n\d+\n[^\n]+\n\n(?:— [^\n]+(?:\n|$))+/g), ([note]) =>
    note.endsWith('\n') ? note : `${note}\n`,
  );
}

const sameNames = (value, names) =>
  typeof value === 'object' && value !== null && Object.keys(value).sort().join() === names;
const isDigest = (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/**
 * Checks the lines of an exported log. `key`: the public key you were given, before and elsewhere; `known`: text with
 * checkpoints you kept. Answers with what was found: nothing means that the log stands.
 */
export async function verifyLog(lines, { key: keyText = '', known = '' } = {}) {
  const findings = [];
  const find = (kind, from, to, says) => findings.push({ kind, from, to, says });
  const report = { entries: 0, checkpoints: 0, erased: 0, agreed: 0, key: '', signatures: true, findings };
  const pile = [];
  const erased = new Set();
  const accounted = new Set();
  const memory = [];
  let header;
  let key;
  let imported;
  let good = 0;
  let covered = 0;
  let vouched = 0;
  let contradicted = false;
  let torn = false;
  let wrong = false;

  async function begin(line) {
    header = sameNames(line, 'checkpoints,entries,format,key,origin,provider') ? line : undefined;
    const named = header && typeof header.key === 'string' ? readKey(header.key) : undefined;
    const told = keyText.trim() === '' ? named : readKey(keyText);
    if (header?.format !== 'kith-audit-export-1' || named === undefined) {
      find('unreadable', 0, 0, 'the first line is not that of an exported audit log');
      return false;
    }
    if (told === undefined) {
      find('key', 0, header.entries, 'the key you gave is not written as keys are');
      return false;
    }
    key = told;
    report.key = header.key;
    if (named.text !== told.text || header.origin !== told.name || header.origin !== `kith/audit/${header.provider}`)
      find('key', 0, header.entries, 'the file was signed with another key than the one you gave, or for another log');
    imported = await importKey(told.raw);
    report.signatures = imported !== undefined;
    for (const note of notesIn(known)) {
      const stated = readCheckpoint(note);
      if (stated !== undefined && stated.origin !== key.name) continue;
      if (stated === undefined || !(await isSigned(note, key, imported)))
        find('key', 0, stated?.size ?? 0, 'a checkpoint you kept was signed with another key, or altered');
      else memory.push(stated);
    }
    return true;
  }

  function entry(line) {
    const seq = line.leaf.seq;
    let place = report.entries;
    if (seq !== place) {
      if (seq < place) {
        find('order', place, place + 1, `the entry here says that it is number ${seq + 1}`);
        return;
      }
      find('missing', place, seq, `the next entry there is, is number ${seq + 1}`);
      torn = true;
      place = seq;
    }
    report.entries = place + 1;
    if (line.leaf.alg !== 'rfc6962-sha256-kith1')
      find('changed', place, place + 1, 'it names a way of hashing that is not known');
    if (line.leaf.provider !== header.provider)
      find('changed', place, place + 1, 'it belongs to another organisation');
    if (toHex(sha256(LEAF, encoder.encode(written(line.leaf)))) !== line.hash)
      find('changed', place, place + 1, 'it is not what was hashed when it was taken in');
    people(line, place);
    if (!isDigest(line.hash)) {
      torn = true;
      return;
    }
    addTo(pile, fromHex(line.hash));
    for (const each of memory) {
      if (each.size !== report.entries || torn) continue;
      if (each.root === toBase64(rootOf(pile))) {
        report.agreed += 1;
        vouched = each.size;
      } else if (!contradicted) {
        find('rolled-back', vouched, each.size, 'they are not the entries of the checkpoint you kept');
        contradicted = true;
      }
    }
  }

  function people({ leaf, salt, payload }, place) {
    if (salt === null && payload === null) erased.add(place);
    else if (!isDigest(salt) || typeof payload !== 'object' || payload === null)
      find('payload', place, place + 1, 'what it said of people, or the salt to it, is gone');
    else if (toHex(sha256(fromHex(salt), encoder.encode(written(payload)))) !== leaf.commitment)
      find('payload', place, place + 1, 'what it says of people is not what was committed to');
    else if (leaf.event === 'AUDIT_ERASED' && Number(payload.subject?.entry) < place)
      accounted.add(Number(payload.subject.entry));
  }

  async function checkpoint(note) {
    report.checkpoints += 1;
    const stated = readCheckpoint(note);
    if (stated === undefined || stated.origin !== key.name || !(await isSigned(note, key, imported))) {
      find('checkpoint', good, report.entries, 'the checkpoint here is not one that this log’s key signed');
    } else if (stated.size !== report.entries) {
      const to = Math.max(stated.size, report.entries);
      find('checkpoint', good, to, `a checkpoint of ${stated.size} entries stands after ${report.entries}`);
    } else {
      covered = stated.size;
      if (torn) return;
      if (stated.root === toBase64(rootOf(pile))) {
        good = stated.size;
        wrong = false;
      } else if (!wrong) {
        find('root', good, stated.size, 'the entries since the last good checkpoint do not come to what it states');
        wrong = true;
      }
    }
  }

  for await (const text of lines) {
    let line;
    try {
      line = JSON.parse(text);
      if (written(line) !== text) line = undefined;
    } catch {
      line = undefined;
    }
    if (header === undefined) {
      if (!(await begin(line))) return report;
    } else if (sameNames(line, 'checkpoint') && typeof line.checkpoint === 'string') await checkpoint(line.checkpoint);
    else if (
      sameNames(line, 'hash,leaf,payload,salt') &&
      sameNames(line.leaf, 'action,alg,at,commitment,event,outcome,provider,requestId,seq') &&
      Number.isSafeInteger(line.leaf.seq)
    )
      entry(line);
    else {
      find('unreadable', report.entries, report.entries + 1, 'the line here is not one that Kith writes');
      report.entries += 1;
      torn = true;
    }
  }
  if (header === undefined) {
    find('unreadable', 0, 0, 'the file is empty');
    return report;
  }
  const { entries, checkpoints } = report;
  if (covered !== entries) find('checkpoint', Math.min(covered, entries), entries, 'no checkpoint stands for them');
  const beyond = Math.max(0, ...memory.map((each) => each.size));
  if (beyond > entries)
    find('rolled-back', Math.min(vouched, entries), beyond, `a checkpoint you kept knows ${beyond} entries, and here are ${entries}`);
  for (const place of erased)
    if (!accounted.has(place))
      find('payload', place, place + 1, 'what it said of people is gone, and no erasure is on record');
  if (header.entries !== entries || header.checkpoints !== checkpoints)
    find(
      'missing',
      header.entries === entries ? 0 : Math.min(header.entries, entries),
      Math.max(header.entries, entries),
      `the first line tells of ${header.entries} entries and ${header.checkpoints} checkpoints, and here are ${entries} and ${checkpoints}`,
    );
  report.erased = erased.size;
  return report;
}

/** Lines of a stream of bytes; a last empty one is none. */
export async function* linesOf(stream) {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  for await (const piece of stream) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop();
    yield* lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield rest;
}

/** Where a finding is, as people count. */
export function placeOf({ from, to }) {
  if (to <= from) return `after entry ${from}`;
  return to === from + 1 ? `entry ${to}` : `entries ${from + 1} to ${to}`;
}

/** The outcome in sentences: verdict first, then what was and was not checked. */
export function inWords(report, { key, known }) {
  const { findings, signatures, entries, checkpoints, erased, agreed } = report;
  const verdict =
    findings.length > 0
      ? `This log does not stand: ${findings.length === 1 ? 'one thing is' : `${findings.length} things are`} wrong.`
      : signatures
        ? 'Nothing wrong was found in this log.'
        : 'The entries fit together, but the signatures were not checked.';
  const notes = [`${entries} entries and ${checkpoints} checkpoints were read.`];
  if (erased > 0) notes.push(`${erased} entries had what they said of people erased.`);
  if (!signatures)
    notes.push(
      'This program cannot check Ed25519 signatures, so anybody could have written these checkpoints. Use a newer browser (Chrome or Edge 137, Firefox 129, Safari 17) or Node 20.',
    );
  if (!key.trim())
    notes.push(
      `You gave no key, so the file was taken at its word. Compare this with the key you were given: ${report.key}`,
    );
  notes.push(
    known.trim()
      ? `${agreed} of the checkpoints you kept agree.`
      : 'You gave no checkpoint of your own. A log that was cut short at a checkpoint, or written anew by somebody with the key, looks whole without one.',
  );
  return { verdict, notes };
}

async function inNode([file, ...words]) {
  const { createReadStream, readFileSync } = await import('node:fs');
  const after = (name) => (words.includes(name) ? (words[words.indexOf(name) + 1] ?? '') : '');
  if (file === undefined) {
    console.error('node verify-audit.mjs <file.jsonl> [--key <public key>] [--known <file of checkpoints>]');
    return 2;
  }
  const given = { key: after('--key'), known: after('--known') && readFileSync(after('--known'), 'utf8') };
  const report = await verifyLog(linesOf(createReadStream(file)), given);
  const { verdict, notes } = inWords(report, given);
  console.log([verdict, ...notes].join('\n'));
  for (const each of report.findings.slice(0, 50)) console.log(`${placeOf(each)}: ${each.says}`);
  return report.findings.length === 0 && report.signatures ? 0 : 1;
}

function inBrowser() {
  const part = (id) => document.getElementById(id);
  const line = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const check = async () => {
    const file = part('file').files[0];
    const result = part('result');
    if (!file) {
      result.replaceChildren(line('h2', 'Choose a file'));
      result.className = '';
      return;
    }
    result.className = '';
    result.replaceChildren(line('p', 'Checking…'));
    const given = { key: part('key').value, known: part('known').value };
    let report;
    try {
      report = await verifyLog(linesOf(readerOf(file)), given);
    } catch (cause) {
      result.className = 'bad';
      result.replaceChildren(line('h2', 'This file cannot be read'), line('p', String(cause)));
      return;
    }
    const { verdict, notes } = inWords(report, given);
    const list = document.createElement('ul');
    for (const each of report.findings.slice(0, 200))
      list.append(line('li', `${placeOf(each)}: ${each.says}`));
    result.className = report.findings.length > 0 ? 'bad' : report.signatures ? 'good' : 'half';
    result.replaceChildren(line('h2', verdict), ...notes.map((note) => line('p', note)), list);
    result.focus();
  };
  part('form').addEventListener('submit', (event) => {
    event.preventDefault();
    void check();
  });
}

async function* readerOf(file) {
  const reader = file.stream().getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

if (typeof document !== 'undefined') inBrowser();
else if (process.argv[1] && import.meta.url.endsWith(encodeURI(process.argv[1].split('/').at(-1))))
  process.exitCode = await inNode(process.argv.slice(2));
