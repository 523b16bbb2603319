/** What the address of the page asks for. */
const asked = new URLSearchParams(location.search);

/** How many times over the rows are shown. */
export const copies = Number(asked.get('copies') ?? 1);
/** Whether peers get their rows joined before anything is measured, and draw texts and nothing else. */
export const isPlain = asked.has('plain');
/** Whether ours has a field of the host's, and the buttons that change tags; both are measured alone, as no peer has them. */
export const hasOwners = asked.has('owners');
export const changesTags = asked.has('tags');
