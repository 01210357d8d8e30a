import type { Answer, Browser } from '../harness/browser.ts';

/**
 * An answer without what differs from one visit to the next: tokens, keys of forms, the challenge that a passkey is
 * asked to answer, ids and times of the request.
 */
export function bytesOf({ status, body, headers }: Answer): string {
  const told = Object.entries(headers).filter(
    ([name]) => !['date', 'set-cookie', 'x-request-id', 'keep-alive', 'connection'].includes(name),
  );
  const plain = body
    .replace(/name="(csrf|submission|sealed)" value="[^"]*"/g, 'name="$1"')
    .replace(/(&quot;challenge&quot;:&quot;)[\w-]{43}(?=&quot;)/g, '$1')
    .replace(/nonce="[^"]*"/g, 'nonce')
    .replace(/nonce-[\w+/=-]+/g, 'nonce');
  const head = JSON.stringify(told).replace(/nonce-[\w+/=-]+/g, 'nonce');
  return `${status}\n${head}\n${plain}`;
}

export type Asked = ReadonlyMap<string, string>;

export async function askEverything(browser: Browser, addresses: readonly string[]): Promise<Asked> {
  const answers = new Map<string, string>();
  for (const address of addresses) answers.set(address, bytesOf(await browser.get(address)));
  return answers;
}

/** The addresses at which the two differ. */
export const differences = (one: Asked, other: Asked): readonly string[] =>
  [...one].filter(([address, bytes]) => other.get(address) !== bytes).map(([address]) => address);
