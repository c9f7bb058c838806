package deskbridge.channel.pachca;

import deskbridge.channel.pachca.MessageJson.AttachmentJson;
import deskbridge.connector.Channel.Standing;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.Event.ThreadTouched;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Person;
import deskbridge.domain.PersonRef;
import deskbridge.domain.Place;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in a touched thread. A webhook holds no files, no author's name and perhaps not the last text, and some
 * webhooks never come, so the thread is read from the newest message back to what is known.
 */
final class Reader {

    /** Marks a file by its message, which is read again for a fresh link. */
    static final String BY_MESSAGE = "msg:";

    /** A thread of more pages was never ours from its beginning. */
    private static final int MOST_PAGES = 20;

    private final ConnectionId connection;
    private final PachcaClient client;
    private final Identity identity;
    private final People people;
    private final Threads threads;
    private final InstantSource clock;

    Reader(
            ConnectionId connection,
            PachcaClient client,
            Identity identity,
            People people,
            Threads threads,
            InstantSource clock) {
        this.connection = connection;
        this.client = client;
        this.identity = identity;
        this.people = people;
        this.threads = threads;
        this.clock = clock;
    }

    ThreadSeen read(ThreadTouched touched, @Nullable Instant since) throws CallFailed {
        var place = touched.place();
        long touchedId = Long.parseLong(touched.message().id());
        var found = new ArrayList<MessageJson>();
        var key = ThreadKey.of(place.thread());
        if (place.inThread()) {
            if (since == null) {
                root(key).ifPresent(found::add);
            }
            found.addAll(written(key, since));
        }
        if (found.stream().noneMatch(message -> message.id() == touchedId)) {
            client.message(touchedId).ifPresent(found::add);
        }
        var messages = new ArrayList<ChatMessage>();
        for (MessageJson message : inOrder(found)) {
            messages.add(message(message));
        }
        if (found.stream().noneMatch(message -> message.id() == touchedId)) {
            messages.add(gone(touched.message()));
        }
        var root = key.root(connection);
        boolean rootSeen = messages.stream().anyMatch(message -> message.ref().equals(root));
        return new ThreadSeen(place, messages, rootSeen ? root : null, touched.message());
    }

    /** Everything that stands in a thread and at its root. */
    Standing standing(Place place) throws CallFailed {
        var key = ThreadKey.of(place.thread());
        var found = new ArrayList<>(written(key, null));
        client.message(key.rootId()).ifPresent(found::add);
        var messages = new ArrayList<ChatMessage>();
        var actions = new HashMap<MessageRef, List<String>>();
        for (MessageJson each : inOrder(found)) {
            var message = message(each);
            messages.add(message);
            var pressed = each.buttonRows().stream()
                    .flatMap(List::stream)
                    .flatMap(button -> Optional.ofNullable(button.data()).stream())
                    .toList();
            if (message.own() && !pressed.isEmpty()) {
                actions.put(message.ref(), pressed);
            }
        }
        return new Standing(key.root(connection), true, messages, actions);
    }

    /**
     * All of a thread, the message it hangs off included.
     *
     * @param standing what is known to stand there: what is not listed is asked for by itself
     * @return empty when the thread may not be read
     */
    Optional<ThreadSeen> whole(Place place, List<MessageRef> standing) throws CallFailed {
        var key = ThreadKey.of(place.thread());
        var root = IfReadable.ask(() -> client.message(key.rootId()));
        if (root.isEmpty()) {
            return Optional.empty();
        }
        var found = new TreeMap<Long, MessageJson>();
        var thread = Optional.ofNullable(root.get().thread()).or(() -> threads.known(key));
        if (thread.isPresent()) {
            since(thread.get().chatId(), null).forEach(message -> found.put(message.id(), message));
        }
        long oldest = found.isEmpty() ? Long.MAX_VALUE : found.firstKey();
        found.put(key.rootId(), root.get());
        var missing = new ArrayList<MessageRef>();
        for (MessageRef ref : standing) {
            long id = MessageIds.number(ref).orElse(0);
            if (id > 0 && !found.containsKey(id) && (id > oldest || oldest == Long.MAX_VALUE)) {
                var message = IfReadable.ask(() -> client.message(id));
                message.ifPresent(it -> found.put(id, it));
                if (message.isEmpty()) {
                    missing.add(ref);
                }
            }
        }
        var messages = new ArrayList<ChatMessage>();
        for (MessageJson message : inOrder(List.copyOf(found.values()))) {
            messages.add(message(message));
        }
        missing.forEach(ref -> messages.add(gone(ref)));
        return Optional.of(new ThreadSeen(place, messages, key.root(connection), key.root(connection)));
    }

