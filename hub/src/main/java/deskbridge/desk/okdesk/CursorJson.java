package deskbridge.desk.okdesk;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * What the last reading of an issue saw.
 *
 * @param status code of the status
 * @param completed when the issue was finished, as Okdesk wrote it; empty when it was not
 * @param updated when the issue was changed last, in our words; null when an older hub has read it
 * @param said digest of all comments, see {@link SaidDigest}; null as {@code updated}
 * @param files the last of the {@link LooseFiles} that came with the request; null as {@code updated}
 */
@Json
record CursorJson(
        String status,
        String completed,
        @Nullable String updated,
        @Nullable String said,
        @Nullable Long files) {}
