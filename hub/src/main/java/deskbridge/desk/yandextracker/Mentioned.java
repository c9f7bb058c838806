package deskbridge.desk.yandextracker;

import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.RichText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** People of a chat who are users of Tracker: found, called and let in. */
final class Mentioned {
    private final TrackerClient client;
    private final UserMatch match;

    Mentioned(TrackerClient client, UserMatch match) {
        this.client = client;
        this.match = match;
    }

    /**
     * Users who are named in a text.
     *
     * @param logins by who they are in the chat
     * @param ids of the same people, without repeats
     */
    record Users(Map<PersonRef, String> logins, List<String> ids) {
        static final Users NOBODY = new Users(Map.of(), List.of());

        Users {
            logins = Map.copyOf(logins);
            ids = List.copyOf(ids);
        }
    }

    Users in(RichText text) throws TrackerFault {
        return of(text.mentioned());
    }

    /** Those of these people who are users. */
    Users of(List<Person> persons) throws TrackerFault {
        Map<PersonRef, String> logins = new LinkedHashMap<>();
        Set<String> ids = new LinkedHashSet<>();
        for (Person person : persons) {
            Optional<UserJson> user = match.find(person);
            if (user.isPresent()) {
                ids.add(TrackerPeople.idOf(user.get()));
                if (user.get().login() != null) {
                    logins.put(person.ref(), user.get().login());
                }
            }
        }
        return new Users(logins, new ArrayList<>(ids));
    }

    /** Adds people to who may see an issue; adding somebody again changes nothing. */
    void grant(String issue, Users users) throws TrackerFault {
        if (!users.ids().isEmpty()) {
            client.changeIssue(issue, Map.of("access", Map.of("add", users.ids())));
        }
    }
}
