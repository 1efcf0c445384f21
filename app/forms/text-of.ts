/** The text of a form's field; a file or nothing is no text. */
export function textOf(form: FormData | null | undefined, name: string): string {
  const value = form?.get(name);
  return typeof value === 'string' ? value : '';
}

/** What a click may be about, besides a line. */
const ABOUT = ['documentId', 'shipmentId', 'rmaId', 'requestId', 'refundId', 'caseId'];

/**
 * Which button of an order's page a click under way belongs to: the line it answers, the intent with the thing it is
 * about (`document-retry/<id>`), else the intent.
 */
export function clickedButton(form: FormData | null | undefined): string {
  const about = ABOUT.map((name) => textOf(form, name)).find((id) => id !== '') ?? '';
  const intent = textOf(form, 'intent');
  return textOf(form, 'lineId') || (about === '' ? intent : `${intent}/${about}`);
}
