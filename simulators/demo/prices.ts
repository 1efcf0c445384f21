/** The merchant's price rule as the generator understands it, in whole numbers only; nothing is shared with the app. */

const THRESHOLD = { over: 97n, under: 100n };

/** The smallest amount (minor units of the market) that is at least 0.97 × the shop's price × rate. Both have two decimals. */
export function lowestPassing(priceMinor: number, rate: string): number {
  const { numerator, denominator } = asFraction(rate);
  return ceil(BigInt(priceMinor) * numerator * THRESHOLD.over, denominator * THRESHOLD.under);
}

/** The shop's price in the market's currency, rounded up. */
export function fullPrice(priceMinor: number, rate: string): number {
  const { numerator, denominator } = asFraction(rate);
  return ceil(BigInt(priceMinor) * numerator, denominator);
}

function asFraction(text: string): { numerator: bigint; denominator: bigint } {
  const [whole = '0', decimals = ''] = text.split('.');
  return { numerator: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) };
}

function ceil(numerator: bigint, denominator: bigint): number {
  return Number((numerator + denominator - 1n) / denominator);
}
