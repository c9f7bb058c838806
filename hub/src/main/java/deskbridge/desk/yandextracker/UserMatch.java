package deskbridge.desk.yandextracker;

import deskbridge.domain.Person;
import deskbridge.memory.Remembered;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who a person of a chat is in Tracker: whose mail address is the same, in whatever case, or is another address of the same person
 * in Yandex 360. Never a guess: a login that looks right counts only when the address agrees.
 */
final class UserMatch {
    private static final Logger log = LoggerFactory.getLogger(UserMatch.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration RETRY = Duration.ofMinutes(5);

    private final TrackerClient client;
    private final TrackerPeople people;
    private final People360 directory;
    private final Remembered<String, UserJson> matches;
    private final Remembered<String, Map<String, UserJson>> everybody;
    private final ReentrantLock reading = new ReentrantLock();

    UserMatch(TrackerClient client, TrackerPeople people, People360 directory, InstantSource clock) {
        this.client = client;
        this.people = people;
        this.directory = directory;
        this.matches = new Remembered<>(clock, FRESH, RETRY);
        this.everybody = new Remembered<>(clock, FRESH, RETRY);
    }

    /** The user; empty for people without an address, without a licence, or who have left. */
    Optional<UserJson> find(Person person) throws TrackerFault {
        String email = person.email();
        if (email == null || email.indexOf('@') < 1) {
            return Optional.empty();
        }
        return matches.get(email.strip().toLowerCase(Locale.ROOT), this::withAddress);
    }

    private Optional<UserJson> withAddress(String email) throws TrackerFault {
        Optional<UserJson> byLogin = people.withLogin(localPart(email)).filter(user -> user.hasEmail(email));
        Optional<UserJson> found = byLogin.isPresent() ? byLogin : listed(email);
        if (found.isEmpty()) {
            found = inDirectory(email);
        }
        return found.filter(UserJson::isActive);
    }

    private Optional<UserJson> listed(String email) throws TrackerFault {
        reading.lock();
        try {
            return everybody.get("", unused -> Optional.of(byEmail())).map(all -> all.get(email));
        } catch (TrackerFault e) {
            if (e.kind() != TrackerFault.Kind.REFUSED) {
                throw e;
            }
            log.warn("The list of users cannot be read, addresses are matched by login only: {}", e.reason());
            everybody.put("", Optional.empty());
            return Optional.empty();
        } finally {
            reading.unlock();
        }
    }

    private Map<String, UserJson> byEmail() throws TrackerFault {
        Map<String, UserJson> all = new HashMap<>();
        for (UserJson user : client.users()) {
            String email = user.email();
            if (email != null && user.isActive()) {
                all.put(email.toLowerCase(Locale.ROOT), user);
            }
        }
        return all;
    }

    /** The directory knows one person under several addresses; Tracker knows him by one of them, or by his nickname. */
    private Optional<UserJson> inDirectory(String email) throws TrackerFault {
        Optional<People360.Employee> employee = directory.withAddress(email);
        if (employee.isEmpty()) {
            return Optional.empty();
        }
        for (String address : employee.get().addresses()) {
            Optional<UserJson> user = people.withLogin(localPart(address)).filter(found -> found.hasEmail(address));
            if (user.isEmpty()) {
                user = listed(address);
            }
            if (user.isPresent()) {
                return user;
            }
        }
        return people.withLogin(employee.get().nickname())
                .filter(user -> user.email() == null
                        || employee.get().addresses().contains(user.email().toLowerCase(Locale.ROOT)));
    }

    private static String localPart(String email) {
        return email.substring(0, email.indexOf('@'));
    }
}
