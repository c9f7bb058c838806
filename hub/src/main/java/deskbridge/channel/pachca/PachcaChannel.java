package deskbridge.channel.pachca;

import deskbridge.connector.Channel;
import deskbridge.connector.LocalFile;
import deskbridge.connector.Reception;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.domain.ChatMessage;
import deskbridge.domain.Command;
import deskbridge.domain.Command.EditMessage;
import deskbridge.domain.Command.OpenForm;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.Envelope;
import deskbridge.domain.Event;
import deskbridge.domain.Event.ThreadSeen;
import deskbridge.domain.Event.ThreadTouched;
import deskbridge.domain.MessageRef;
import deskbridge.domain.Place;
import deskbridge.domain.RemoteFile;
import deskbridge.domain.TicketOrigin;
import deskbridge.http.Request;
import deskbridge.http.Response;
import deskbridge.json.Codecs;
import deskbridge.rest.Allowance;
import deskbridge.rest.Authorization;
import deskbridge.rest.RestClient;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.rest.Waiting;
import deskbridge.texts.Texts;
import io.avaje.jsonb.JsonType;
import io.avaje.jsonb.Types;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The channel to Pachca: one bot of one workspace. */
public final class PachcaChannel implements Channel {

    private static final JsonType<Map<String, Map<String, String>>> FORM_ERRORS =
            Codecs.plain().type(Types.mapOf(Types.mapOf(String.class)));

    private static final int LONGEST_ERROR = 2_000;

    private final ConnectionId id;
    private final RestClient rest;
    private final WebhookDoor door;
    private final Decoder decoder;
    private final Reader reader;
    private final Reader rereader;
    private final MadeHooks hooks;
    private final Poster poster;
    private final Editor editor;
    private final FormOpener forms;
    private final Downloading downloading;
    private final CatchingUp catchingUp;
    private final Locating locating;
    private final Checking checking;

    /**
     * Opens the connection; nothing is called yet.
     *
     * @param config which bot
     * @param clock the hub's
     * @param options of the HTTP client, a proxy among them
     * @param listener hears of every call, for metrics
     * @param allowance what was called already, with this token
     */
    public PachcaChannel(
            PachcaConfig config, InstantSource clock, RestOptions options, RestListener listener, Allowance allowance) {
        this(config, clock, options, listener, new Pace(allowance, Waiting.by(clock)));
    }

    PachcaChannel(PachcaConfig config, InstantSource clock, RestOptions options, RestListener listener, Pace pace) {
        this.id = config.id();
        var texts = Texts.beside(PachcaChannel.class, config.language());
        this.rest = new RestClient(
                id.name(),
                config.api().toString(),
                Authorization.bearer(config.token().reveal()),
                options,
                listener);
        var client = new PachcaClient(rest, pace, new Failures(id, texts, clock));
        var identity = new Identity(config, client);
        var people = new People(config, client, clock);
        var threads = new Threads(id, client, clock);
        var envelopes = new Envelopes(id);
        var composer = new Composer(people);
        var attaching = new Attaching(client, texts);
        this.decoder = new Decoder(id, people, threads);
        this.door = new WebhookDoor(new Signature(config.signingSecret()), clock, identity, envelopes, decoder);
        this.reader = new Reader(id, client, identity, people, threads, clock);
        this.rereader = new Reader(id, client.unhurried(), identity, people, threads, clock);
        this.poster = new Poster(
                id, client, threads, new Spots(client, threads), composer, attaching, identity, reader, texts, clock);
        this.editor = new Editor(id, client, threads, composer, attaching, identity, reader, texts, clock);
        this.forms = new FormOpener(client, texts, clock);
        this.downloading = new Downloading(id, client, rest, texts);
        this.hooks = new MadeHooks(identity, envelopes, clock);
        this.catchingUp = new CatchingUp(
                config,
                client,
                threads,
                new EventHistory(id, client, identity, envelopes),
                new Rereading(client.unhurried(), threads, hooks),
                hooks);
        this.locating = new Locating(id, client, people, threads);
        this.checking = new Checking(config, client, identity, texts);
    }

    @Override
    public ConnectionId id() {
        return id;
    }

    @Override
    public Features features() {
        return new Features(true, true);
    }

    @Override
    public Reception receive(Request request) {
        return door.receive(request);
    }

    @Override
    public List<Event> decode(String body) throws RemoteTrouble {
        try {
            return decoder.decode(body);
        } catch (CallFailed e) {
            throw e.trouble();
        } catch (MalformedHook e) {
            throw RemoteTrouble.permanent(id + ": a stored webhook cannot be read: " + e.getMessage());
        }
    }

    @Override
    public ThreadSeen read(ThreadTouched touched, @Nullable Instant since) throws RemoteTrouble {
        return asking(() -> reader.read(touched, since));
    }

    @Override
    public Optional<ThreadSeen> readWhole(Place place, List<MessageRef> standing) throws RemoteTrouble {
        return asking(() -> rereader.whole(place, standing));
    }

    @Override
    public Optional<Envelope> hint(Place place, ChatMessage message) {
        return MessageIds.number(message.ref()).isEmpty()
                ? Optional.empty()
                : Optional.of(hooks.again(id, place, message));
    }

    @Override
    public SendResult send(Command command, SendContext context) {
        return switch (command) {
            case PostMessage post -> poster.post(post, context);
            case EditMessage edit -> editor.edit(edit, context);
            case OpenForm form -> forms.open(form);
            case Command.ToDesk desk ->
                throw new IllegalArgumentException(
                        id + " is no desk: " + desk.getClass().getSimpleName());
        };
    }

    @Override
    public LocalFile open(RemoteFile file) throws RemoteTrouble {
        return downloading.open(file);
    }

    @Override
    public List<Envelope> missed(CatchUp scope) throws RemoteTrouble {
        return asking(() -> catchingUp.missed(scope));
    }

    @Override
    public List<Envelope> suspected(CatchUp scope) throws RemoteTrouble {
        return asking(() -> catchingUp.suspected(scope));
    }

    @Override
    public Optional<Origin> locate(TicketOrigin origin) throws RemoteTrouble {
        return asking(() -> locating.locate(origin));
    }

    @Override
    public TicketOrigin origin(MessageRef message) {
        return new TicketOrigin("", message.id(), "");
    }

    @Override
    public Optional<Linked> linked(String url) {
        return MessageLink.read(url)
                .map(message -> new MessageRef(id, Long.toString(message)))
                .map(message -> new Linked(message, origin(message)));
    }

    @Override
    public Standing standing(Place place) throws RemoteTrouble {
        return asking(() -> reader.standing(place));
    }

    @Override
    public Response refuseForm(Map<String, String> errors) {
        var shortened = new HashMap<String, String>();
        errors.forEach((field, text) -> shortened.put(field, Trim.to(LONGEST_ERROR, text)));
        return Response.json(400, FORM_ERRORS.toJson(Map.of("errors", shortened)));
    }

    @Override
    public String check() throws RemoteTrouble {
        return asking(checking::check);
    }

    @Override
    public void close() {
        rest.close();
    }

    private interface Question<T> {
        T ask() throws CallFailed;
    }

    private static <T> T asking(Question<T> question) throws RemoteTrouble {
        try {
            return question.ask();
        } catch (CallFailed e) {
            throw e.trouble();
        }
    }
}
