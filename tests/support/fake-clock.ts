export { createFakeClock, type FakeClock } from '#sync/platform/fake-clock.ts';
