/** The form of a connection and its dry runs, in the states that need somebody to do something first. */
import type { Frame } from 'playwright-core';
import type { Look } from './looks.ts';
import { id } from './made-up.ts';

const EDIT = `/app/connections/${id(2)}`;
const click = (frame: Frame, name: string | RegExp) => frame.getByRole('button', { name }).first().click();

export const CONNECTION_LOOKS: readonly Look[] = [
  {
    name: 'connection-stock-only',
    path: EDIT,
    act: async (frame) => {
      await frame.getByLabel('Level').selectOption('stock-only');
      await frame.getByLabel('Malmö warehouse').check();
      await frame.getByText('Stock only needs one more permission').waitFor();
      await frame.getByLabel('Take units from').waitFor();
    },
  },
  {
    name: 'connection-granted',
    path: EDIT,
    act: async (frame) => {
      await frame.getByLabel('Level').selectOption('stock-only');
      await click(frame, 'Grant permission');
      await frame.getByText('may change your inventory').waitFor();
    },
  },
  {
    name: 'connection-returns-errors',
    path: EDIT,
    act: async (frame) => {
      await frame.getByLabel('Track returns in Shopify').check();
      await frame.getByText('Track returns needs one more permission').waitFor();
      await frame.getByLabel('Ask me', { exact: true }).fill('Defekt');
      await frame.getByLabel('Reason for requests').fill('');
      await click(frame, 'Add rules for single stock locations');
      await frame.getByRole('group', { name: 'Never put into stock at' }).getByLabel('Malmö warehouse').check();
      await frame.getByRole('group', { name: 'Always ask me at' }).getByLabel('Malmö warehouse').check();
      await click(frame, 'Save');
      await frame.getByText('has another rule already').waitFor();
      await frame.getByText('ticked in both lists').waitFor();
    },
  },
  {
    name: 'connection-edit-errors',
    path: EDIT,
    act: async (frame) => {
      await frame.getByLabel('Price threshold').fill('2.5');
      await frame.getByLabel('Second warning after').fill('10');
      await frame.getByLabel('Stock buffer').fill('-3');
      await click(frame, 'Add carrier');
      await frame.getByLabel('Carrier 3', { exact: true }).fill('gls');
      await click(frame, 'Standard rates used');
      await click(frame, 'Save');
      await frame.getByText('Nothing was saved').waitFor();
      await frame.getByText('is in the table already').waitFor();
      // The first field at fault has the cursor.
      await frame.waitForFunction(() => document.activeElement?.getAttribute('name') === 'warnSecond');
    },
  },
  {
    name: 'connection-copied',
    path: EDIT,
    act: async (frame) => {
      await frame.getByLabel('Copy settings from').selectOption(id(1));
      await frame.getByRole('button', { name: 'Copy', exact: true }).click();
      await frame.getByText('were not copied, since the other connection is for another market').waitFor();
    },
  },
  {
    name: 'dry-run',
    path: EDIT,
    act: async (frame) => {
      await frame.getByLabel('Price threshold').fill('0.9');
      await click(frame, 'Start dry run');
      await frame.getByText('would have decided 58 of 421 positions differently').waitFor();
    },
  },
  {
    name: 'dry-run-and-back',
    path: EDIT,
    act: async (frame) => {
      await frame.getByLabel('Price threshold').fill('0.91');
      await click(frame, 'Start dry run');
      await frame.getByText('Nothing was sent and nothing was saved.').waitFor();
      await frame.getByRole('link', { name: 'Back to the settings' }).last().click();
      await frame.getByLabel('Price threshold').waitFor();
      // What was typed before the dry run is still there.
      await frame.waitForFunction(
        () => document.querySelector<HTMLInputElement>('[name="threshold"]')?.value === '0.91',
      );
    },
  },
  {
    name: 'dry-run-refused',
    path: EDIT,
    act: async (frame) => {
      await frame.getByLabel('Days to look back').fill('13');
      await click(frame, 'Start dry run');
      await frame.getByText('3 dry runs are under way').first().waitFor();
    },
  },
  { name: 'dry-run-running', path: `${EDIT}/dry-runs/${id(602)}` },
  { name: 'dry-run-no-offers', path: `${EDIT}/dry-runs/${id(603)}` },
  { name: 'dry-run-failed', path: `${EDIT}/dry-runs/${id(604)}` },
  { name: 'dry-run-unknown', path: `${EDIT}/dry-runs/${id(999)}` },
];
