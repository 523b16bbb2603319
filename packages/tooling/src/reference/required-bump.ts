/** The least that a changeset says of a change that may ask something of a host, by the version that was released. */
export function requiredBump(released: string): 'minor' | 'major' {
  return released.startsWith('0.') ? 'minor' : 'major';
}
