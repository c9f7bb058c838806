package deskbridge.channel.telegram;

import deskbridge.connector.Channel;
import deskbridge.connector.LocalFile;
import deskbridge.connector.Polled;
import deskbridge.connector.Reception;
import deskbridge.connector.RemoteTrouble;
import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
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
import deskbridge.rest.Allowance;
import deskbridge.rest.RestListener;
import deskbridge.rest.RestOptions;
import deskbridge.rest.Waiting;
import deskbridge.texts.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The channel to Telegram: one bot. */
public final class TelegramChannel implements Channel, Polled {

    private final TelegramConfig config;
    private final Roots roots;
    private final Texts texts;
    private final Identity identity;
    private final Subscription subscription;
    private final Polling polling;
    private final WebhookDoor door;
    private final Decoder decoder;
    private final Poster poster;
    private final Editor editor;
    private final Downloading downloading;
    private final Locating locating;

    /**
     * Opens the connection; nothing is called yet.
     *
     * @param config which bot
     * @param clock the hub's
     * @param options of the HTTP client; the configured proxy is added
     * @param listener hears of every call, for metrics
     * @param allowance what was called already, with this token
     */
    public TelegramChannel(
            TelegramConfig config,
            InstantSource clock,
            RestOptions options,
            RestListener listener,
            Allowance allowance) {
        this(config, clock, options, listener, new Pace(allowance, Waiting.by(clock)));
    }

    TelegramChannel(TelegramConfig config, InstantSource clock, RestOptions options, RestListener listener, Pace pace) {
        this.config = config;
        var id = config.id();
        this.texts = Texts.beside(TelegramChannel.class, config.language());
        this.roots = new Roots(config, config.proxy().map(options::proxy).orElse(options), listener);
        var failures = new Failures(id, texts, clock);
        var api = new BotApi(roots, failures);
        var moves = new Moves();
        var updates = new Updates(id);
        var answers = new PressAnswers(api::answerPress);
        var gathering = new Gathering(texts);
        var outbound = new Outbound(api, pace, failures, new Mending(moves));
        var begun = new Begun();
        this.identity = new Identity(api, config.token());
        this.subscription = new Subscription(config, api);
        this.polling = new Polling(api, subscription, updates, answers);
        this.door = new WebhookDoor(config.hookSecret(), updates, answers);
        this.decoder = new Decoder(id, identity, new Accounts(id), new Describing(texts), moves, clock);
        var writing = new Writing(id, outbound, gathering);
        this.poster = new Poster(id, api, writing, gathering, begun, texts, clock);
        this.editor = new Editor(id, api, outbound, writing, gathering, moves, begun, poster, texts);
        this.downloading = new Downloading(id, api, texts);
        this.locating = new Locating(id);
    }

    @Override
    public ConnectionId id() {
        return config.id();
    }

    @Override
    public Features features() {
        return new Features(false, false);
    }

    @Override
    public boolean polls() {
        return config.mode() == TelegramConfig.Mode.POLLING;
    }

    @Override
    public List<Envelope> poll(Duration most) throws RemoteTrouble {
        return polling.poll(most);
    }

    @Override
    public Reception receive(Request request) {
        return door.receive(request);
    }

    @Override
    public List<Event> decode(String body) throws RemoteTrouble {
        var update =
                Updates.read(body).orElseThrow(() -> RemoteTrouble.permanent(texts.get("update.unreadable", id())));
        return asking(() -> decoder.decode(update));
    }

    /** Never asked: updates hold what was said, and nothing can be read again. */
    @Override
    public ThreadSeen read(ThreadTouched touched, @Nullable Instant since) throws RemoteTrouble {
        throw RemoteTrouble.permanent(texts.get("read.impossible", id()));
    }

    @Override
    public SendResult send(Command command, SendContext context) {
        return switch (command) {
            case PostMessage post -> poster.post(post, context);
            case EditMessage edit -> editor.edit(edit, context);
            case OpenForm ignored -> new SendResult.Rejected(texts.get("form.impossible", id()));
            case Command.ToDesk desk ->
                throw new IllegalArgumentException(
                        id() + " is no desk: " + desk.getClass().getSimpleName());
        };
    }

    @Override
    public LocalFile open(RemoteFile file) throws RemoteTrouble {
        return downloading.open(file);
    }

    /** Telegram keeps what was not confirmed and gives it again; with webhooks it must only know where to. */
    @Override
    public List<Envelope> missed(CatchUp scope) throws RemoteTrouble {
        if (!polls()) {
            asking(() -> {
                subscription.hook();
                return true;
            });
        }
        return List.of();
    }

    @Override
    public Optional<Origin> locate(TicketOrigin origin) {
        return locating.locate(origin);
    }

    @Override
    public TicketOrigin origin(MessageRef message) {
        return Locating.origin(message);
    }

    @Override
    public Optional<Linked> linked(String url) {
        return locating.linked(url);
    }

    @Override
    public Standing standing(Place place) {
        return locating.standing(place);
    }

    /** Never asked: there are no forms. */
    @Override
    public Response refuseForm(Map<String, String> errors) {
        return Response.of(400);
    }

    @Override
    public String check() throws RemoteTrouble {
        var own = asking(identity::asked);
        var groups = Boolean.TRUE.equals(own.canReadAllGroupMessages()) ? "check.hears-all" : "check.hears-commands";
        return texts.get("check.line", "@" + own.username(), Long.toString(own.id()), texts.get(groups));
    }

    @Override
    public void close() {
        roots.close();
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
