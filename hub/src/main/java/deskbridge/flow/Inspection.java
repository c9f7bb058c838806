package deskbridge.flow;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.Command.Target;
import deskbridge.domain.Comment;
import deskbridge.domain.CommentRef;
import deskbridge.domain.Conversation;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.Event.TicketSeen;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.LedgerEntry.Origin;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Ticket;
import deskbridge.flow.Difference.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Compares what stands in a thread and in a ticket with the ledger, and changes nothing. What the flow would do if it were told of
 * all of it now is what is missing; besides, everything of ours is looked for where it was written.
 */
public final class Inspection {

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final ChatSide chatSide;
    private final DeskSide deskSide;
    private final CsatPolicy policy;

    Inspection(ChatSide chatSide, DeskSide deskSide, CsatPolicy policy) {
        this.chatSide = chatSide;
        this.deskSide = deskSide;
        this.policy = policy;
    }

    /**
     * What stands where.
     *
     * @param ticket the ticket with all its comments; empty when it is gone
     * @param thread the whole thread; empty where a thread cannot be read
     * @param givenUp kinds of commands of this conversation that were given up
     */
    public record Sight(Optional<TicketSeen> ticket, Optional<ThreadSeen> thread, Set<String> givenUp) {

        public Sight {
            givenUp = Set.copyOf(givenUp);
        }

        /** How many messages and comments were read. */
        public int compared() {
            return ticket.map(it -> it.comments().size()).orElse(0)
                    + thread.map(it -> it.messages().size()).orElse(0);
        }
    }

    /** @return empty when it cannot be told now, because something of ours is on its way */
    Optional<List<Difference>> of(Sight sight, Knowledge knowledge) {
        var conversation = knowledge.conversation().orElseThrow();
        var found = new ArrayList<Difference>();
        if (sight.ticket().isEmpty()) {
            return Optional.of(List.of(Difference.of(Kind.TICKET_GONE)));
        }
        var ticket = sight.ticket().get();
        Decision onTicket = deskSide.decide(ticket, knowledge);
        Decision onThread = sight.thread()
                .map(seen -> chatSide.decide(seen, knowledge))
                .orElseGet(() -> Decision.nothing("not read"));
        if (onTicket.hold() != null || onThread.hold() != null) {
            return Optional.empty();
        }
        onTicket.effects().forEach(effect -> missing(effect.command(), found));
        onThread.effects().forEach(effect -> missing(effect.command(), found));
        unrecorded(onTicket, ticket, found);
        unrecorded(onThread, found);
        var ledger = knowledge.ledger(conversation.id());
        sight.thread().ifPresent(seen -> inThread(conversation, ticket.ticket(), ledger, seen, found));
        removedFromTicket(ledger, ticket, found);
        if (sight.thread().isPresent()) {
            // Without threads several messages may be one comment.
            givenUp(conversation, ledger, sight.givenUp(), found);
        }
        rating(knowledge, conversation, ticket, sight.givenUp(), found);
        return Optional.of(found.stream().distinct().toList());
    }

    private static void missing(Command command, List<Difference> found) {
        switch (command) {
            case PostMessage post -> {
                switch (post.purpose()) {
                    case Purpose.MirrorOf mirror ->
                        found.add(Difference.of(Kind.COMMENT_NOT_IN_THREAD, mirror.comment()));
                    case Purpose.Card ignored -> found.add(Difference.of(Kind.CARD_MISSING));
                    case Purpose.Opening ignored -> found.add(Difference.of(Kind.STATUS_NOT_TOLD));
                    case Purpose.Question ignored -> found.add(Difference.of(Kind.STATUS_NOT_TOLD));
                    case Purpose.StepQuestion ignored -> found.add(Difference.of(Kind.STATUS_NOT_TOLD));
                    case Purpose.Survey ignored -> found.add(Difference.of(Kind.STATUS_NOT_TOLD));
                    case Purpose.Answer ignored -> found.add(Difference.of(Kind.STATUS_NOT_TOLD));
                    case Purpose.Notice ignored -> found.add(Difference.of(Kind.STATUS_NOT_TOLD));
                }
            }
            case Command.EditMessage edit -> {
                if (edit.target() instanceof Target.MirrorOf mirror) {
                    found.add(Difference.of(Kind.COMMENT_CHANGED, mirror.comment()));
                } else {
                    found.add(Difference.of(Kind.STATUS_NOT_TOLD));
                }
            }
            case Command.AddComment add ->
                found.add(Difference.inMessage(
                        add.words().removed() ? Kind.MESSAGE_CHANGED : Kind.MESSAGE_NOT_IN_TICKET,
                        add.words().source()));
            case Command.EditComment edit ->
                found.add(
                        Difference.inMessage(Kind.MESSAGE_CHANGED, edit.words().source()));
            case Command.EditTicket edit -> found.add(Difference.inMessage(Kind.MESSAGE_CHANGED, edit.source()));
            default -> {
                // It goes with one of the others.
            }
        }
    }

