package deskbridge.emulator.pachca;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What can be done to chats and messages, by people and through the API alike. Called under the workspace's lock. */
final class Messaging {
    private static final Pattern MENTION_BY_ID = Pattern.compile("<@(\\d{1,18})>");
    private static final Pattern MENTION = Pattern.compile("(?<![\\w.@])@([\\w.-]*\\w)");

    private final Workspace workspace;
    private final Hooks hooks;

    Messaging(Workspace workspace, Hooks hooks) {
        this.workspace = workspace;
        this.hooks = hooks;
    }

    /** Writes into a room the author belongs to. */
    Post write(User author, Room room, Draft draft) {
        mayAct(author, room);
        if (draft.parentId() != null) {
            Post parent = workspace.posts.get(draft.parentId());
            if (parent == null || parent.room != room || parent.deletedAt != null) {
                throw Refusal.rule("parent_message_id", "not_found", "no such message in this chat");
            }
        }
        Instant now = workspace.now();
        String content = mentionsByName(draft.content());
        Post post = new Post(workspace.ids.message(), room, author.id(), now, draft, content);
        workspace.posts.put(post.id, post);
        room.posts.add(post);
        room.lastMessageAt = now;
        Topic topic = room.topic;
        if (topic != null) {
            topic.updatedAt = now;
            joinThread(room, author, content, draft.skipInviteMentions());
        }
        room.read(author.id());
        workspace.touch("message:" + post.id);
        hooks.message("new", post);
        return post;
    }

    /** Changes what is given; null leaves it as it is. */
    void edit(
            User editor,
            Post post,
            @Nullable String content,
            @Nullable List<Attachment> files,
            @Nullable List<List<Button>> buttons) {
        if (post.deletedAt != null) {
            throw Refusal.notFound("message_id");
        }
        if (post.authorId != editor.id()) {
            throw Refusal.forbidden("message_id");
        }
        mayAct(editor, post.room);
        post.content = content == null ? post.content : mentionsByName(content);
        post.files = files == null ? post.files : files;
        post.buttons = buttons == null ? post.buttons : buttons;
        // Never equal to the time of writing, even when the clock stands still: equal would mean "never edited".
        Instant now = workspace.now();
        post.changedAt = now.isAfter(post.changedAt) ? now : post.changedAt.plusMillis(1);
        workspace.touch("message:" + post.id);
        hooks.message("update", post);
    }

    /** By its author, the chat's owner or, in a channel, a bot (it is an editor there). */
    void delete(User actor, Post post) {
        if (post.deletedAt != null) {
            throw Refusal.notFound("message_id");
        }
        mayAct(actor, post.room);
        boolean editor = post.room.ownerId == actor.id() || (post.room.channel && actor.bot());
        if (post.authorId != actor.id() && !editor) {
            throw Refusal.forbidden("message_id");
        }
        post.deletedAt = workspace.now();
        post.content = "";
        post.files = List.of();
        post.buttons = List.of();
        post.reactions.clear();
        post.pinned = false;
        workspace.touch("message:" + post.id);
        hooks.message("delete", post);
    }

    /** The thread off this message; created when there is none. */
    Topic thread(User actor, Post post) {
        if (post.deletedAt != null) {
            throw Refusal.notFound("message_id");
        }
        if (post.room.topic != null) {
            throw Refusal.api(400, "message_id", "thread_message", "a message of a thread cannot have a thread");
        }
        Topic existing = post.topic;
        if (existing != null) {
            if (!existing.room.joined(actor.id())) {
                throw Refusal.forbidden("message_id");
            }
            return existing;
        }
        mayAct(actor, post.room);
        return workspace.newTopic(post, actor.id());
    }

    /** Adds a reaction; the same one twice is one. Works in archived chats. */
    Reaction react(User actor, Post post, String code, String name) {
        if (post.deletedAt != null) {
            throw Refusal.notFound("message_id");
        }
        if (!post.room.visible(actor.id())) {
            throw Refusal.forbidden("message_id");
        }
        for (Reaction reaction : post.reactions) {
            if (reaction.userId() == actor.id() && reaction.code().equals(code)) {
                return reaction;
            }
        }
        reactionLimits(actor, post, code);
        Reaction reaction = new Reaction(actor.id(), code, name, workspace.now());
        post.reactions.add(reaction);
        workspace.touch("message:" + post.id);
        hooks.reaction("new", post, reaction);
        return reaction;
    }

