/** Follows the provider's own pages until it sends the browser back to Kith; gives that address. */
export async function atProvider(from: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = from;
  for (let hops = 0; hops < 10 && !at.startsWith('http://localhost:3000/'); hops += 1) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie } });
    for (const each of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? [];
      jar.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`${at} answers ${answer.status}: ${await answer.text()}`);
    at = new URL(location, at).href;
  }
  return at.replace('http://localhost:3000', '');
}
