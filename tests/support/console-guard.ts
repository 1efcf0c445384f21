/** The guard of `console.error`: what React, Remix and Node complain about fails the test in which it happens. */
import { format } from 'node:util';

const complaints: string[] = [];
const original = console.error;

export function startConsoleGuard(): void {
  console.error = (...parts: unknown[]) => {
    complaints.push(format(...parts));
  };
}

export function stopConsoleGuard(): void {
  console.error = original;
}

/** What was written to `console.error` so far in this test; taking it says that it was expected. */
export function takeConsoleErrors(): string[] {
  return complaints.splice(0);
}

/** @throws Error with everything unexpected */
export function checkConsoleGuard(): void {
  const found = takeConsoleErrors();
  if (found.length > 0) throw new Error(`Unexpected console.error:\n${found.join('\n')}`);
}
