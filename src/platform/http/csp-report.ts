/** What is kept of a browser's report: the rule that was broken and the kind of thing it stopped, never an address. */
export type CspReport = { readonly directive: string; readonly blocked: string };

const KINDS = new Set(['inline', 'eval', 'data', 'blob', 'self', 'wasm-eval', 'trusted-types-policy']);

/** Reads either form browsers send; `undefined` where it is neither. */
export function readCspReport(raw: unknown): CspReport | undefined {
  const first = Array.isArray(raw) ? raw[0] : raw;
  const body = field(first, 'csp-report') ?? field(first, 'body');
  const directive =
    field(body, 'effective-directive') ??
    field(body, 'effectiveDirective') ??
    field(body, 'violated-directive');
  if (typeof directive !== 'string') return undefined;
  const blocked = field(body, 'blocked-uri') ?? field(body, 'blockedURL');
  return {
    directive: /^[a-z-]{1,40}/.exec(directive)?.[0] ?? 'unknown',
    blocked: typeof blocked === 'string' && KINDS.has(blocked) ? blocked : 'elsewhere',
  };
}

function field(of: unknown, name: string): unknown {
  return typeof of === 'object' && of !== null ? (of as Record<string, unknown>)[name] : undefined;
}