    private static void reactionLimits(User actor, Post post, String code) {
        long own = post.reactions.stream().filter(r -> r.userId() == actor.id()).count();
        Set<String> codes = new LinkedHashSet<>();
        post.reactions.forEach(r -> codes.add(r.code()));
        codes.add(code);
        if (own >= 20) {
            throw Refusal.rule("code", "user_limit", "at most 20 reactions of one person");
        }
        if (codes.size() > 30) {
            throw Refusal.rule("code", "unique_limit", "at most 30 different reactions");
        }
        if (post.reactions.size() >= 1000) {
            throw Refusal.rule("code", "general_limit", "at most 1000 reactions");
        }
    }

    /** Removes one's own reaction. */
    void unreact(User actor, Post post, String code) {
        Reaction own = post.reactions.stream()
                .filter(r -> r.userId() == actor.id() && r.code().equals(code))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("code"));
        post.reactions.remove(own);
        workspace.touch("message:" + post.id);
        hooks.reaction("delete", post, own);
    }

    /** Pins or unpins. */
    void pin(User actor, Post post, boolean pinned) {
        if (post.deletedAt != null) {
            throw Refusal.notFound("message_id");
        }
        mayAct(actor, post.room);
        if (pinned && post.pinned) {
            throw Refusal.rule("message_id", "pin_failed", "already pinned");
        }
        if (!pinned && !post.pinned) {
            throw Refusal.notFound("message_id");
        }
        post.pinned = pinned;
        workspace.touch("message:" + post.id);
    }

    /** Adds people; those already in are passed over. */
    void addMembers(Room room, Collection<Long> userIds) {
        userIds.forEach(workspace::user);
        List<Long> added = new ArrayList<>(new LinkedHashSet<>(userIds));
        added.removeAll(room.members);
        if (!added.isEmpty()) {
            room.members.addAll(added);
            workspace.touch("chat:" + room.id);
            hooks.members("add", room, added);
        }
    }

    /** Removes one member. */
    void removeMember(Room room, long userId) {
        if (!room.members.contains(userId)) {
            throw Refusal.notFound("user_id");
        }
        if (room.ownerId == userId) {
            throw Refusal.rule("user_id", "cannot_kick_owner", "the owner cannot be removed");
        }
        room.members.remove(userId);
        workspace.touch("chat:" + room.id);
        hooks.members("remove", room, List.of(userId));
    }

    /** The direct chat of two; people may start one with a bot only if it is open to everyone. */
    Room direct(User from, User to) {
        return workspace.direct(from.id(), to.id()).orElseGet(() -> {
            Bot bot = workspace.bots.get(to.id());
            if (to.suspended() || (bot != null && !bot.openToEveryone()) || (from.bot() && to.bot())) {
                throw Refusal.api(403, "entity_id", "forbidden", "cannot be written to");
            }
            return workspace.newDirect(from.id(), to.id());
        });
    }

    private void mayAct(User actor, Room room) {
        if (!room.joined(actor.id())) {
            throw Refusal.forbidden("chat_id");
        }
        if (room.frozen()) {
            throw Refusal.api(403, "chat_id", "forbidden", "the chat is archived");
        }
    }

    private void joinThread(Room room, User author, String content, boolean skipMentioned) {
        room.members.add(author.id());
        if (skipMentioned) {
            return;
        }
        List<Long> mentioned = new ArrayList<>();
        Matcher matcher = MENTION.matcher(content);
        while (matcher.find()) {
            workspace
                    .byNickname(matcher.group(1))
                    .filter(user -> !user.suspended())
                    .ifPresent(user -> mentioned.add(user.id()));
        }
        addMembers(room, mentioned);
    }

    private String mentionsByName(String content) {
        return MENTION_BY_ID.matcher(content).replaceAll(match -> {
            User user = workspace.users.get(Long.parseLong(match.group(1)));
            return Matcher.quoteReplacement(user == null ? match.group() : "@" + user.nickname());
        });
    }
}
