package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where a file can be fetched for about an hour.
 *
 * @param filePath behind the file address, which holds the token; of a server in local mode, a path on its own disk
 */
@Json(naming = Json.Naming.LowerUnderscore)
record FileFoundJson(@Nullable String filePath) {}
