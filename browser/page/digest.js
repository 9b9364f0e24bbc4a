/** The SHA-256 of data, as the lists of a build write it. */

/** Only pages of a secure address can tell: https, and this machine's own. */
export const canDigest = () => Boolean(globalThis.crypto?.subtle);

/**
 * @param {BufferSource} data
 * @returns {Promise<string>} in hex
 */
export async function sha256(data) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  return [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
