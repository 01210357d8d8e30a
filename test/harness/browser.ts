import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';

/** An answer as a test looks at it. */
export type Answer = {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  /** Where it leads on to, if it does. */
  readonly location: string | undefined;
};

/** Fields of a form; a list is sent as the same field several times. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A browser as far as Kith can tell: it keeps cookies, and sends forms with the hidden fields of the page it shows. */
export class Browser {
  readonly cookies = new Map<string, string>();
  /** The token of the forms of the page it shows. */
  csrf = '';
  /** The submission key of that page; empty where it had none. */
  submission = '';
  readonly #app: FastifyInstance;

  constructor(app: FastifyInstance) {
    this.#app = app;
  }

  /** Opens an address, without following where it leads. */
  async get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.#ask({ method: 'GET', url: path, headers });
  }

  /** Opens an address and follows it to the page it leads to. */
  async open(path: string): Promise<Answer> {
    let answer = await this.get(path);
    for (let hops = 0; answer.location !== undefined; hops += 1) {
      if (hops === 5) throw new Error(`${path} leads in circles`);
      answer = await this.get(answer.location);
    }
    return answer;
  }

  /** Sends a form with the token and the submission key of the page shown; fields of the same name replace them. */
  async post(path: string, fields: Fields = {}, headers: Record<string, string> = {}): Promise<Answer> {
    const hidden =
      this.submission === '' ? { csrf: this.csrf } : { csrf: this.csrf, submission: this.submission };
    const payload = new URLSearchParams(
      Object.entries({ ...hidden, ...fields }).flatMap(([name, value]) =>
        [value].flat().map((each) => [name, each as string]),
      ),
    ).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    return this.#ask({ method: 'POST', url: path, payload, headers: { ...type, ...headers } });
  }

  /** Asks by any method, without a form. */
  async ask(method: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
    const all = { 'sec-fetch-site': 'same-origin', ...headers };
    return this.#ask({ method: method as 'GET', url: path, headers: all });
  }

  async #ask(request: InjectOptions): Promise<Answer> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { host: 'localhost:3000', ...(cookie === '' ? {} : { cookie }), ...request.headers };
    const response = await this.#app.inject({ ...request, headers });
    this.#keepCookies(response);
    this.#readHidden(response.body);
    const { location } = response.headers;
    return {
      status: response.statusCode,
      body: response.body,
      headers: response.headers,
      location: location?.toString(),
    };
  }

  #keepCookies(response: LightMyRequestResponse): void {
    for (const cookie of response.cookies) {
      const gone = cookie.expires !== undefined && cookie.expires.getTime() === 0;
      if (gone) this.cookies.delete(cookie.name);
      else this.cookies.set(cookie.name, cookie.value);
    }
  }

  #readHidden(body: string): void {
    if (!body.includes('<html')) return;
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1];
    this.csrf = hidden('csrf') ?? this.csrf;
    this.submission = hidden('submission') ?? '';
  }
}
