package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/**
 * The webhook as Telegram knows it.
 *
 * @param url where updates are sent; empty when there is no webhook
 * @param lastErrorMessage why the last delivery failed
 */
@Json(naming = Json.Naming.LowerUnderscore)
record HookNowJson(@Nullable String url, @Nullable String lastErrorMessage) {}
