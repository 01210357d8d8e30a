/** Pages that make no sense as the first one after signing in. */
const NOT_AFTER_SIGN_IN =
  /^\/(?:sign-in|sign-out|switch-person|set-up|prove|recover|hide|scim|csp-report|health|assets)(?:[/?]|$)/;

/**
 * Where to go after signing in: the address asked for where it is a path of Kith's own, else `/`. Nothing that a
 * browser could read as another site passes: no scheme, no `//`, no backslash, no control character.
 */
export function nextAddress(asked: string): string {
  const isOwnPath = /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(asked);
  return isOwnPath && !NOT_AFTER_SIGN_IN.test(asked) ? asked : '/';
}
