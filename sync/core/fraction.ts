/** An exact non-negative factor, kept as numerator and denominator so that comparisons never round. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** `'0.97'` → 97/100. Throws on anything that is not a plain decimal. */
export function fraction(text: string): Fraction {
  const match = /^(\d+)(?:\.(\d+))?$/.exec(text.trim());
  if (!match) throw new RangeError(`Not a decimal factor: ${text}`);
  const [, whole = '0', decimals = ''] = match;
  return { numerator: BigInt(whole + decimals), denominator: 10n ** BigInt(decimals.length) };
}

export function whole(value: number | bigint): Fraction {
  return { numerator: BigInt(value), denominator: 1n };
}

export function multiply(...factors: readonly Fraction[]): Fraction {
  return factors.reduce(
    (product, next) => ({
      numerator: product.numerator * next.numerator,
      denominator: product.denominator * next.denominator,
    }),
    whole(1),
  );
}

export function divide(value: Fraction, by: Fraction): Fraction {
  if (by.numerator === 0n) throw new RangeError('Division by zero');
  return { numerator: value.numerator * by.denominator, denominator: value.denominator * by.numerator };
}

export function addFractions(a: Fraction, b: Fraction): Fraction {
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

/** Negative, zero or positive as `a` is smaller than, equal to or larger than `b`; exact. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Rounds half away from zero to an integer: the one place where a fraction becomes minor units. */
export function roundHalfUp(value: Fraction): number {
  const { numerator, denominator } = value;
  const rounded = (2n * numerator + denominator) / (2n * denominator);
  const result = Number(rounded);
  if (!Number.isSafeInteger(result)) throw new RangeError('Result is not a safe integer');
  return result;
}

/** For pages and stored explanations: up to `digits` decimals, cut, never used for comparing. */
export function describeFraction(value: Fraction, digits = 4): string {
  const text = decimalText((value.numerator * 10n ** BigInt(digits)) / value.denominator, digits);
  return digits === 0 ? text : text.replace(/\.?0+$/, '');
}

/** Exactly `digits` decimals, for showing: to the nearest (half up), or up to the next that is not smaller. */
export function fixed(value: Fraction, digits: number, direction: 'nearest' | 'up'): string {
  const scaled = value.numerator * 10n ** BigInt(digits);
  const { denominator } = value;
  const rounded =
    direction === 'up' ? (scaled + denominator - 1n) / denominator : (2n * scaled + denominator) / (2n * denominator);
  return decimalText(rounded, digits);
}

function decimalText(scaled: bigint, digits: number): string {
  if (digits === 0) return scaled.toString();
  const text = scaled.toString().padStart(digits + 1, '0');
  return `${text.slice(0, -digits)}.${text.slice(-digits)}`;
}