    /** The message a thread hangs off, when a person wrote it. */
    private Optional<MessageJson> root(ThreadKey key) throws CallFailed {
        var root = client.message(key.rootId()).filter(message -> !message.isDeleted());
        if (root.isEmpty() || author(root.get()).bot()) {
            return Optional.empty();
        }
        return root.filter(message -> message.userId() != null);
    }

    /** What was written in the thread since then; everything when not told. */
    private List<MessageJson> written(ThreadKey key, @Nullable Instant since) throws CallFailed {
        var thread = threads.existing(key);
        return thread.isEmpty() ? List.of() : since(thread.get().chatId(), since);
    }

    /** A chat's messages since then, newest first. */
    List<MessageJson> since(long chatId, @Nullable Instant since) throws CallFailed {
        var found = new ArrayList<MessageJson>();
        String cursor = null;
        for (int page = 0; page < MOST_PAGES; page++) {
            var messages = client.messages(chatId, cursor);
            for (MessageJson message : messages.data()) {
                if (since == null || !message.created().isBefore(since)) {
                    found.add(message);
                }
            }
            var last = messages.data().isEmpty() ? null : messages.data().getLast();
            cursor = MetaJson.next(messages.meta());
            if (cursor == null
                    || last == null
                    || (since != null && last.created().isBefore(since))) {
                break;
            }
        }
        return found;
    }

    private static List<MessageJson> inOrder(List<MessageJson> messages) {
        return messages.stream()
                .sorted(Comparator.comparing(MessageJson::created).thenComparingLong(MessageJson::id))
                .toList();
    }

    private ChatMessage message(MessageJson message) throws CallFailed {
        var author = author(message);
        boolean own = Long.toString(identity.own().id()).equals(author.ref().id());
        var text = message.isDeleted() ? RichText.EMPTY : text(message.text());
        return new ChatMessage(
                new MessageRef(connection, Long.toString(message.id())),
                author,
                own,
                text,
                message.isDeleted() ? List.of() : files(message),
                message.created(),
                message.edited(),
                message.isDeleted(),
                MessageLink.of(message),
                null);
    }

    private Person author(MessageJson message) throws CallFailed {
        var id = message.userId();
        return id == null ? nobody() : people.person(id);
    }

    private RichText text(String content) throws CallFailed {
        return DialectParser.parse(content, people.named(Names.in(content)));
    }

    private List<RemoteFile> files(MessageJson message) {
        var files = new ArrayList<RemoteFile>();
        for (AttachmentJson file : message.attachments()) {
            var id = BY_MESSAGE + message.id() + ":" + file.id();
            files.add(new RemoteFile(connection, id, file.name() == null ? "" : file.name(), null));
        }
        return files;
    }

    /** Pachca keeps an empty shell of what was deleted; where even that is missing, the message is gone all the same. */
    private ChatMessage gone(MessageRef message) {
        return new ChatMessage(
                message, nobody(), false, RichText.EMPTY, List.of(), clock.instant(), null, true, null, null);
    }

    private Person nobody() {
        return new Person(new PersonRef(connection, "nobody"), "—", null, null, false);
    }
}
