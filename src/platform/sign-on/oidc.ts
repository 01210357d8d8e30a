import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

/** An organisation's own sign-on, as its installer describes it. */
export type SignOnSettings = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As people call it. */
  readonly name: string;
  /** Values of `acr` of which one counts as strong; none: `acr` is not looked at. */
  readonly acr: readonly string[];
  /** Values of `amr` of which one counts as strong; none: `amr` is not looked at. */
  readonly amr: readonly string[];
};

/** Where the sign-on sends people back to. */
export const RETURN_PATH = '/sign-in/sso/return';

type Kept = { readonly verifier: string; readonly state: string; readonly nonce: string };

/**
 * Single sign-on by OpenID Connect: code flow with PKCE, state and nonce, the token's signature checked. The sign-on is
 * asked what it can do when somebody first uses it, so that Kith starts without it.
 */
export function openSignOn(settings: SignOnSettings, origin: () => string) {
  let asked: Promise<Configuration> | undefined;
  const configuration = (): Promise<Configuration> => {
    asked ??= discover(settings).catch((cause: unknown) => {
      asked = undefined;
      throw cause;
    });
    return asked;
  };
  const back = () => `${origin()}${RETURN_PATH}`;
  return {
    name: settings.name,
    async begin({ again }: { readonly again: boolean }) {
      const config = await configuration();
      const kept: Kept = {
        verifier: randomPKCECodeVerifier(),
        state: randomState(),
        nonce: randomNonce(),
      };
      const to = buildAuthorizationUrl(config, {
        redirect_uri: back(),
        scope: 'openid',
        code_challenge: await calculatePKCECodeChallenge(kept.verifier),
        code_challenge_method: 'S256',
        state: kept.state,
        nonce: kept.nonce,
        ...(settings.acr.length > 0 ? { acr_values: settings.acr.join(' ') } : {}),
        ...(again ? { prompt: 'login', max_age: '0' } : {}),
      });
      return { to: to.href, keep: JSON.stringify(kept) };
    },
    async finish(query: string, keep: string) {
      const kept = JSON.parse(keep) as Kept;
      try {
        const tokens = await authorizationCodeGrant(await configuration(), new URL(`${back()}?${query}`), {
          pkceCodeVerifier: kept.verifier,
          expectedState: kept.state,
          expectedNonce: kept.nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (!claims) return undefined;
        const { iss: issuer, sub: subject, auth_time: authTime } = claims;
        return { issuer, subject, strong: isStrong(settings, claims), authTime };
      } catch {
        return undefined;
      }
    },
    async leave() {
      try {
        const address = buildEndSessionUrl(await configuration(), {
          client_id: settings.clientId,
          post_logout_redirect_uri: `${origin()}/sign-in?left=yes`,
        });
        return address.href;
      } catch {
        return undefined;
      }
    },
  };
}

async function discover({ issuer, clientId, clientSecret }: SignOnSettings): Promise<Configuration> {
  const server = new URL(issuer);
  // Plain http only to this very machine, where no network lies between.
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(server.hostname);
  const config = await discovery(server, clientId, clientSecret, undefined, {
    execute: here && server.protocol === 'http:' ? [allowInsecureRequests] : [],
    timeout: 10,
  });
  enableNonRepudiationChecks(config);
  return config;
}

/** Whether the sign-on says that somebody proved themselves as this Kith asks. Where nothing is asked of it, it never does. */
function isStrong(
  { acr, amr }: Pick<SignOnSettings, 'acr' | 'amr'>,
  claims: Readonly<Record<string, unknown>>,
): boolean {
  if (acr.length === 0 && amr.length === 0) return false;
  const said = Array.isArray(claims['amr']) ? claims['amr'] : [];
  const acrFits = acr.length === 0 || (typeof claims['acr'] === 'string' && acr.includes(claims['acr']));
  return acrFits && (amr.length === 0 || amr.some((each) => said.includes(each)));
}
