import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';

/** Who signs and for whom: the app's key and secret. */
export interface AppKeys {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** Life of a session token, in seconds (reference 8.1). */
const LIFE_SECONDS = 60;
const TOLERANCE_SECONDS = 5;

/** The staff member every page of the simulated admin is opened by. */
export const STAFF_USER_ID = '8001001';

/** A session token as App Bridge hands it out: HS256, signed with the app's secret. */
export async function signSessionToken(keys: AppKeys, domain: string, now: Date): Promise<string> {
  const seconds = Math.floor(now.getTime() / 1000);
  return new SignJWT({ dest: `https://${domain}`, sid: randomUUID(), jti: randomUUID() })
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuer(`https://${domain}/admin`)
    .setAudience(keys.apiKey)
    .setSubject(STAFF_USER_ID)
    .setIssuedAt(seconds)
    .setNotBefore(seconds)
    .setExpirationTime(seconds + LIFE_SECONDS)
    .sign(new TextEncoder().encode(keys.apiSecret));
}

/** Signature, audience, life, and that issuer and destination name the shop that is asked. Null when any of it fails. */
export async function verifySessionToken(
  keys: AppKeys,
  domain: string,
  token: string,
  now: Date,
): Promise<{ readonly userId: string } | null> {
  try {
    const { payload } = await jwtVerify(token, new TextEncoder().encode(keys.apiSecret), {
      algorithms: ['HS256'],
      audience: keys.apiKey,
      issuer: `https://${domain}/admin`,
      requiredClaims: ['exp', 'nbf', 'iat', 'jti', 'sid', 'sub', 'dest'],
      currentDate: now,
      clockTolerance: TOLERANCE_SECONDS,
    });
    if (payload['dest'] !== `https://${domain}` || !payload.sub) return null;
    return { userId: payload.sub };
  } catch {
    return null;
  }
}
