/** The module that wasm-bindgen wrote. The page as one file has another module in place of this one. */

/**
 * @param {string} address
 * @returns {Promise<any>}
 */
export function loadGlue(address) {
  return import(address);
}
