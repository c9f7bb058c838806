package deskbridge.flow;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.Comment;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.ConversationId;
import deskbridge.domain.Fingerprint;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.LedgerEntry.Origin;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Place;
import deskbridge.domain.Remains;
import deskbridge.domain.RichText;
import deskbridge.domain.RichText.Block;
import deskbridge.domain.RichText.Bold;
import deskbridge.domain.RichText.Inline;
import deskbridge.domain.RichText.Link;
import deskbridge.domain.RichText.Paragraph;
import deskbridge.domain.Ticket;
import deskbridge.domain.TicketDraft;
import deskbridge.flow.Recalled.Bringing;
import deskbridge.flow.Recalled.Side;
import deskbridge.flow.Recalled.Unpaired;
import deskbridge.texts.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recalls a conversation from what is left of it. Whatever stands on either side counts as known from then on: rather is something
 * that was missed left to people than said twice, unless it is certain that the hub never saw it.
 */
final class Recollection {

    private final List<Texts> languages;
    private final List<CommentMirror> mirrors;
    private final CommentMirror own;
    private final RecalledRatings ratings;

    /**
     * @param languages all in which the hub may have spoken
     * @param own shows comments as the hub speaks now
     */
    Recollection(List<Texts> languages, CommentMirror own, CsatPolicy policy) {
        this.languages = List.copyOf(languages);
        this.mirrors = languages.stream().map(CommentMirror::new).toList();
        this.own = own;
        this.ratings = new RecalledRatings(languages, policy);
    }

    /** Empty when nothing of ours in a thread that can be read names the ticket: then it never was the ticket's thread. */
    Optional<Recalled> recall(Remains remains, Instant now) {
        if (remains.readable() && naming(remains).isEmpty()) {
            return Optional.empty();
        }
        var conversation = conversation(remains);
        var pairing = Pairing.of(
                remains,
                mirrors.stream().map(mirror -> mirror.rendering()).toList(),
                languages.stream().map(texts -> texts.get("comment.added")).toList());
        var ledger = new ArrayList<LedgerEntry>();
        var unpaired = new ArrayList<Unpaired>();
        var known = new HashSet<MessageRef>();
        comments(remains, conversation, pairing, ledger, unpaired, known);
        messages(remains, conversation, ledger, unpaired, known);
        if (known.add(remains.root())) {
            ledger.add(entry(conversation, Origin.CHANNEL, List.of(remains.root()), null, ""));
        }
        var told = ratings.of(conversation, remains, now);
        return Optional.of(new Recalled(conversation, ledger, told.ratings(), told.wakes(), unpaired, worked(remains)));
    }

    /** The last trace of the hub at work. */
    private static Instant worked(Remains remains) {
        var messages = remains.messages().stream().filter(ChatMessage::own).map(ChatMessage::createdAt);
        var comments = remains.seen().comments().stream().filter(Comment::own).map(Comment::createdAt);
        return Stream.concat(messages, comments)
                .max(Instant::compareTo)
                .orElse(remains.seen().ticket().createdAt());
    }

    private static Conversation conversation(Remains remains) {
        Ticket ticket = remains.seen().ticket();
        Place place = ChatSide.threadOf(remains.place());
        var root = remains.messages().stream()
                .filter(message -> message.ref().equals(remains.root()))
                .findFirst();
        boolean formed =
                root.filter(message -> message.author().bot() || message.own()).isPresent();
        TicketDraft blank = new TicketDraft(
                ticket.summary(),
                RichText.EMPTY,
                remains.requester(),
                place,
                null,
                List.of(),
                null,
                null,
                null,
                Map.of());
        Instant heard = remains.messages().stream()
                .map(ChatMessage::createdAt)
                .max(Instant::compareTo)
                .orElse(null);
        return new Conversation(
                id(remains),
                place.chat().connection(),
                ticket.ref().connection(),
                place,
                true,
                remains.requester(),
                formed ? null : remains.root(),
                formed
                        ? null
                        : root.map(message -> Intake.redraft(blank, place, message))
                                .orElse(blank),
                ticket,
                card(remains),
                remains.seen().cursor(),
                heard,
                root.map(ChatMessage::createdAt).orElse(ticket.createdAt()),
                null);
    }

    /** Its old name, so that the buttons that stand in the thread go on working. */
    private static ConversationId id(Remains remains) {
        return actions(remains)
                .flatMap(action -> named(action).stream())
                .findFirst()
                .orElseGet(() -> ConversationId.of(remains.root()));
    }

    private static Stream<Action> actions(Remains remains) {
        return remains.messages().stream()
                .map(message -> remains.actions().getOrDefault(message.ref(), List.of()))
                .flatMap(List::stream)
                .flatMap(data -> ActionData.read(remains.place().chat().connection(), data).stream());
    }

    private static Optional<ConversationId> named(Action action) {
        return switch (action) {
            case Action.OnTicket it -> Optional.of(it.conversation());
            case Action.OnRating it -> Optional.of(it.conversation());
            default -> Optional.empty();
        };
    }

    /** The first message of ours that leads to the ticket. */
    private static List<MessageRef> card(Remains remains) {
        return naming(remains).stream().limit(1).map(ChatMessage::ref).toList();
    }

