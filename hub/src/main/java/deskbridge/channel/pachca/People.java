package deskbridge.channel.pachca;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.memory.Expiring;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Who is who in the workspace, remembered for a while. Searches are fuzzy there, so only exact matches count here. */
final class People {

    private static final Duration KNOWN = Duration.ofMinutes(10);
    private static final Duration UNKNOWN = Duration.ofMinutes(1);
    private static final int MOST = 10_000;

    /** A text that names more people than this is no conversation. */
    private static final int NAMES_IN_A_TEXT = 20;

    private final ConnectionId connection;
    private final PachcaClient client;
    private final Optional<String> emailDomain;
    private final Expiring<Long, Optional<UserJson>> byId;
    private final Expiring<String, Optional<UserJson>> byQuery;

    People(PachcaConfig config, PachcaClient client, InstantSource clock) {
        this.connection = config.id();
        this.client = client;
        this.emailDomain = config.emailDomain();
        this.byId = new Expiring<>(clock, MOST);
        this.byQuery = new Expiring<>(clock, MOST);
    }

    /** The user; somebody nameless when there is none any more. */
    Person person(long id) throws CallFailed {
        return user(id).map(this::person).orElseGet(() -> stranger(id));
    }

    /** As far as known without asking. */
    Person personAtOnce(long id) {
        return byId.get(id).flatMap(user -> user.map(this::person)).orElseGet(() -> stranger(id));
    }

    /** Those of the nicknames that are users, by the nickname as given. */
    Map<String, Person> named(Set<String> nicknames) throws CallFailed {
        var found = new HashMap<String, Person>();
        int asked = 0;
        for (String nickname : nicknames) {
            if (asked++ == NAMES_IN_A_TEXT) {
                break;
            }
            byNickname(nickname).ifPresent(user -> found.put(nickname, person(user)));
        }
        return found;
    }

    /** The user of this workspace that somebody from anywhere is: by address, else by login; never by resemblance. */
    Optional<UserJson> counterpart(Person somebody) throws CallFailed {
        if (somebody.ref().connection().equals(connection)) {
            return user(Long.parseLong(somebody.ref().id()));
        }
        if (somebody.email() != null) {
            var found = byEmail(somebody.email());
            if (found.isPresent()) {
                return found;
            }
        }
        if (somebody.login() == null || somebody.login().isBlank()) {
            return Optional.empty();
        }
        if (emailDomain.isPresent()) {
            var found = byEmail(somebody.login() + "@" + emailDomain.get());
            if (found.isPresent()) {
                return found;
            }
        }
        return byNickname(somebody.login());
    }

    /** Something about these users changed. */
    void forget(List<Long> ids) {
        ids.forEach(byId::forget);
        byQuery.forgetIf(user -> user.isEmpty() || ids.contains(user.get().id()));
    }

    private Optional<UserJson> user(long id) throws CallFailed {
        var remembered = byId.get(id);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        var found = withoutRight(() -> client.user(id));
        byId.put(id, found, found.isPresent() ? KNOWN : UNKNOWN);
        return found;
    }

    private Optional<UserJson> byNickname(String nickname) throws CallFailed {
        return search("nickname", nickname, user -> nickname.equalsIgnoreCase(user.nickname()));
    }

    private Optional<UserJson> byEmail(String email) throws CallFailed {
        return search("email", email, user -> email.equalsIgnoreCase(user.email()));
    }

    private Optional<UserJson> search(String by, String query, Predicate<UserJson> exactly) throws CallFailed {
        var key = by + " " + query.toLowerCase(Locale.ROOT);
        var remembered = byQuery.get(key);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        var found =
                withoutRight(() -> client.users(query).stream().filter(exactly).findFirst());
        byQuery.put(key, found, found.isPresent() ? KNOWN : UNKNOWN);
        found.ifPresent(user -> byId.put(user.id(), found, KNOWN));
        return found;
    }

    private interface Question {
        Optional<UserJson> ask() throws CallFailed;
    }

    /** A bot that may not read users still bridges; it only knows nobody. */
    private static Optional<UserJson> withoutRight(Question question) throws CallFailed {
        try {
            return question.ask();
        } catch (CallFailed e) {
            if (e.isRefusal()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Person person(UserJson user) {
        return new Person(
                new PersonRef(connection, Long.toString(user.id())),
                user.fullName(),
                blankToNull(user.email()),
                blankToNull(user.nickname()),
                user.isBot());
    }

    private Person stranger(long id) {
        return new Person(new PersonRef(connection, Long.toString(id)), "#" + id, null, null, false);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
