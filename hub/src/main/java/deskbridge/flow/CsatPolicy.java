package deskbridge.flow;

import deskbridge.domain.ChatRef;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Conversation;
import deskbridge.domain.Rating.Skip;
import deskbridge.domain.Status;
import deskbridge.domain.Ticket;
import deskbridge.domain.Transition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Who is asked for a rating, and when.
 *
 * @param enabled false when nobody is
 * @param statuses codes that end a ticket, in any case of letters
 * @param times when what happens
 * @param sample how many of a hundred ends are asked about, 0 to 100
 * @param only what is asked about
 * @param rates desks that have a place of their own for ratings
 * @param agents the chat that is called at low ratings; null for none
 * @param thanks words and signs of which a message of thanks consists
 * @param zone the clock by which people are told the time
 */
public record CsatPolicy(
        boolean enabled,
        Set<String> statuses,
        Times times,
        int sample,
        Only only,
        Set<ConnectionId> rates,
        @Nullable ChatRef agents,
        Set<String> thanks,
        ZoneId zone) {

    /** Status codes that end a ticket unless others are configured. */
    public static final List<String> USUAL_STATUSES =
            List.of("resolved", "closed", "completed", "done", "finished", "solved");

    /** Words and signs of which a message of thanks consists unless others are configured. */
    public static final List<String> USUAL_THANKS = List.of(
            "спасибо",
            "спасибки",
            "спс",
            "благодарю",
            "благодарим",
            "большое",
            "огромное",
            "вам",
            "тебе",
            "за",
            "помощь",
            "всё",
            "все",
            "работает",
            "заработало",
            "отлично",
            "супер",
            "ок",
            "окей",
            "хорошо",
            "понял",
            "поняла",
            "принято",
            "очень",
            "быстро",
            "и",
            "да",
            "ура",
            "thanks",
            "thank",
            "you",
            "thx",
            "ok",
            "okay",
            "great",
            "very",
            "much",
            "a",
            "lot",
            "so",
            "for",
            "the",
            "your",
            "help",
            "it",
            "works",
            "all",
            "good",
            "perfect",
            "yes",
            "👍",
            "🙏",
            "👌",
            "🤝",
            "❤",
            "😊",
            "🙂",
            "😀",
            "😃",
            "🔥",
            "🎉",
            "💪",
            "👏");

    private static final int A_HUNDRED = 100;

    /** The best first. */
    private static final List<Status.Kind> WAYS_BACK =
            List.of(Status.Kind.IN_PROGRESS, Status.Kind.NEW, Status.Kind.NEEDS_INFO, Status.Kind.PAUSED);

    public CsatPolicy {
        statuses = lower(statuses);
        rates = Set.copyOf(rates);
        thanks = lower(thanks);
        if (sample < 0 || sample > A_HUNDRED) {
            throw new IllegalArgumentException("Of a hundred, not " + sample);
        }
    }

    /**
     * When what happens.
     *
     * @param delay from the end of the ticket to the question
     * @param reminder from the question until it is put again; zero for never
     * @param expiry from the question until it is taken back
     * @param change how long an answer may be changed
     * @param cooldown how long a person is left alone after a question; zero for not at all
     */
    public record Times(Duration delay, Duration reminder, Duration expiry, Duration change, Duration cooldown) {

        /** What holds unless something else is configured. */
        public static final Times USUAL =
                new Times(Duration.ZERO, Duration.ofHours(24), Duration.ofDays(7), Duration.ofHours(24), Duration.ZERO);
    }

    /** What is asked about; an empty set means everything. By the names of {@link deskbridge.domain.TicketDetails}. */
    public record Only(Set<String> types, Set<String> groups, Set<String> chats) {

        /** Everything. */
        public static final Only EVERYTHING = new Only(Set.of(), Set.of(), Set.of());

        public Only {
            types = lower(types);
            groups = lower(groups);
            chats = Set.copyOf(chats);
        }
    }

    /** Everybody is asked about everything, after the usual times; no desk keeps ratings, and nobody is called. */
    public static CsatPolicy usual() {
        return new CsatPolicy(
                true,
                Set.copyOf(USUAL_STATUSES),
                Times.USUAL,
                A_HUNDRED,
                Only.EVERYTHING,
                Set.of(),
                null,
                Set.copyOf(USUAL_THANKS),
                ZoneId.of("UTC"));
    }

    /** The same, with these desks that have a place of their own for ratings. */
    public CsatPolicy rating(Set<ConnectionId> desks) {
        return new CsatPolicy(enabled, statuses, times, sample, only, desks, agents, thanks, zone);
    }

    /** True when a status ends a ticket. The list decides, whatever the desk's kind of the status is. */
    boolean ends(Status status) {
        return statuses.contains(status.code().toLowerCase(Locale.ROOT));
    }

    /** Why nobody is asked about this end of a ticket, as far as the ticket tells; empty when somebody is. */
    Optional<Skip> skips(Conversation conversation, Ticket ticket, int episode) {
        if (isOutside(only.types, ticket.details().type())) {
            return Optional.of(Skip.TYPE);
        }
        if (isOutside(only.groups, ticket.details().group())) {
            return Optional.of(Skip.GROUP);
        }
        if (!only.chats.isEmpty()
                && !only.chats.contains(conversation.place().chat().id())) {
            return Optional.of(Skip.CHAT);
        }
        return isDrawn(conversation, episode) ? Optional.empty() : Optional.of(Skip.SAMPLING);
    }

    /** The step that brings a finished ticket back into work, rather one that asks for nothing; empty when there is none. */
    Optional<Transition> wayBack(Ticket ticket) {
        return ticket.transitions().stream()
                .filter(step -> !step.to().done() && !ends(step.to()))
                .min(Comparator.comparing((Transition step) -> !step.fields().isEmpty())
                        .thenComparingInt(step -> WAYS_BACK.indexOf(step.to().kind())));
    }

    private static boolean isOutside(Set<String> wanted, @Nullable String name) {
        return !wanted.isEmpty() && (name == null || !wanted.contains(name.toLowerCase(Locale.ROOT)));
    }

    /** Every replica and every try draws the same. */
    private boolean isDrawn(Conversation conversation, int episode) {
        var sum = new CRC32();
        sum.update((conversation.id() + "#" + episode).getBytes(StandardCharsets.UTF_8));
        return sum.getValue() % A_HUNDRED < sample;
    }

    private static Set<String> lower(Set<String> words) {
        return words.stream()
                .map(word -> word.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }
}
