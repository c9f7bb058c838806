package deskbridge.desk.yandextracker;

import deskbridge.texts.Texts;
import java.util.stream.Collectors;

/** Finds out early whether the account works and what it reaches. */
final class AccessCheck {
    private final TrackerClient client;
    private final TrackerPeople people;
    private final LocalFields localFields;
    private final Texts texts;
    private final String queue;

    AccessCheck(TrackerClient client, TrackerPeople people, LocalFields localFields, Texts texts, String queue) {
        this.client = client;
        this.people = people;
        this.localFields = localFields;
        this.texts = texts;
        this.queue = queue;
    }

    /** One line: who we are, the queue, its local fields. */
    String line() throws TrackerFault {
        UserJson me = people.myself();
        DictionaryJson found = client.queue(queue);
        String fields = localFields.of(queue).keySet().stream().sorted().collect(Collectors.joining(", "));
        return texts.get(
                "check.line",
                me.display() == null ? String.valueOf(me.login()) : me.display(),
                String.valueOf(me.login()),
                found.keyOrNothing() + " (" + found.title() + ")",
                fields.isEmpty() ? texts.get("check.none") : fields);
    }
}
