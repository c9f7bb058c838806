package deskbridge.flow;

import deskbridge.domain.ConnectionId;
import deskbridge.flow.Clue.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A rule that sends some requests elsewhere.
 *
 * @param name unique among the rules
 * @param when which requests
 * @param then where they go
 */
public record RoutingRule(String name, When when, Then then) {

    /**
     * Which requests a rule is about: those that meet every condition. A condition that names nothing is met by all.
     *
     * @param channels where they are made
     * @param chats ids of the chats in which they are made
     * @param tags words behind a {@code #}, any of them, as {@link Wording#tag} writes them
     * @param categories codes of the form's categories
     * @param domains of the requester's address, in small letters
     * @param words any of them
     */
    public record When(
            Set<ConnectionId> channels,
            Set<String> chats,
            Set<String> tags,
            Set<String> categories,
            Set<String> domains,
            List<Clue> words) {

        /** Every request. */
        public static final When ALWAYS = new When(Set.of(), Set.of(), Set.of(), Set.of(), Set.of(), List.of());

        public When {
            channels = Set.copyOf(channels);
            chats = Set.copyOf(chats);
            tags = Set.copyOf(tags);
            categories = Set.copyOf(categories);
            domains = Set.copyOf(domains);
            words = List.copyOf(words);
        }

        /** True when whatever meets the other conditions meets these as well. */
        public boolean covers(When other) {
            return covers(channels, other.channels)
                    && covers(chats, other.chats)
                    && covers(tags, other.tags)
                    && covers(categories, other.categories)
                    && covers(domains, other.domains)
                    && covers(written(words), written(other.words));
        }

        private static <T> boolean covers(Set<T> mine, Set<T> others) {
            return mine.isEmpty() || (!others.isEmpty() && mine.containsAll(others));
        }

        private static Set<String> written(List<Clue> clues) {
            return clues.stream().map(Clue::written).collect(Collectors.toUnmodifiableSet());
        }
    }

    /**
     * Where requests go. What is null is decided as if there were no rule.
     *
     * @param desk the desk's connection
     * @param queue the desk's queue or group
     * @param type the desk's ticket type
     * @param priority the desk's name for it
     * @param assignee login of the agent who gets it
     */
    public record Then(
            @Nullable ConnectionId desk,
            @Nullable String queue,
            @Nullable String type,
            @Nullable String priority,
            @Nullable String assignee) {

        static final Then NOTHING = new Then(null, null, null, null, null);

        /** True when it says nothing at all. */
        public boolean isEmpty() {
            return equals(NOTHING);
        }
    }

    /**
     * What became of a rule.
     *
     * @param fits true when every condition is met
     * @param why which conditions are met, or the first that is not; for people
     * @param givenUp true when a regular expression took too long and counted as missing
     */
    public record Judgement(boolean fits, String why, boolean givenUp) {}

    /** Whether requests of this channel may concern it. */
    public boolean concerns(ConnectionId channel) {
        return when.channels().isEmpty() || when.channels().contains(channel);
    }

    /** Judges a request of a channel that the rule {@linkplain #concerns concerns}. */
    public Judgement judge(Routing.Request request) {
        var met = new ArrayList<String>();
        String email = request.email() == null ? "" : request.email();
        String domain = email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
        var category = request.category();
        if (!when.chats().isEmpty()) {
            if (!when.chats().contains(request.chat())) {
                return missed("not in chat " + list(when.chats()));
            }
            met.add("chat " + request.chat());
        }
        if (!when.categories().isEmpty()) {
            if (category == null || !when.categories().contains(category.code())) {
                return missed("not of category " + list(when.categories()));
            }
            met.add("category " + category.code());
        }
        if (!when.domains().isEmpty()) {
            if (!when.domains().contains(domain)) {
                return missed("requester not of " + list(when.domains()));
            }
            met.add("requester of " + domain);
        }
        return words(request.words(), met);
    }

    private Judgement words(Wording words, List<String> met) {
        if (!when.tags().isEmpty()) {
            var tag = when.tags().stream().sorted().filter(words::isTagged).findFirst();
            if (tag.isEmpty()) {
                return missed("no tag #" + list(when.tags()));
            }
            met.add("tag #" + tag.get());
        }
        boolean givenUp = false;
        if (!when.words().isEmpty()) {
            String found = null;
            for (Clue clue : when.words()) {
                Finding finding = clue.in(words);
                givenUp |= finding == Finding.GIVEN_UP;
                if (finding == Finding.FOUND) {
                    found = clue.written();
                    break;
                }
            }
            if (found == null) {
                return new Judgement(false, givenUp ? "an expression took too long" : "none of its words", givenUp);
            }
            met.add("words " + found);
        }
        return new Judgement(true, met.isEmpty() ? "every request" : String.join(", ", met), givenUp);
    }

    private static Judgement missed(String why) {
        return new Judgement(false, why, false);
    }

    private static String list(Set<String> wanted) {
        return String.join(", ", wanted.stream().sorted().toList());
    }
}
