import { describe, expect, it } from 'vitest';
import { defaultReturnSettings, restockDecision, returnSettings, returnSettingsProblem } from './return-settings.ts';
import { connectionSettings, defaultSettings, settingsProblems } from './settings.ts';

const goods = {
  reason: 'Te klein',
  chosen: null,
  chosenStockLocationRef: null,
  shippedFromRef: 'loc-2',
  stockLocationRefs: ['loc-1', 'loc-2'],
};
const decide = (settings: object, more: object = {}) =>
  restockDecision({ ...defaultReturnSettings, ...settings }, { ...goods, ...more });

describe('the settings of returns', () => {
  it('start with: restock, report refunds, confirm first, no store returns', () => {
    expect(defaultReturnSettings).toMatchObject({
      restock: 'restock',
      requestFromRefunds: true,
      confirmRequests: 'until-seen',
      trackInStore: false,
    });
    expect(returnSettings.parse(defaultReturnSettings)).toEqual(defaultReturnSettings);
  });

  it('are there for connections that were saved before returns existed', () => {
    const { returns: _, ...older } = defaultSettings;
    expect(connectionSettings.parse(older).returns).toEqual(defaultReturnSettings);
  });

  it.each([
    { defaultReason: ' ' },
    { declineTemplates: [''] },
    { restock: 'perhaps' },
    { restockByReason: [{ reason: '', choice: 'none' }] },
    { acceptReason: 'x'.repeat(256) },
  ])('are refused with %j', (change) => {
    expect(returnSettings.safeParse({ ...defaultReturnSettings, ...change }).success).toBe(false);
  });

  it('name what is in a table twice', () => {
    const restockByReason = [
      { reason: 'Te klein', choice: 'none' as const },
      { reason: ' te KLEIN', choice: 'ask' as const },
    ];
    const returns = { ...defaultReturnSettings, restockByReason };
    expect(returnSettingsProblem(returns)).toMatch(/twice/);
    expect(settingsProblems({ ...defaultSettings, returns }).returns).toMatch(/twice/);
    const place = { stockLocationRef: 'loc-1', choice: 'none' as const };
    expect(returnSettingsProblem({ ...defaultReturnSettings, restockByStockLocation: [place, place] })).toMatch(
      /twice/,
    );
    expect(returnSettingsProblem(defaultReturnSettings)).toBeNull();
  });
});

describe('the restock rule', () => {
  it('puts goods back where they were shipped from, unless settings or a person say where', () => {
    expect(decide({})).toEqual({ choice: 'restock', stockLocationRef: 'loc-2' });
    expect(decide({}, { shippedFromRef: null }).stockLocationRef).toBe('loc-1');
    expect(decide({ stockLocationRef: 'loc-3' }).stockLocationRef).toBe('loc-3');
    expect(decide({ stockLocationRef: 'loc-3' }, { chosenStockLocationRef: 'loc-4' }).stockLocationRef).toBe('loc-4');
  });

  it('goes by the reason, whatever its case', () => {
    const restockByReason = [{ reason: 'TE KLEIN ', choice: 'none' }];
    expect(decide({ restockByReason }).choice).toBe('none');
    expect(decide({ restockByReason }, { reason: 'Beschadigd' }).choice).toBe('restock');
  });

  it('lets a stock location be stricter than the reason, never laxer', () => {
    const at = (choice: string) => [{ stockLocationRef: 'loc-2', choice }];
    expect(decide({ restockByStockLocation: at('ask') }).choice).toBe('ask');
    expect(decide({ restock: 'none', restockByStockLocation: at('restock') }).choice).toBe('none');
  });

  it('lets a person’s choice stand, and asks where there is no place to put the goods', () => {
    expect(decide({ restock: 'none' }, { chosen: 'restock' }).choice).toBe('restock');
    const nowhere = { shippedFromRef: null, stockLocationRefs: [] };
    expect(decide({}, nowhere)).toEqual({ choice: 'ask', stockLocationRef: null });
    expect(decide({ restock: 'none' }, nowhere).choice).toBe('none');
  });
});
