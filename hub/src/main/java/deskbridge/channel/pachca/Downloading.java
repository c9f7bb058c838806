package deskbridge.channel.pachca;

import deskbridge.channel.pachca.MessageJson.AttachmentJson;
import deskbridge.connector.LocalFile;
import deskbridge.connector.RemoteTrouble;
import deskbridge.domain.ConnectionId;
import deskbridge.domain.RemoteFile;
import deskbridge.rest.Download;
import deskbridge.rest.NoAnswerException;
import deskbridge.rest.RestClient;
import deskbridge.rest.RestRequest;
import deskbridge.rest.TemporaryFiles;
import deskbridge.texts.Texts;
import java.time.Duration;

/** Brings files from Pachca's storage. Links there are signed and expire, so a message is read again for a fresh one. */
final class Downloading {

    private static final long LARGEST = 512L * 1024 * 1024;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    private final ConnectionId connection;
    private final PachcaClient client;
    private final RestClient rest;
    private final Texts texts;

    Downloading(ConnectionId connection, PachcaClient client, RestClient rest, Texts texts) {
        this.connection = connection;
        this.client = client;
        this.rest = rest;
        this.texts = texts;
    }

    LocalFile open(RemoteFile file) throws RemoteTrouble {
        if (file.id().startsWith(FormValues.BY_LINK)) {
            return download(file, file.id().substring(FormValues.BY_LINK.length()));
        }
        if (file.id().startsWith(Reader.BY_MESSAGE)) {
            return download(file, freshLink(file));
        }
        throw gone(file);
    }

    private String freshLink(RemoteFile file) throws RemoteTrouble {
        var ids = file.id().split(":", 3);
        try {
            return client.message(Long.parseLong(ids[1])).stream()
                    .flatMap(message -> message.attachments().stream())
                    .filter(attached -> ids[2].equals(String.valueOf(attached.id())))
                    .map(AttachmentJson::url)
                    .filter(url -> url != null && !url.isBlank())
                    .findFirst()
                    .orElseThrow(() -> gone(file));
        } catch (CallFailed e) {
            throw e.trouble();
        }
    }

    /** The link proves itself; the storage must not see our token. */
    private LocalFile download(RemoteFile file, String url) throws RemoteTrouble {
        Download download;
        try {
            var request =
                    RestRequest.absolute("GET", url).withoutAuthorization().callTimeout(LIMIT);
            download = rest.download(request, LARGEST, new TemporaryFiles());
        } catch (NoAnswerException e) {
            throw RemoteTrouble.passing(texts.get("call.lost", connection, String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) {
            throw gone(file);
        }
        return switch (download) {
            case Download.Saved saved -> new LocalFile(saved.file(), file.name(), saved.contentType());
            case Download.TooLarge ignored ->
                throw RemoteTrouble.permanent(texts.get("file.large", connection, file.name()));
            case Download.Refused refused -> {
                int status = refused.answer().status();
                if (status >= 400 && status < 500 && status != 408 && status != 429) {
                    throw gone(file);
                }
                throw RemoteTrouble.passing(texts.get("call.broken", connection, "GET storage", status));
            }
        };
    }

    private RemoteTrouble gone(RemoteFile file) {
        return RemoteTrouble.permanent(texts.get("file.gone", connection, file.name()));
    }
}
