/** How much one import takes. */
export const importLimits = {
  files: 500,
  /** Of one file; more than that comes as a stream of call legs. */
  fileBytes: 268_435_456,
  /** Of all files together. */
  bytes: 1_073_741_824,
  /** Of one request. */
  partBytes: 1_048_576,
} as const;
