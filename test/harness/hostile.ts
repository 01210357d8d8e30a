import { elementsOf } from './forms.ts';

/**
 * Text that has broken other programs, by what it tries: one of each kind that the public lists of such strings have, and
 * what Kith itself could stumble over. `kith-probe` must never become an element of a page.
 */
export const HOSTILE: Readonly<Record<string, string>> = {
  element: '<kith-probe onkithprobe=1>bold</kith-probe>',
  'end of an attribute': '"><kith-probe onkithprobe="1',
  'end of a single-quoted attribute': "' onkithprobe='1' x='",
  'end of a text area': '</textarea></title></select></option><kith-probe>',
  'end of a script': '</script><script src=//kith-probe.example></script>',
  comment: '--><kith-probe><!--',
  entity: '&lt;kith-probe&gt; &#60;kith-probe&#62; &amp;amp;',
  address: 'javascript:alert(document.domain)',
  SQL: `'; drop table kith.event; -- ") union select password_hash from kith.credential`,
  'dollar quotes': '$$ || pg_sleep(9) || $kith$ $& $1 $` {child} {recipient}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what others would fill in.
  template: '{{7*7}} ${7*7} <%= 7*7 %> #{7*7} {{constructor.constructor("return 1")()}}',
  CEL: 'restriction.emergency || true ? 1 : 0 /0',
  NUL: 'before\u0000after',
  controls: 'bell\u0007 back\u0008 escape\u001b[31m delete\u007f next\u0085 form\u000cfeed',
  'line ends': 'one\r\ntwo\rthree\nfour\u2028five\u2029six',
  'header split': 'a%0d%0aset-cookie: kith=1\r\nset-cookie: kith=1',
  'right to left': 'left \u202eright\u202c \u200f\u2067inner\u2069 \u0645\u0631\u062d\u0628\u0627',
  emoji: '👩‍👧‍👦 🏴󠁧󠁢󠁥󠁮󠁧󠁿 👍🏽',
  'not yet composed': 'e\u0301 A\u030a o\u0302\u0323 \u1100\u1161',
  'far planes': '\u{1d4b3} \u{10ffff} \ufffe \uffff \ufeff.',
  'stacked marks': `Z${'\u0311\u0352\u0300'.repeat(40)}algo`,
  'no break': 'x'.repeat(3_000),
  'property name': '__proto__',
  constructor: 'constructor',
  nothing: 'null',
  'not a number': 'NaN',
  'too large a number': '1e309',
  'other figures': '\u0663\u0660',
  'below zero': '-1',
  path: '../../../../etc/passwd\u2025/%2e%2e/',
  'event handler': '<svg/onload=kithprobe()><img src=x onerror=kithprobe()><style>*{display:none}</style>',
  'entity of XML': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
  shell: '$(touch /tmp/kith-probe) `id` ; | & > /tmp/kith-probe CON LPT1',
  'format string': '%s%s%n%x%d %p {0} %1$s %00',
  formula: '=HYPERLINK("https://kith-probe.example";"open")',
  'no width': '\u200b\u200d\u2060\u00ad\u2800 \ufdfd \u1680',
  undefined: 'undefined',
  blank: ' \t\u00a0\u3000 ',
};

/** Those that a number, a choice, an id or an address may stumble over. */
export const MISFITS: readonly string[] = [
  'element',
  'end of an attribute',
  'SQL',
  'template',
  'NUL',
  'controls',
  'no break',
  'not yet composed',
  'property name',
  'constructor',
  'too large a number',
  'other figures',
  'below zero',
];

/** As Kith is to keep it: composed, line ends as one, nothing dropped unseen, no blanks around. */
export function asKept(sent: string): string {
  return sent.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\u0000', '\ufffd').trim();
}

/** What of a hostile text has become part of a page: its elements and attributes, and any script that is not Kith's. */
export function markupIn(html: string): readonly string[] {
  return elementsOf(html).flatMap((element) => {
    const found = element.tagName === 'kith-probe' ? [`<${element.tagName}>`] : [];
    for (const { name, value } of element.attrs) {
      if (name.startsWith('on')) found.push(`${element.tagName} ${name}`);
      if (isOutward(element.attrs, name)) continue;
      if (['href', 'src', 'action'].includes(name) && !/^(\/(?!\/)|#|tel:|mailto:)/.test(value))
        found.push(`${element.tagName} ${name}=${value}`);
    }
    return found;
  });
}

/** A link of the library to another site, which says itself that it is one. */
function isOutward(attrs: readonly { name: string; value: string }[], name: string): boolean {
  const valueOf = (of: string) => attrs.find((each) => each.name === of)?.value ?? '';
  return (
    name === 'href' &&
    /^https:\/\/[a-z0-9.-]+(\/|$)/.test(valueOf('href')) &&
    valueOf('rel') === 'external noopener noreferrer'
  );
}
