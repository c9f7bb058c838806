package deskbridge.channel.telegram;

import io.avaje.jsonb.Json;
import org.jspecify.annotations.Nullable;

/** Who wrote a forwarded message first. */
@Json(naming = Json.Naming.LowerUnderscore)
record OriginJson(
        @Nullable UserJson senderUser,
        @Nullable String senderUserName,
        @Nullable ChatJson senderChat,
        @Nullable ChatJson chat) {

    /** What people see; empty when nothing is told. */
    String name() {
        if (senderUser != null) {
            return senderUser.name();
        }
        if (senderUserName != null) {
            return senderUserName;
        }
        var from = senderChat == null ? chat : senderChat;
        return from == null ? "" : from.name();
    }
}
