package deskbridge.flow;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Comment;
import deskbridge.domain.CommentRef;
import deskbridge.domain.MessageRef;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Remains;
import deskbridge.domain.Remains.Quote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Finds out which comment and which messages were one thing: by the address that a comment names, then by the very words, then by
 * author and order.
 */
final class Pairing {

    /** Clocks of two systems may differ this much. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

    private final Remains remains;
    private final Map<CommentRef, MessageRef> said = new LinkedHashMap<>();
    private final Map<CommentRef, List<MessageRef>> shown = new LinkedHashMap<>();
    private final Set<MessageRef> taken = new LinkedHashSet<>();

    private Pairing(Remains remains) {
        this.remains = remains;
    }

    /**
     * @param renderings every way in which the hub may have shown a comment
     * @param heads words with which what it shows begins
     */
    static Pairing of(Remains remains, List<Function<Comment, OutgoingMessage>> renderings, List<String> heads) {
        var pairing = new Pairing(remains);
        pairing.named();
        pairing.quoted();
        pairing.signed();
        pairing.rendered(renderings);
        pairing.inOrder(heads);
        return pairing;
    }

    /** The message whose words a comment brings. */
    Optional<MessageRef> said(CommentRef comment) {
        return Optional.ofNullable(said.get(comment));
    }

    /** The messages that bring a comment; empty when none were found. */
    List<MessageRef> shown(CommentRef comment) {
        return shown.getOrDefault(comment, List.of());
    }

    /** True for a message that has its counterpart. */
    boolean isTaken(MessageRef message) {
        return taken.contains(message);
    }

    private void named() {
        for (Comment comment : remains.seen().comments()) {
            Quote quote = remains.quotes().get(comment.ref());
            if (quote != null && quote.message() != null) {
                said.put(comment.ref(), quote.message());
                taken.add(quote.message());
            }
        }
    }

    /** Comments of hubs and bots that named no address. */
    private void quoted() {
        for (Comment comment : remains.seen().comments()) {
            Quote quote = remains.quotes().get(comment.ref());
            if (quote == null || quote.message() != null) {
                continue;
            }
            String words = Likeness.of(quote.words());
            remains.messages().stream()
                    .filter(message -> !message.own() && !isTaken(message.ref()))
                    .filter(message -> !message.ref().equals(remains.root()))
                    .filter(message -> Likeness.of(message.author().name()).equals(Likeness.of(quote.author())))
                    .filter(message -> words.startsWith(Likeness.of(message.text())))
                    .min(Comparator.comparingInt(message ->
                            words.length() - Likeness.of(message.text()).length()))
                    .ifPresent(message -> {
                        said.put(comment.ref(), message.ref());
                        taken.add(message.ref());
                    });
        }
    }

    /** Comments in the very words of somebody whom the desk itself names as their author. */
    private void signed() {
        for (Comment comment : remains.seen().comments()) {
            if (!comment.own() || comment.internal() || remains.quotes().containsKey(comment.ref())) {
                continue;
            }
            String words = Likeness.of(comment.text());
            remains.messages().stream()
                    .filter(message -> !message.own() && !message.author().bot() && !isTaken(message.ref()))
                    .filter(message -> !message.ref().equals(remains.root()))
                    .filter(message -> !message.createdAt().minus(CLOCKS_APART).isAfter(comment.createdAt()))
                    .filter(message -> !words.isEmpty() && words.equals(Likeness.of(message.text())))
                    .findFirst()
                    .ifPresent(message -> {
                        said.put(comment.ref(), message.ref());
                        taken.add(message.ref());
                    });
        }
    }

    private void rendered(List<Function<Comment, OutgoingMessage>> renderings) {
        for (Comment comment : mirrored()) {
            for (Function<Comment, OutgoingMessage> rendering : renderings) {
                String whole = Likeness.of(rendering.apply(comment).text());
                var parts = shown.containsKey(comment.ref()) ? List.<MessageRef>of() : parts(whole);
                if (!parts.isEmpty()) {
                    shown.put(comment.ref(), parts);
                    taken.addAll(parts);
                }
            }
        }
    }

    /** Messages of ours, one after the other, that say this together. */
    private List<MessageRef> parts(String whole) {
        List<ChatMessage> free = free();
        for (int first = 0; first < free.size(); first++) {
            var parts = new ArrayList<MessageRef>();
            var together = new StringBuilder();
            for (ChatMessage message : free.subList(first, free.size())) {
                together.append(Likeness.of(message.text()));
                parts.add(message.ref());
                // Notes about files stand below the words.
                if (together.indexOf(whole) == 0) {
                    return parts;
                }
                if (!whole.startsWith(together.toString())) {
                    break;
                }
            }
        }
        return List.of();
    }

    /** What was written otherwise by the messenger, for example with other names. */
    private void inOrder(List<String> heads) {
        for (Comment comment : mirrored()) {
            if (shown.containsKey(comment.ref())) {
                continue;
            }
            String author = Likeness.of(comment.author().name());
            free().stream()
                    .filter(message -> !message.createdAt().plus(CLOCKS_APART).isBefore(comment.createdAt()))
                    .filter(message -> heads.stream()
                            .anyMatch(head -> Likeness.of(message.text()).startsWith(Likeness.of(head) + author)))
                    .findFirst()
                    .ifPresent(message -> {
                        shown.put(comment.ref(), List.of(message.ref()));
                        taken.add(message.ref());
                    });
        }
    }

    private List<Comment> mirrored() {
        return remains.seen().comments().stream()
                .filter(comment -> !comment.internal() && !said.containsKey(comment.ref()))
                .filter(comment -> !remains.quotes().containsKey(comment.ref()))
                .toList();
    }

    private List<ChatMessage> free() {
        return remains.messages().stream()
                .filter(message -> message.own() && !message.deleted() && !isTaken(message.ref()))
                .toList();
    }
}