    private static List<ChatMessage> naming(Remains remains) {
        String url = remains.seen().ticket().url();
        return remains.messages().stream()
                .filter(message -> message.own() && !message.deleted())
                .filter(message -> leadsTo(url, message.text().blocks()))
                .toList();
    }

    private static boolean leadsTo(String url, List<Block> blocks) {
        return blocks.stream()
                .anyMatch(block -> block instanceof Paragraph paragraph && leads(url, paragraph.content()));
    }

    private static boolean leads(String url, List<Inline> content) {
        return content.stream().anyMatch(inline -> switch (inline) {
            case Link link -> link.url().equals(url);
            case Bold bold -> leads(url, bold.content());
            default -> false;
        });
    }

    private void comments(
            Remains remains,
            Conversation conversation,
            Pairing pairing,
            List<LedgerEntry> ledger,
            List<Unpaired> unpaired,
            Set<MessageRef> known) {
        for (Comment comment : remains.seen().comments()) {
            var said = pairing.said(comment.ref());
            boolean first = said.filter(message -> !message.equals(remains.root()))
                    .filter(known::add)
                    .isPresent();
            if (first) {
                ledger.add(said(said.orElseThrow(), comment, remains, conversation));
            } else if (said.isPresent() || remains.quotes().containsKey(comment.ref())) {
                // What followed the first, as where comments cannot be changed; or nobody knows whose it is.
                ledger.add(ours(conversation, comment));
                if (said.isEmpty() && remains.readable()) {
                    unpaired.add(unpaired(remains, comment, null));
                }
            } else {
                var shown = pairing.shown(comment.ref());
                known.addAll(shown);
                boolean ours = comment.own() && shown.isEmpty();
                var entry = ours ? ours(conversation, comment) : deskEntry(conversation, comment, shown);
                ledger.add(entry);
                if (!ours && shown.isEmpty() && !comment.internal() && remains.readable()) {
                    var post = own.posting(comment);
                    unpaired.add(unpaired(remains, comment, bringing(entry.shown(true), conversation.channel(), post)));
                }
            }
        }
    }

    private static LedgerEntry said(MessageRef message, Comment comment, Remains remains, Conversation conversation) {
        var standing = remains.messages().stream()
                .filter(it -> it.ref().equals(message))
                .findFirst();
        var entry = entry(
                conversation,
                Origin.CHANNEL,
                List.of(message),
                comment,
                standing.filter(it -> !it.deleted()).map(Fingerprint::of).orElse(""));
        // Some messengers show nothing of what was deleted.
        boolean gone = standing.map(ChatMessage::deleted).orElse(remains.readable());
        return gone ? entry.deleted() : entry;
    }

    private static LedgerEntry deskEntry(Conversation conversation, Comment comment, List<MessageRef> shown) {
        return entry(conversation, Origin.DESK, shown, comment, Fingerprint.of(comment))
                .shown(!shown.isEmpty());
    }

    private static LedgerEntry ours(Conversation conversation, Comment comment) {
        return entry(conversation, Origin.HUB, List.of(), comment, "").shown(false);
    }

    private void messages(
            Remains remains,
            Conversation conversation,
            List<LedgerEntry> ledger,
            List<Unpaired> unpaired,
            Set<MessageRef> known) {
        for (ChatMessage message : remains.messages()) {
            boolean root = message.ref().equals(remains.root());
            if ((message.deleted() && !root) || !known.add(message.ref())) {
                continue;
            }
            if (message.own()) {
                ledger.add(entry(conversation, Origin.HUB, List.of(message.ref()), null, ""));
            } else if (!message.author().bot()) {
                boolean menu = SpokenCommand.MENU.begins(message.text());
                var origin = menu ? Origin.HUB : Origin.CHANNEL;
                var entry = entry(conversation, origin, List.of(message.ref()), null, Fingerprint.of(message));
                ledger.add(entry);
                if (!root && !menu) {
                    String where = message.url() == null ? message.ref().toString() : message.url();
                    var add = new Command.AddComment(ChatSide.words(message));
                    unpaired.add(new Unpaired(
                            Side.MESSAGE, message.createdAt(), where, bringing(entry, conversation.desk(), add)));
                }
            }
        }
    }

    private static Unpaired unpaired(Remains remains, Comment comment, @Nullable Bringing bringing) {
        String where = remains.seen().ticket().url() + " (" + comment.author().name() + ")";
        return new Unpaired(Side.COMMENT, comment.createdAt(), where, bringing);
    }

    private static Bringing bringing(LedgerEntry entry, ConnectionId target, Command command) {
        var conversation = entry.conversation();
        return new Bringing(
                entry, new Decision.Effect(target, "conversation:" + conversation, conversation, command, null));
    }

    private static LedgerEntry entry(
            Conversation conversation,
            Origin origin,
            List<MessageRef> messages,
            @Nullable Comment comment,
            String fingerprint) {
        return new LedgerEntry(
                conversation.id(), origin, messages, comment == null ? null : comment.ref(), fingerprint, true, false);
    }
}
