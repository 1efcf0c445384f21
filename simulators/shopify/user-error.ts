/** An entry of `userErrors`; mutations without codes leave `code` out of their answer. */
export interface UserError {
  readonly field: readonly string[] | null;
  readonly message: string;
  readonly code?: string | null;
}

/** Ends a mutation without any change; its resolver turns it into `userErrors`. */
export class Refusal extends Error {
  readonly errors: readonly UserError[];

  constructor(errors: readonly UserError[]) {
    super(errors.map((error) => error.message).join(' '));
    this.errors = errors;
  }
}

export function refuse(field: readonly string[] | null, message: string, code: string | null = null): never {
  throw new Refusal([{ field, message, code }]);
}
