package deskbridge.channel.telegram;

import deskbridge.channel.telegram.Begun.Progress;
import deskbridge.connector.SendContext;
import deskbridge.connector.SendResult;
import deskbridge.domain.Command;
import deskbridge.domain.Command.PostMessage;
import deskbridge.domain.Command.Purpose;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.OutgoingMessage;
import deskbridge.domain.Receipt;
import deskbridge.domain.RichText;
import deskbridge.texts.Texts;
import java.time.InstantSource;

/** Writes new messages. */
final class Poster {

    /** Nobody can look what became of an attempt, so only one is repeated. */
    private static final int MOST_IN_DOUBT = 1;

    private final ConnectionId connection;
    private final BotApi api;
    private final Writing writing;
    private final Gathering gathering;
    private final Begun begun;
    private final Texts texts;
    private final InstantSource clock;

    Poster(
            ConnectionId connection,
            BotApi api,
            Writing writing,
            Gathering gathering,
            Begun begun,
            Texts texts,
            InstantSource clock) {
        this.connection = connection;
        this.api = api;
        this.writing = writing;
        this.gathering = gathering;
        this.begun = begun;
        this.texts = texts;
        this.clock = clock;
    }

    SendResult post(PostMessage command, SendContext context) {
        var spot = Spot.of(command.to(), context);
        if (spot.isEmpty()) {
            return new SendResult.Rejected(texts.get("post.nowhere", connection));
        }
        if (isEnough(command, context)) {
            return new SendResult.Rejected(texts.get("post.lost-before", connection));
        }
        var progress = begun.of(command, context.firstTriedAt(), context.doubtfulAttempts() > 0);
        try (var files = gathering.gather(command.message().files(), context)) {
            if (progress.inDoubt()) {
                // The one repetition must not be spent on an outage that is not over yet.
                api.me();
            }
            writing.write(said(command, context), files, spot.get(), progress, context);
        } catch (CallFailed e) {
            return failed(e, command, context, progress);
        }
        begun.ended(command, context.firstTriedAt());
        var written = progress.messages();
        return new SendResult.Sent(new Receipt.Posted(
                written.stream().map(message -> message.ref(connection)).toList(),
                spot.get().talk(connection, written.getFirst())));
    }

    /** Unless a person wants it sent all the same. */
    private boolean isEnough(PostMessage command, SendContext context) {
        return context.doubtfulAttempts() > MOST_IN_DOUBT
                && !context.redelivered()
                && !begun.remembers(command, context.firstTriedAt());
    }

    /** What comes late says so. */
    private OutgoingMessage said(PostMessage command, SendContext context) {
        var message = command.message();
        if (!context.redelivered() || command.purpose() instanceof Purpose.Card) {
            return message;
        }
        var text = RichText.plain(texts.get("post.late")).then(message.text());
        return new OutgoingMessage(text, message.buttons(), message.files(), message.contactButton());
    }

    /**
     * A lost answer is followed by one more attempt, and no third: nobody can look whether the message arrived. What is begun
     * counts as uncertain, so that it is known even when the memory of its parts is lost.
     */
    SendResult failed(CallFailed e, Command command, SendContext context, Progress progress) {
        var result = e.result(clock.instant());
        if (result instanceof SendResult.Uncertain && progress.lostAgain()) {
            result = new SendResult.Rejected(texts.get("post.lost-twice", connection, e.getMessage()));
        }
        if (result instanceof SendResult.Rejected || progress.isBlank()) {
            begun.ended(command, context.firstTriedAt());
        }
        return result instanceof SendResult.RetryAt retry && progress.begun()
                ? new SendResult.Uncertain(retry.reason())
                : result;
    }
}
