package deskbridge.desk.yandextracker;

import deskbridge.domain.ConnectionId;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.memory.Remembered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tracker's users, remembered for a while. */
final class TrackerPeople {
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(5);
    private static final Pattern LOGIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final String NOBODY = "?";
    private static final int LONGEST_NAME = 200;

    private final ConnectionId connection;
    private final TrackerClient client;
    private final Remembered<String, UserJson> users;
    private final Remembered<String, UserJson> own;

    TrackerPeople(ConnectionId connection, TrackerClient client, InstantSource clock) {
        this.connection = connection;
        this.client = client;
        this.users = new Remembered<>(clock, FRESH, RETRY);
        this.own = new Remembered<>(clock, Duration.ofDays(1), RETRY);
    }

    /** The account the hub uses. */
    UserJson myself() throws TrackerFault {
        return own.get("", unused -> Optional.of(client.myself())).orElseThrow();
    }

    /** Whether a reference means the account the hub uses. */
    boolean isMe(@Nullable Ref user) throws TrackerFault {
        return user != null && myself().is(user.id());
    }

    /** A person as fully as Tracker tells: robots and people who left are known by their display name alone. */
    Person person(@Nullable Ref ref) throws TrackerFault {
        String id = ref == null || ref.id() == null ? NOBODY : ref.id();
        Optional<UserJson> user = id.equals(NOBODY) ? Optional.empty() : users.get(id, client::user);
        if (user.isPresent()) {
            return person(id, user.get());
        }
        String display = ref == null ? null : ref.display();
        String login = ref == null ? null : ref.login();
        return new Person(reference(id), named(display, id), null, login, false);
    }

    /** The user with exactly this login, in whatever case. */
    Optional<UserJson> withLogin(String login) throws TrackerFault {
        if (!LOGIN.matcher(login).matches()) {
            return Optional.empty();
        }
        return users.get(login, client::user).filter(user -> user.hasLogin(login));
    }

    /** A user as the rest of the hub knows people. */
    Person person(UserJson user) {
        return person(idOf(user), user);
    }

    /** The id that commands name a user by: a login of digits would be taken for somebody's id (facts: yandex-tracker §2). */
    static String idOf(UserJson user) {
        return Stream.of(user.uid(), user.trackerUid(), user.passportUid(), user.cloudUid(), user.login())
                .flatMap(Stream::ofNullable)
                .findFirst()
                .orElse(NOBODY);
    }

    private Person person(String id, UserJson user) {
        return new Person(reference(id), named(user.display(), id), user.email(), user.login(), false);
    }

    private PersonRef reference(String id) {
        return new PersonRef(connection, id);
    }

    private static String named(@Nullable String display, String id) {
        if (display == null || display.isBlank()) {
            return id;
        }
        String name = display.strip();
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
    }
}
