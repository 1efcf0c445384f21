export { createFakeClock } from '#sync/platform/fake-clock.ts';
