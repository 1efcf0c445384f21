/**
 * Which parcels of the store can be reported to a channel that knows whole positions only (reference miinto-api 5.4): a
 * position is reported once all of its units that are still sold have shipped, by the parcel that completes it.
 */

/** An accepted line as far as shipping goes. */
export interface ShippableLine {
  readonly lineId: string;
  readonly title: string;
  /** Units accepted and cancelled on neither side. */
  readonly sold: number;
}

/** A shipment of the store that was not voided. */
export interface Parcel {
  readonly id: string;
  readonly shippedAt: Date;
  readonly lines: readonly { readonly lineId: string; readonly quantity: number }[];
}

export interface ParcelPlan {
  /** Lines whose position this parcel completes, in the order of the lines. */
  readonly reports: readonly string[];
  /** Of these, lines of which other parcels carry units too: the channel is told the tracking of this one only. */
  readonly shared: readonly ShippableLine[];
  /** Lines of which units are still to be shipped. */
  readonly incomplete: readonly { readonly line: ShippableLine; readonly shipped: number }[];
  /** Lines that another, usually later parcel completes and reports. */
  readonly elsewhere: readonly ShippableLine[];
  /** Lines of which nothing is sold any more. */
  readonly cancelled: readonly ShippableLine[];
  /** Lines of which this parcel carries units nobody has bought: more were shipped than accepted. */
  readonly surplus: readonly { readonly line: ShippableLine; readonly units: number }[];
}

interface Progress {
  shipped: number;
  completedBy: string | null;
  readonly surplus: Map<string, number>;
}

/** What each parcel reports. Parcels of the same instant count in the order of their ids, so the answer is always the same. */
export function planParcels(
  lines: readonly ShippableLine[],
  parcels: readonly Parcel[],
): ReadonlyMap<string, ParcelPlan> {
  const inOrder = parcels.toSorted(
    (a, b) => a.shippedAt.getTime() - b.shippedAt.getTime() || (a.id < b.id ? -1 : Number(a.id > b.id)),
  );
  const progress = new Map(lines.map((line) => [line.lineId, follow(line, inOrder)]));
  return new Map(inOrder.map((parcel) => [parcel.id, planOne(lines, parcel, progress)]));
}

function follow(line: ShippableLine, parcels: readonly Parcel[]): Progress {
  const progress: Progress = { shipped: 0, completedBy: null, surplus: new Map() };
  for (const parcel of parcels) {
    const units = unitsIn(parcel, line.lineId);
    if (units === 0) continue;
    const before = progress.shipped;
    progress.shipped += units;
    if (line.sold > 0 && before < line.sold && progress.shipped >= line.sold) progress.completedBy = parcel.id;
    const surplus = Math.min(units, Math.max(0, progress.shipped - line.sold));
    if (surplus > 0) progress.surplus.set(parcel.id, surplus);
  }
  return progress;
}

function planOne(lines: readonly ShippableLine[], parcel: Parcel, progress: ReadonlyMap<string, Progress>): ParcelPlan {
  const carried = lines.filter((line) => unitsIn(parcel, line.lineId) > 0);
  const of = (line: ShippableLine): Progress =>
    progress.get(line.lineId) ?? { shipped: 0, completedBy: null, surplus: new Map() };
  const sold = carried.filter((line) => line.sold > 0);
  const own = sold.filter((line) => of(line).completedBy === parcel.id);
  return {
    reports: own.map(({ lineId }) => lineId),
    shared: own.filter(
      (line) => unitsIn(parcel, line.lineId) < of(line).shipped && unitsIn(parcel, line.lineId) < line.sold,
    ),
    incomplete: sold
      .filter((line) => of(line).completedBy === null)
      .map((line) => ({ line, shipped: of(line).shipped })),
    elsewhere: sold.filter((line) => ![null, parcel.id].includes(of(line).completedBy)),
    cancelled: carried.filter((line) => line.sold <= 0),
    surplus: sold.flatMap((line) => {
      const units = of(line).surplus.get(parcel.id) ?? 0;
      return units > 0 ? [{ line, units }] : [];
    }),
  };
}

function unitsIn(parcel: Parcel, lineId: string): number {
  return parcel.lines.filter((entry) => entry.lineId === lineId).reduce((sum, { quantity }) => sum + quantity, 0);
}

/** none, part or all of what is still sold has shipped. */
export function shippedState(
  lines: readonly { readonly sold: number; readonly shipped: number }[],
): 'none' | 'part' | 'all' {
  const open = lines.filter(({ sold }) => sold > 0);
  if (!lines.some(({ shipped }) => shipped > 0)) return 'none';
  return open.every(({ sold, shipped }) => shipped >= sold) ? 'all' : 'part';
}

/** Sentences for the merchant about what is special in a parcel; empty for an ordinary one. */
export function parcelNotes(plan: ParcelPlan, channelName: string): readonly string[] {
  const named = (lines: readonly ShippableLine[]) => lines.map(({ title }) => `“${title}”`).join(', ');
  const notes: string[] = [];
  if (plan.shared.length > 0) {
    notes.push(
      `The units of ${named(plan.shared)} went in several parcels. ${channelName} takes one tracking number for each position and was given that of the last parcel.`,
    );
  }
  for (const { line, shipped } of plan.incomplete) {
    notes.push(
      `${channelName} takes “${line.title}” as a whole: ${shipped} of ${line.sold} units have shipped. It is reported with the parcel that completes it.`,
    );
  }
  if (plan.elsewhere.length > 0) notes.push(`${named(plan.elsewhere)} is reported with another parcel.`);
  if (plan.cancelled.length > 0) {
    notes.push(
      `${named(plan.cancelled)} is cancelled, so ${channelName} is not told that it was shipped. Call the parcel back if you can.`,
    );
  }
  for (const { line, units } of plan.surplus) {
    notes.push(
      `${units} more ${units === 1 ? 'unit' : 'units'} of “${line.title}” shipped than ${channelName} counts on. Nothing is reported for ${units === 1 ? 'it' : 'them'}.`,
    );
  }
  return notes;
}
