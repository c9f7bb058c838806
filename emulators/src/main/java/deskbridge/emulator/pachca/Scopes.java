package deskbridge.emulator.pachca;

import java.util.Set;

/** Scope sets by kind of token (Pachca docs, {@code x-scope-roles}). */
final class Scopes {
    /** Everything a bot may hold. */
    static final Set<String> BOT = Set.of(
            "chats:read",
            "chats:create",
            "chats:update",
            "chats:archive",
            "chats:leave",
            "chat_members:read",
            "chat_members:write",
            "messages:read",
            "messages:create",
            "messages:update",
            "messages:delete",
            "reactions:read",
            "reactions:write",
            "pins:write",
            "threads:read",
            "threads:create",
            "link_previews:write",
            "views:write",
            "users:read",
            "group_tags:read",
            "profile:read",
            "profile_status:read",
            "profile_status:write",
            "profile_avatar:write",
            "user_status:read",
            "custom_properties:read",
            "tasks:read",
            "tasks:create",
            "tasks:update",
            "tasks:delete",
            "files:read",
            "files:write",
            "uploads:write",
            "webhooks:read",
            "webhooks:write",
            "webhooks:events:read",
            "webhooks:events:delete",
            "search:users",
            "search:chats",
            "search:messages",
            "bot_self:write",
            "bot_self:webhook:write");

    private Scopes() {}
}
