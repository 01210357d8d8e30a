import type { FastifyHelmetOptions } from '@fastify/helmet';

/** Where browsers report what the content security policy stopped. */
export const CSP_REPORT_PATH = '/csp-report';

/**
 * The headers of every answer. Nothing inline, nothing from elsewhere, no frame around it. HSTS only where people
 * reach Kith by https: on plain http it would mean nothing.
 */
export function securityHeaders(origin: string): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        scriptSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        reportUri: [CSP_REPORT_PATH],
      },
    },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: origin.startsWith('https:')
      ? { maxAge: 63_072_000, includeSubDomains: false }
      : false,
    xFrameOptions: { action: 'deny' },
    xDnsPrefetchControl: { allow: false },
  };
}

/** What Kith's pages never use, so that nothing in them could. */
export const PERMISSIONS_POLICY =
  'camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), bluetooth=(), display-capture=(), browsing-topics=()';
