package deskbridge.channel.pachca;

import deskbridge.channel.pachca.Hook.ButtonHook;
import deskbridge.channel.pachca.Hook.FormHook;
import deskbridge.channel.pachca.Hook.MembersHook;
import deskbridge.channel.pachca.Hook.MessageHook;
import deskbridge.channel.pachca.Hook.OtherHook;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import java.util.Optional;

/**
 * Addresses webhooks: which copies are the same, and what must be worked in order. Whatever comes again by another road, from
 * the event history or a reading, gets the same address.
 */
final class Envelopes {

    private final ConnectionId connection;

    Envelopes(ConnectionId connection) {
        this.connection = connection;
    }

    /** @return empty for what concerns nobody */
    Optional<Envelope> of(Hook hook, String body) {
        return switch (hook) {
            case MessageHook message -> Optional.of(sealed(key(message, body), lane(message), hook, body));
            // A press must not wait behind a slow thread: its trigger lives for three seconds.
            case ButtonHook button -> {
                var press = "button:" + shortened(button.trigger());
                yield Optional.of(sealed(press, press, hook, body));
            }
            case FormHook form -> {
                var submission = "form:" + nonce(form);
                yield Optional.of(sealed(submission, submission, hook, body));
            }
            case MembersHook members -> Optional.of(sealed(key(members), "members", hook, body));
            case OtherHook ignored -> Optional.empty();
        };
    }

    private Envelope sealed(String key, String lane, Hook hook, String body) {
        return new Envelope(connection, key, lane, hook.kind(), body);
    }

    private static String key(MessageHook message, String body) {
        var key = "message:" + message.id() + ":" + message.event();
        if (!message.event().equals("update")) {
            return key;
        }
        var changedAt = message.changedAt();
        return key + ":" + (changedAt == null ? FormMemory.digest(body) : changedAt.toEpochMilli());
    }

    private static String lane(MessageHook message) {
        var inside = message.inside();
        if (inside != null) {
            return inside.lane();
        }
        if (message.threadId() != null) {
            return "chat:" + message.chatId();
        }
        return new ThreadKey(message.chatId(), message.id()).lane();
    }

    private static String key(MembersHook members) {
        return "members:"
                + FormMemory.digest(members.kind() + members.chatId() + members.userIds() + members.createdAt());
    }

    private static String nonce(FormHook form) {
        return FormMemory.read(form.metadata())
                .nonce()
                .orElseGet(() -> FormMemory.digest(
                        form.userId() + "\n" + form.callback() + "\n" + form.metadata() + form.data()));
    }

    private static String shortened(String trigger) {
        return trigger.length() <= 100 ? trigger : FormMemory.digest(trigger);
    }
}
