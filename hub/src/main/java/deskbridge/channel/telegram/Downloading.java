package deskbridge.channel.telegram;

import deskbridge.connector.LocalFile;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.RemoteFile;
import deskbridge.rest.Download;
import deskbridge.rest.RestRequest;
import deskbridge.texts.Texts;
import java.net.URLConnection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Brings files from Telegram. Their addresses hold the token and live for an hour, so each is asked for afresh. */
final class Downloading {

    /** Bytes that a bot may fetch (facts: telegram §10). */
    private static final long LARGEST = 20L * 1024 * 1024;

    private static final String LARGEST_SHOWN = "20";

    private static final String BYTES = "application/octet-stream";

    private final ConnectionId connection;
    private final BotApi api;
    private final Texts texts;

    Downloading(ConnectionId connection, BotApi api, Texts texts) {
        this.connection = connection;
        this.api = api;
        this.texts = texts;
    }

    LocalFile open(RemoteFile file) throws RemoteTrouble {
        var size = file.size();
        if (size != null && size > LARGEST) {
            throw tooLarge(file);
        }
        try {
            return fetched(file, api.download(path(file), LARGEST));
        } catch (CallFailed e) {
            if (e.is(Refusal.TOO_LARGE)) {
                throw tooLarge(file);
            }
            throw e.isRefusal() ? gone(file) : e.trouble();
        }
    }

    private List<String> path(RemoteFile file) throws CallFailed, RemoteTrouble {
        var path = api.file(file.id()).filePath();
        if (path == null || path.startsWith("/")) {
            throw gone(file);
        }
        var segments = Stream.of(path.split("/", -1))
                .filter(segment -> !segment.isEmpty())
                .toList();
        if (segments.isEmpty() || !segments.stream().allMatch(RestRequest::isSegment)) {
            throw gone(file);
        }
        return segments;
    }

    private LocalFile fetched(RemoteFile file, Download download) throws CallFailed, RemoteTrouble {
        return switch (download) {
            case Download.Saved saved -> new LocalFile(saved.file(), file.name(), mediaType(file, saved));
            case Download.TooLarge ignored -> throw tooLarge(file);
            case Download.Refused refused -> throw api.refused(refused.answer());
        };
    }

    /** Telegram says of every file that it is bytes; its name tells more. Whoever says anything else means it. */
    private static String mediaType(RemoteFile file, Download.Saved saved) {
        if (!saved.contentType().startsWith(BYTES)) {
            return saved.contentType();
        }
        var guessed = URLConnection.guessContentTypeFromName(file.name().replace('#', '_'));
        return Objects.requireNonNullElse(guessed, saved.contentType());
    }

    private RemoteTrouble tooLarge(RemoteFile file) {
        return RemoteTrouble.permanent(texts.get("file.too-large", connection, file.name(), LARGEST_SHOWN));
    }

    private RemoteTrouble gone(RemoteFile file) {
        return RemoteTrouble.permanent(texts.get("file.gone", connection, file.name()));
    }
}
