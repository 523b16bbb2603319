/** Whether the host's build is one for development; where no build says so, it is not. */
export function isDevelopment(): boolean {
  try {
    // written out: bundlers replace exactly this
    return process.env.NODE_ENV !== 'production';
  } catch {
    return false;
  }
}
