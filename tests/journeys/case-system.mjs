// The client of a case system, as its developers would write it. `tsc` holds it against the types that are generated from the
// API's own description.

import createClient from 'openapi-fetch';

/** @typedef {import('./generated/api.js').paths} Paths */
/** @typedef {import('./generated/api.js').components['schemas']} Schemas */

/**
 * @param {string} baseUrl
 * @param {string} key
 */
export function caseSystem(baseUrl, key) {
  /** @type {import('openapi-fetch').Client<Paths>} */
  const client = createClient({ baseUrl, headers: { authorization: `Bearer ${key}` } });
  /**
   * @param {string} request
   * @param {number} sequence
   */
  const seen = (request, sequence) => ({ path: { request }, header: { 'If-Match': `"${sequence}"` } });
  return {
    /** @param {Schemas['Asked']} asked */
    make: (asked) => client.POST('/api/v1/requests', { body: asked }),
    /** @param {{ case_file?: string, stage?: Schemas['Request']['stage'], changed_since?: string, after?: string }} query */
    list: (query = {}) => client.GET('/api/v1/requests', { params: { query } }),
    /** @param {string} request */
    read: (request) => client.GET('/api/v1/requests/{request}', { params: { path: { request } } }),
    /**
     * @param {Schemas['Request']} known
     * @param {Partial<Schemas['Asked']>} changes
     */
    change: (known, changes) =>
      client.PUT('/api/v1/requests/{request}', { params: seen(known.id, known.sequence), body: { ...known.asked, ...changes } }),
    /**
     * @param {Schemas['Request']} known
     * @param {string} book_by
     */
    renew: (known, book_by) =>
      client.POST('/api/v1/requests/{request}/renew', { params: seen(known.id, known.sequence), body: { book_by } }),
    /** @param {Schemas['Request']} known */
    withdraw: (known) => client.POST('/api/v1/requests/{request}/withdraw', { params: seen(known.id, known.sequence) }),
    /** @param {string} [after] */
    notices: (after) => client.GET('/api/v1/notices', { params: { query: { after } } }),
    /**
     * @param {string} errand
     * @param {string} office
     */
    times: (errand, office) =>
      client.GET('/api/v1/errands/{errand}/offices/{office}/times', { params: { path: { errand, office }, query: {} } }),
  };
}
