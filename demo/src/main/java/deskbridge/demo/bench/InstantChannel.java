package deskbridge.demo.bench;

import deskbridge.connector.Channel;
import deskbridge.connector.LocalFile;
import deskbridge.connector.Reception;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.Event.ThreadTouched;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Place;
import deskbridge.domain.Receipt;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.RichText;
import deskbridge.domain.ThreadRef;
import deskbridge.domain.TicketOrigin;
import deskbridge.http.Request;
import deskbridge.http.Response;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A messenger that answers at once. */
final class InstantChannel implements Channel {

    private static final Pattern MESSAGE = Pattern.compile("\"id\":(\\d+),.*\"thread\":\\{\"message_id\":(\\d+)");

    private final Channel real;
    private final InstantRemotes remotes;
    private final AtomicLong messages = new AtomicLong(900_000_000);

    InstantChannel(Channel real, InstantRemotes remotes) {
        this.real = real;
        this.remotes = remotes;
    }

    @Override
    public ConnectionId id() {
        return real.id();
    }

    @Override
    public Features features() {
        return real.features();
    }

    @Override
    public Reception receive(Request request) {
        return real.receive(request);
    }

    /** The real one would ask the messenger for the chat, once. */
    @Override
    public List<Event> decode(String body) {
        Matcher message = MESSAGE.matcher(body);
        if (!message.find()) {
            throw new IllegalArgumentException("not a webhook of this measurement: " + body);
        }
        var touched = new MessageRef(id(), message.group(1));
        return List.of(new ThreadTouched(remotes.place(Long.parseLong(message.group(2))), touched));
    }

    /** Each message's number is the event's. */
    @Override
    public ThreadSeen read(ThreadTouched touched, @Nullable Instant since) {
        long event = Long.parseLong(touched.message().id()) - SignedHooks.FIRST_MESSAGE;
        var message = new ChatMessage(
                touched.message(),
                remotes.requester(),
                false,
                RichText.plain(InstantRemotes.words(event)),
                List.of(),
                remotes.now(),
                null,
                false,
                null,
                null);
        return new ThreadSeen(touched.place(), List.of(message), null, touched.message());
    }

    @Override
    public SendResult send(Command command, SendContext context) {
        if (command instanceof Command.PostMessage post) {
            remotes.written(post.message().text().words());
        }
        var message = new MessageRef(id(), Long.toString(messages.incrementAndGet()));
        ThreadRef thread = context.thread().orElseThrow().thread();
        return new SendResult.Sent(new Receipt.Posted(List.of(message), thread));
    }

    @Override
    public Optional<Origin> locate(TicketOrigin origin) {
        return Optional.empty();
    }

    @Override
    public TicketOrigin origin(MessageRef message) {
        return real.origin(message);
    }

    @Override
    public Optional<Linked> linked(String url) {
        return real.linked(url);
    }

    @Override
    public Standing standing(Place place) throws RemoteTrouble {
        return real.standing(place);
    }

    @Override
    public Response refuseForm(Map<String, String> errors) {
        return real.refuseForm(errors);
    }

    @Override
    public LocalFile open(RemoteFile file) throws RemoteTrouble {
        return real.open(file);
    }

    @Override
    public List<Envelope> missed(CatchUp scope) {
        return List.of();
    }

    @Override
    public String check() {
        return "answers at once";
    }

    @Override
    public void close() {
        real.close();
    }
}
