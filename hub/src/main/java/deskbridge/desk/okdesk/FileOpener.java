package deskbridge.desk.okdesk;

import deskbridge.connector.LocalFile;
import deskbridge.desk.okdesk.OkdeskFault.Kind;
import deskbridge.domain.RemoteFile;
import deskbridge.rest.Download;
import deskbridge.rest.TemporaryFiles;

/** Brings files of comments to local disk. Their links live for half a minute, so that each is fetched at once (facts: okdesk §4). */
final class FileOpener {
    /** More than any messenger takes. */
    private static final long LARGEST = 256L * 1024 * 1024;

    private static final int MOST_LINKS = 3;

    private final OkdeskClient client;
    private final TemporaryFiles temporary;

    FileOpener(OkdeskClient client, TemporaryFiles temporary) {
        this.client = client;
        this.temporary = temporary;
    }

    /** The file; whoever gets it closes it. */
    LocalFile open(RemoteFile file) throws OkdeskFault {
        FileAddress address = FileAddress.of(file);
        for (int link = 1; ; link++) {
            Download download = client.download(link(address), LARGEST, temporary);
            switch (download) {
                case Download.Saved saved -> {
                    return new LocalFile(saved.file(), file.name(), saved.contentType());
                }
                case Download.TooLarge tooLarge ->
                    throw OkdeskFault.of(
                            Kind.REFUSED, 0, "file " + file.id() + " is larger than " + tooLarge.limit() + " bytes");
                case Download.Refused refused -> {
                    if (link == MOST_LINKS) {
                        throw gone(file, refused.answer().status());
                    }
                }
            }
        }
    }

    private String link(FileAddress address) throws OkdeskFault {
        String link = client.attachment(address.issue(), address.file()).text("attachment_url");
        if (link.isBlank()) {
            throw OkdeskFault.of(Kind.REFUSED, 0, "file " + address.file() + " has no link");
        }
        return link;
    }

    /** A link that expired is no longer allowed; a store that is out of order comes back. */
    private static OkdeskFault gone(RemoteFile file, int status) {
        Kind kind = status >= 500 || status == 429 ? Kind.PASSING : Kind.REFUSED;
        return OkdeskFault.of(kind, status, "the store of file " + file.id() + " answered " + status);
    }
}
