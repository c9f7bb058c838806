package deskbridge.flow;

import deskbridge.domain.ChatMessage;
import deskbridge.domain.ConversationId;
import deskbridge.domain.LedgerEntry;
import deskbridge.domain.Pending;
import deskbridge.domain.Pending.State;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.Profile;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.domain.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person writes in one go in a chat without threads: albums, forwarded messages, words and a file. Its pieces come one by
 * one and are taken together, as one request or one comment.
 */
final class Bursts {

    /** What names the wakes of this room. */
    static final String WAKE = "pending:";

    /** Pieces of one go are no further apart than this. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Nobody is waited for any longer. */
    static final Duration PATIENCE = Duration.ofDays(7);

    /** A person can edit what he wrote for two days (facts: telegram §11). */
    private static final Duration EDITABLE = Duration.ofDays(3);

    /**
     * Takes a message in: as one more piece of what was just written, or as the first of something else.
     *
     * @param request true when it asks to be a new request
     * @param answered the conversation that it replies to; null for none
     */
    void take(Place place, ChatMessage message, boolean request, @Nullable ConversationId answered, Deciding deciding) {
        var named = named(message, deciding);
        if (named.isPresent() && !request) {
            goOn(place, message, named.get(), deciding);
            return;
        }
        var last =
                deciding.knowledge().lastPending(place.chat(), message.author().ref());
        if (last.isPresent() && !request && !isKeptBack(last.get()) && continues(message, answered, last.get())) {
            goOn(place, message, last.get(), deciding);
            return;
        }
        last.filter(it -> it.state() == State.SETTLING).ifPresent(it -> close(it, deciding));
        begin(place, message, request || isAwaited(place, message, deciding), answered, deciding);
    }

    /** What is not yet where it belongs can be replied to like anything else: the reply goes along. */
    private static Optional<Pending> named(ChatMessage message, Deciding deciding) {
        return Optional.ofNullable(message.replyTo())
                .flatMap(deciding.knowledge()::pendingWith)
                .filter(it -> it.author().ref().equals(message.author().ref()))
                .filter(it -> it.state() != State.DONE && !isKeptBack(it));
    }

    /** Thanks that wait for a verdict: what follows them stands by itself. */
    private static boolean isKeptBack(Pending pending) {
        return pending.state() == State.ASKED && pending.conversation() != null;
    }

    private static boolean continues(ChatMessage message, @Nullable ConversationId answered, Pending last) {
        if (last.state() == State.HELD) {
            return true;
        }
        boolean inTime = !message.createdAt().isAfter(last.latest().plus(PAUSE));
        return inTime && (answered == null || (answered.equals(last.conversation()) && isOfAnAlbum(message)));
    }

    /** Each picture of an album replies like its first; words that reply by themselves stand by themselves. */
    private static boolean isOfAnAlbum(ChatMessage message) {
        return !message.files().isEmpty() && message.text().isBlank();
    }

    private static void goOn(Place place, ChatMessage message, Pending last, Deciding deciding) {
        switch (last.state()) {
            case SETTLING -> wait(last.with(message), deciding);
            // A straggler: the question about the others is about it, too.
            case SETTLED, HELD, ASKED -> {
                deciding.keep(last.with(message));
                deciding.note("one more piece of " + last.id());
            }
            case DONE, OVER -> begin(place, message, false, last.conversation(), deciding);
        }
    }

    private static void begin(
            Place place, ChatMessage message, boolean request, @Nullable ConversationId answered, Deciding deciding) {
        String id = deciding.knowledge().nonce();
        var where = request ? null : answered;
        wait(
                new Pending(id, place, message.author(), List.of(message), State.SETTLING, request, where, List.of()),
                deciding);
    }

    /** Whoever pressed «new request» says what it is in his next message. */
    private static boolean isAwaited(Place place, ChatMessage message, Deciding deciding) {
        var profile = deciding.profile(message.author().ref());
        boolean awaited = profile.awaited(place.chat(), deciding.knowledge().now())
                .filter(next -> next == Profile.Next.REQUEST)
                .isPresent();
        if (awaited) {
            deciding.keep(profile.awaiting(null));
        }
        return awaited;
    }

    private static void wait(Pending pending, Deciding deciding) {
        deciding.keep(pending);
        wake(pending, PAUSE, deciding);
        deciding.note("waits for more: " + pending.id());
    }

    /** Nothing more belongs to it. Of several that are closed at once, as after an absence, the one written first comes first. */
    static void close(Pending pending, Deciding deciding) {
        deciding.keep(pending.in(State.SETTLED));
        Instant now = deciding.knowledge().now();
        Instant written = pending.latest().plus(PAUSE);
        wake(pending, written.isBefore(now) ? written : now, deciding);
    }

    static void wake(Pending pending, Duration later, Deciding deciding) {
        wake(pending, deciding.knowledge().now().plus(later), deciding);
    }

    private static void wake(Pending pending, Instant due, Deciding deciding) {
        deciding.putOff(new Wake(WAKE + pending.id(), pending.conversation(), due));
    }

    /** Who is waited for. */
    static Optional<PersonRef> author(Wake wake, Knowledge knowledge) {
        return wake.name().startsWith(WAKE)
                ? knowledge
                        .pending(wake.name().substring(WAKE.length()))
                        .map(pending -> pending.author().ref())
                : Optional.empty();
    }

    /** It is where it belongs; kept for as long as it may be edited. */
    static void done(Pending pending, Deciding deciding) {
        var done = pending.in(State.DONE);
        deciding.keep(done);
        wake(done, EDITABLE, deciding);
    }

    /** Its author is asked; kept for as long as he is waited for. */
    static void asked(Pending pending, Deciding deciding) {
        var asked = pending.in(State.ASKED);
        deciding.keep(asked);
        wake(asked, PATIENCE, deciding);
    }

    /** A piece was edited: what was made of the whole follows. */
    void edited(LedgerEntry entry, ChatMessage message, Deciding deciding) {
        var pending = deciding.knowledge()
                .pendingWith(message.ref())
                .filter(it -> it.pieces().size() > 1 && it.holds(message.ref()));
        if (pending.isEmpty()) {
            ChatSide.followUp(entry, message, deciding);
            return;
        }
        var now = pending.get().with(message);
        deciding.keep(now);
        var whole = whole(now);
        deciding.entryOf(whole.ref()).ifPresent(first -> ChatSide.followUp(first, whole, deciding));
    }

    /** All pieces as if they were one message: the first, with what the others say and bring. */
    static ChatMessage whole(Pending pending) {
        var first = pending.pieces().getFirst();
        if (pending.pieces().size() == 1) {
            return first;
        }
        RichText text = RichText.EMPTY;
        for (ChatMessage piece : pending.pieces()) {
            text = text.then(piece.text());
        }
        List<RemoteFile> files = pending.pieces().stream()
                .flatMap(piece -> piece.files().stream())
                .toList();
        return new ChatMessage(
                first.ref(),
                first.author(),
                first.own(),
                text,
                files,
                first.createdAt(),
                null,
                false,
                first.url(),
                first.replyTo());
    }
}