    /** What the ledger does not know, though nothing follows from it: internal comments among others. */
    private static void unrecorded(Decision decision, TicketSeen seen, List<Difference> found) {
        var named = found.stream().map(Difference::what).collect(Collectors.toSet());
        for (LedgerEntry entry : decision.ledger()) {
            var comment = entry.comment();
            if (comment != null && !named.contains(comment.toString())) {
                boolean stands = seen.comments().stream().map(Comment::ref).anyMatch(comment::equals);
                found.add(Difference.of(
                        stands && entry.messages().isEmpty() ? Kind.COMMENT_NOT_IN_THREAD : Kind.COMMENT_CHANGED,
                        comment));
            }
        }
    }

    private static void unrecorded(Decision decision, List<Difference> found) {
        var named = found.stream().map(Difference::what).collect(Collectors.toSet());
        for (LedgerEntry entry : decision.ledger()) {
            for (MessageRef message : entry.messages()) {
                if (!named.contains(message.toString())) {
                    found.add(Difference.inMessage(Kind.MESSAGE_CHANGED, message));
                }
            }
        }
    }

    private static void inThread(
            Conversation conversation,
            Ticket ticket,
            List<LedgerEntry> ledger,
            ThreadSeen seen,
            List<Difference> found) {
        Set<MessageRef> standing = new HashSet<>();
        Set<MessageRef> gone = new HashSet<>();
        seen.messages().forEach(message -> (message.deleted() ? gone : standing).add(message.ref()));
        for (LedgerEntry entry : ledger) {
            var comment = entry.comment();
            if (entry.origin() != Origin.DESK || comment == null || !entry.shown() || entry.gone()) {
                continue;
            }
            if (!entry.messages().isEmpty() && gone.containsAll(entry.messages())) {
                found.add(Difference.of(Kind.REMOVED_FROM_THREAD, comment));
            }
        }
        card(conversation, ticket, standing, gone, seen, found);
    }

    /** While the ticket is open, people need its card; what became of that of a finished one is nobody's concern. */
    private static void card(
            Conversation conversation,
            Ticket ticket,
            Set<MessageRef> standing,
            Set<MessageRef> gone,
            ThreadSeen seen,
            List<Difference> found) {
        var card = conversation.card();
        if (ticket.status().done()) {
            return;
        }
        if (card.isEmpty() || gone.containsAll(card)) {
            found.add(Difference.of(Kind.CARD_MISSING));
        } else if (standing.containsAll(card)) {
            String shown = plain(seen.messages().stream()
                    .filter(message -> card.contains(message.ref()))
                    .map(ChatMessage::text)
                    .map(text -> text.words())
                    .collect(Collectors.joining()));
            boolean says = shown.contains(plain(ticket.ref().key()))
                    && shown.contains(plain(ticket.status().name()));
            if (!says && found.stream().noneMatch(it -> it.kind() == Kind.STATUS_NOT_TOLD)) {
                found.add(Difference.of(Kind.CARD_STALE));
            }
        }
    }

    /** Letters and digits alone: marks come back from a messenger otherwise than they went. */
    private static String plain(String words) {
        return NO_WORD.matcher(words).replaceAll("").toLowerCase(Locale.ROOT);
    }

    private static void removedFromTicket(List<LedgerEntry> ledger, TicketSeen seen, List<Difference> found) {
        Set<CommentRef> standing = seen.comments().stream().map(Comment::ref).collect(Collectors.toSet());
        for (LedgerEntry entry : ledger) {
            var comment = entry.comment();
            if (entry.origin() == Origin.CHANNEL
                    && !entry.gone()
                    && comment != null
                    && seen.complete()
                    && !standing.contains(comment)) {
                found.add(Difference.of(Kind.REMOVED_FROM_TICKET, comment));
            }
        }
    }

    /** What has no counterpart, in a conversation of which something of that kind was given up. */
    private static void givenUp(
            Conversation conversation, List<LedgerEntry> ledger, Set<String> kinds, List<Difference> found) {
        boolean comments = kinds.contains(Command.AddComment.class.getSimpleName());
        boolean messages = kinds.contains(PostMessage.class.getSimpleName());
        var named = found.stream().map(Difference::what).collect(Collectors.toSet());
        for (LedgerEntry entry : ledger) {
            var comment = entry.comment();
            if (entry.gone() || !entry.shown()) {
                continue;
            }
            if (comments
                    && entry.origin() == Origin.CHANNEL
                    && comment == null
                    && !entry.messages().getFirst().equals(conversation.request())) {
                left(entry.messages().getFirst(), named, found);
            } else if (messages
                    && entry.origin() == Origin.DESK
                    && comment != null
                    && entry.messages().isEmpty()) {
                left(comment, named, found);
            }
        }
    }

    private static void left(Object what, Set<String> named, List<Difference> found) {
        if (!named.contains(what.toString())) {
            found.add(Difference.of(Kind.GIVEN_UP, what));
        }
    }

    private void rating(
            Knowledge knowledge,
            Conversation conversation,
            TicketSeen seen,
            Set<String> givenUp,
            List<Difference> found) {
        var ratings = knowledge.ratings(conversation.id());
        boolean missing = !ratings.isEmpty()
                && Mending.isKept(ratings.getLast(), policy)
                && seen.ticket().details().rate() == null;
        if (missing) {
            boolean refused = givenUp.contains(Command.RateTicket.class.getSimpleName());
            found.add(refused ? Difference.of(Kind.GIVEN_UP, "rating") : Difference.of(Kind.RATING_MISSING));
        }
    }
}
