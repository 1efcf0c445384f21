import type { DryRuns } from '../container-types.ts';
import type { FlowContext } from '#sync/flows/context.ts';
import { startDryRun } from '#sync/flows/dry-run.ts';

export function createDryRuns(context: FlowContext): DryRuns {
  return { start: (shopId, request) => startDryRun(context, { shopId, ...request }) };
}
