/** Runs before each test file of the unit and integration projects. */
import { afterAll, afterEach, beforeAll } from 'vitest';
import { checkConsoleGuard, startConsoleGuard, stopConsoleGuard } from './console-guard.ts';
import { checkGuard, startGuard, stopGuard } from './outgoing.ts';

beforeAll(() => {
  startGuard();
  startConsoleGuard();
});

afterEach(() => {
  checkGuard();
  checkConsoleGuard();
});

afterAll(() => {
  stopGuard();
  stopConsoleGuard();
});
