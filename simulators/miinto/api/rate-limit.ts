/** A token bucket per channel location, in real seconds: it limits real requests, whatever the simulated clock says. */
export interface RateLimiter {
  /** @returns null when allowed, otherwise the whole seconds to wait, 1 or more. */
  take(key: string, limit: { readonly perSecond: number; readonly burst: number }): number | null;
}

/** @param monotonic milliseconds from any start */
export function createRateLimiter(monotonic: () => number): RateLimiter {
  const buckets = new Map<string, { tokens: number; at: number }>();
  return {
    take: (key, { perSecond, burst }) => {
      const now = monotonic();
      const bucket = buckets.get(key) ?? { tokens: burst, at: now };
      bucket.tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * perSecond);
      bucket.at = now;
      buckets.set(key, bucket);
      if (bucket.tokens < 1) return Math.max(1, Math.ceil((1 - bucket.tokens) / perSecond));
      bucket.tokens -= 1;
      return null;
    },
  };
}
