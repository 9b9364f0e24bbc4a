/** Whether this site may be kept for use without a connection: a publisher can switch it off. */

// Where mkdocs.yml says `offline: false`, the build writes this module with `false`.
export const WANTED = true;
