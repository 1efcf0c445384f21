import type { Fault } from '../faults/faults.ts';

/** The fault that strikes the request in hand, if any. */
export interface RequestFaultPlan {
  readonly fault: Fault | null;
}
