package deskbridge.desk.okdesk;

import io.avaje.jsonb.Json;

/**
 * What the last reading of an issue saw.
 *
 * @param status code of the status
 * @param completed when the issue was finished, as Okdesk wrote it; empty when it was not
 */
@Json
record CursorJson(String status, String completed) {}
