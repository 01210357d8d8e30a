/** base64url, as Kith sends and reads it. */
const toBytes = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
const toText = (bytes: ArrayBuffer | null | undefined): string | undefined =>
  bytes == null
    ? undefined
    : btoa(String.fromCharCode(...new Uint8Array(bytes)))
        .replaceAll('+', '-')
        .replaceAll('/', '_')
        .replaceAll('=', '');

type Described = {
  readonly id: string;
  readonly type: 'public-key';
  readonly transports?: AuthenticatorTransport[];
};
type Options = {
  readonly challenge: string;
  readonly user?: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly excludeCredentials?: readonly Described[];
  readonly allowCredentials?: readonly Described[];
};

const described = (all: readonly Described[] | undefined) =>
  all?.map((each) => ({ ...each, id: toBytes(each.id) })) ?? [];

async function ask(kind: string | undefined, options: Options): Promise<Credential | null> {
  const challenge = toBytes(options.challenge);
  if (kind === 'create') {
    const publicKey = {
      ...options,
      challenge,
      user: { ...options.user, id: toBytes(options.user?.id ?? '') },
      excludeCredentials: described(options.excludeCredentials),
    } as unknown as PublicKeyCredentialCreationOptions;
    return navigator.credentials.create({ publicKey });
  }
  const publicKey = { ...options, challenge, allowCredentials: described(options.allowCredentials) };
  return navigator.credentials.get({ publicKey: publicKey as PublicKeyCredentialRequestOptions });
}

/** The answer as Kith reads it. */
function answerOf(credential: PublicKeyCredential): string {
  const response = credential.response as AuthenticatorAttestationResponse & AuthenticatorAssertionResponse;
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: {},
    response: {
      clientDataJSON: toText(response.clientDataJSON),
      attestationObject: toText(response.attestationObject),
      transports: response.getTransports?.(),
      authenticatorData: toText(response.authenticatorData),
      signature: toText(response.signature),
      userHandle: toText(response.userHandle),
    },
  });
}

const words = (trouble: unknown): string => {
  const name = trouble instanceof Error ? trouble.name : '';
  if (name === 'InvalidStateError') return 'This key was added before. Use another one.';
  if (name === 'SecurityError') return 'Passkeys do not work at this address. Use your password and a code.';
  return 'No passkey was used, or it took too long. Press the button to try again.';
};

/** Forms that a passkey answers: the browser is asked for it when they are sent, and its answer goes with them. */
export function enhancePasskeys(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-kith-passkey]')) {
    if (!('credentials' in navigator) || typeof PublicKeyCredential === 'undefined') continue;
    form.hidden = false;
    form.addEventListener('submit', (event) => {
      const response = form.elements.namedItem('response');
      const name = form.elements.namedItem('name');
      const unnamed = name instanceof HTMLInputElement && name.value.trim() === '';
      if (!(response instanceof HTMLInputElement) || unnamed) return;
      event.preventDefault();
      void answer(form, response);
    });
  }
}

async function answer(form: HTMLFormElement, response: HTMLInputElement): Promise<void> {
  const said = form.querySelector<HTMLElement>('[data-kith-passkey-said]');
  if (said) said.hidden = true;
  try {
    const credential = await ask(
      form.dataset['kithPasskey'],
      JSON.parse(form.dataset['kithOptions'] ?? '{}') as Options,
    );
    response.value = answerOf(credential as PublicKeyCredential);
    form.submit();
  } catch (trouble) {
    if (!said) return;
    said.textContent = words(trouble);
    said.hidden = false;
  }
}
